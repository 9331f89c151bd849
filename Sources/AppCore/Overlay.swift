extension AppState {
  /// The same with something else that floats.
  package func floating(_ overlay: Overlay) -> AppState {
    var state = self
    state.overlay = overlay
    return state
  }
}

/// What floats above the panes; at most one thing does.
package indirect enum Overlay: Sendable {
  case palette(CommandList)
  case timeline(TimelineView)
  case wire(WireView)
  case failureDesk(FailureDesk)
  case help(HelpView)
  /// A key is being given to an action.
  case binding(KeyBinding)
  /// The keys of something else that floats, which comes back.
  case keys(of: Overlay)
  /// What the providers of the failed attempts said, from a line on.
  case ownWords(top: Int)
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
  /// What was measured.
  case statistics(StatisticsView)
  case agents(AgentList)
  case chainEditor(ChainEditor)
  case export(ExportChooser)
  case leaving

  /// Whether it covers the panes and the line of news with them.
  package var hasScreen: Bool {
    switch self {
    case .timeline, .wire, .failureDesk, .comparison, .statistics: true
    default: false
    }
  }

  /// Whether F1 shows its keys in place of the help of the panes.
  package var hasKeySheet: Bool {
    switch self {
    case .help, .binding, .keys, .leaving: false
    default: true
    }
  }

  /// Takes note of how long its text came out.
  mutating func laidOut(_ metrics: ScrollMetrics) {
    let last = max(0, metrics.total - metrics.height)
    switch self {
    case .timeline(var view):
      view.laidOut(metrics)
      self = .timeline(view)
    case .wire(var view):
      view.laidOut(metrics)
      self = .wire(view)
    case .chainEditor(var editor):
      editor.laidOut(metrics)
      self = .chainEditor(editor)
    case .ownWords(let top): self = .ownWords(top: min(top, last))
    case .modelCard(let top): self = .modelCard(top: min(top, last))
    case .held(let top): self = .held(top: min(top, last))
    case .comparison(var comparison):
      comparison.top = min(comparison.top, last)
      self = .comparison(comparison)
    default: return
    }
  }
}
