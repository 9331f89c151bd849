/// What floats above the panes; at most one thing does.
package enum Overlay: Sendable {
  case palette(CommandList)
  case timeline(TimelineView)
  case wire(WireView)
  case failureDesk(FailureDesk)
  /// The first line that is shown.
  case help(top: Int)
  case ownWords
  /// Speed and cost of all panes.
  case figures
  case key(KeyDialog)
  /// All that is known of the selected model, from a row on.
  case modelCard(top: Int)
  case comparison(ModelComparison)
  /// What a download may not change by itself.
  case held(top: Int)
  case themes(selection: Int, before: String)
  case presets(PresetList)
  /// The stored chats.
  case sessions(SessionList)
  case agents(AgentList)
  case chainEditor(ChainEditor)
  case export(ExportChooser)
  case leaving

  /// Takes note of how long its text came out.
  mutating func laidOut(_ metrics: ScrollMetrics) {
    switch self {
    case .wire(var view):
      view.laidOut(metrics)
      self = .wire(view)
    case .chainEditor(var editor):
      editor.laidOut(metrics)
      self = .chainEditor(editor)
    default: break
    }
  }
}
