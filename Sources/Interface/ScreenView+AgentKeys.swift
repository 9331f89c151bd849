import AppCore

extension ScreenView {
  /// The keys of the list of agents.
  func agentKeys(_ list: AgentList) -> [(String, String)] {
    if list.name != nil { return [("Enter", "make it"), ("Esc", "back")] }
    if list.asksTrust { return [("y", "trust it"), ("any other key", "back")] }
    guard let agent = list.selected else { return [("n", "new from the pane"), ("Esc", "back")] }
    let trust = agent.state == .notTrusted ? [("t", "trust")] : []
    return [("j k", "move"), ("Enter", "open")] + trust
      + [("e", "open and edit"), ("n", "new from the pane"), ("Esc", "back")]
  }

  /// The keys of the chain editor, as far as they do something now.
  func chainKeys(_ editor: ChainEditor, _ state: AppState) -> [(String, String)] {
    if let field = editor.field {
      if field.purpose == .instructions {
        return [("Enter", "keep"), ("Ctrl+J", "line"), ("Esc", "back")]
      }
      let choose = field.matches.isEmpty ? [] : [("Up Down", "choose")]
      return [("Enter", "keep")] + choose + [("Esc", "back")]
    }
    if editor.rewriteQuestion != nil { return [("y", "write anew"), ("any other key", "back")] }
    if editor.dryRun != nil { return [("j k", "scroll"), ("Esc", "back")] }
    let save = state.chat.agent == nil ? [("n", "new agent")] : [("Ctrl+S", "save"), ("n", "new")]
    if editor.fieldSelection != nil {
      return [
        ("j k", "field"), ("h l", "value"), ("Enter", "edit"), ("Backspace", "clear"),
        ("u", "undo"),
      ] + save
        + [("d", "dry run"), ("Esc", "entries")]
    }
    switch editor.row(of: state.chat.entries.count) {
    case .strategy, .afterText, .winOn:
      return [("j k", "row"), ("h l", "value"), ("a", "add")] + save
        + [("d", "dry run"), ("u", "undo"), ("Esc", "back")]
    case .hedgeAfter, .wholeRun:
      return [("j k", "row"), ("Enter", "type seconds"), ("Backspace", "none")] + save
        + [("u", "undo"), ("Esc", "back")]
    case .instructions:
      return [("j k", "row"), ("Enter", "edit"), ("a", "add")] + save + [("Esc", "back")]
    case .add: return [("j k", "row"), ("a", "add")] + save + [("d", "dry run"), ("Esc", "back")]
    case .entry:
      return [("J K", "move"), ("Space", "on off"), ("- +", "retries"), ("Enter", "open")] + save
        + [
          ("a", "add"), ("D", "remove"), ("d", "dry run"), ("u", "undo"),
          ("Alt+Enter", "try alone"), ("X", "export"), ("Esc", "back"),
        ]
    }
  }
}
