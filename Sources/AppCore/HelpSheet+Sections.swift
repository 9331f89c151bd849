extension HelpSheet {
  /// The groups of keys, those of the focused pane first.
  static func sections(
    _ state: AppState, keyWidth: Int, hasSentences: Bool
  ) -> [Section] {
    let place = state.place
    let useful = Action.allCases.filter { state.reasonAgainst($0) == nil }
    let groups: [Section] = Action.Group.allCases.map { group in
      let rows = useful.filter { $0.group == group }.compactMap { action -> Key? in
        let keys = state.keymap.keys(of: action, in: place)
        guard let first = keys.first else { return nil }
        let both = keys.prefix(2).joined(separator: hasSentences ? "  " : " ")
        return Key(
          keys: both.count < keyWidth ? both : first,
          words: hasSentences ? action.sentence : action.label, sentence: action.sentence,
          action: action)
      }
      return (group.rawValue, rows)
    }
    let own = own(place)
    let first = groups.filter { own.contains($0.title) }
    let rest = groups.filter { !own.contains($0.title) }
    let fixed = fixed(state).map {
      Key(keys: $0.keys, words: hasSentences ? $0.sentence : $0.label, sentence: $0.sentence)
    }
    return (first + [("moving and typing", fixed)] + rest).filter { !$0.rows.isEmpty }
  }

  /// The groups of the focused pane, which come first.
  private static func own(_ place: Action.Place) -> [String] {
    let groups: [Action.Group] =
      switch place {
      case .composer: [.writing]
      case .chat: [.acting, .reading, .seeing, .taking]
      case .models: [.models]
      case .options, .anywhere: [.options]
      }
    return groups.map(\.rawValue)
  }

  /// Keys that belong to a pane itself and cannot be bound.
  private static func fixed(_ state: AppState) -> [Fixed] {
    let panes: Fixed = ("Alt+0 to Alt+9", "go to a pane", "Options, models, the chats")
    switch state.focus {
    case .composer:
      return LineEditor.help + [
        ("Esc Ctrl+C", "stop, clear, leave", "Stop; Ctrl+C then clears, then leaves"), panes,
      ]
    case .models:
      return [
        ("j k Up Down", "move", "Move"),
        ("Space Enter", "fold, unfold", "Fold and unfold a provider"),
        ("PageUp PageDn", "ten rows", "Move ten rows"),
        ("Esc", "clear, then composer", "Clear the search, then the composer"), panes,
      ]
    case .options:
      return [
        ("j k Up Down", "move", "Move"), ("h l", "change the value", "Change the value"),
        ("digits Enter", "type a value", "Type a value"),
        ("Backspace d", "layer below; default", "The layer below; the default"),
        ("Esc", "go to the composer", "Go to the composer"), panes,
      ]
    case .chat:
      return [
        ("Esc", "stop, then composer", "Stop, then the composer"),
        ("0 to 9", "go to a pane", "Options, models, the chats"),
        ("Ctrl+C", "stop, clear, leave", "Stop, clear, leave"),
      ]
    }
  }
}
