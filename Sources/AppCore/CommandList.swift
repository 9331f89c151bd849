/// The list of commands, narrowed by typing.
package struct CommandList: Sendable {
  package private(set) var editor = LineEditor(isSingleLine: true)
  package private(set) var selection = 0

  package init() {}

  /// - Parameters:
  ///   - press: The key.
  ///   - count: How many commands are found.
  mutating func handle(_ press: KeyPress, count: Int) {
    switch press {
    case KeyPress(.up), .control("p"): selection = selection > 0 ? selection - 1 : max(0, count - 1)
    case KeyPress(.down), .control("n"): selection = selection + 1 < count ? selection + 1 : 0
    case KeyPress(.pageUp): selection = max(0, selection - 10)
    case KeyPress(.pageDown): selection = min(max(0, count - 1), selection + 10)
    default: if editor.handle(press) { selection = 0 }
    }
  }

  mutating func select(_ row: Int) { selection = max(0, row) }

  mutating func insert(_ text: String) {
    editor.insert(text)
    selection = 0
  }
}

/// A command as the palette shows it.
package struct FoundCommand: Sendable, Hashable {
  package var action: Action
  /// Its key in the focused pane, or else anywhere.
  package var key: String
  /// Why it would do nothing now; nil when it does something.
  package var reason: String?
}

extension AppState {
  /// The actions whose sentence or name has every word that was typed; what can be used comes first,
  /// and of that what begins with the first word.
  package func found(_ list: CommandList) -> [FoundCommand] {
    let words = list.editor.text.lowercased().split(separator: " ")
    let found = Action.allCases.filter { action in
      let text = (action.sentence + " " + action.rawValue).lowercased()
      return words.allSatisfy { text.contains($0) }
    }
    let commands = found.map { action in
      FoundCommand(
        action: action,
        key: keymap.keys(of: action, in: place).first ?? keymap.keys(of: action).first ?? "",
        reason: reasonAgainst(action))
    }
    func isClose(_ command: FoundCommand) -> Bool {
      guard let first = words.first else { return true }
      let name = command.action.rawValue.lowercased().split(separator: ".").last ?? ""
      return command.action.sentence.lowercased().hasPrefix(first) || name.hasPrefix(first)
    }
    let near = commands.filter(isClose) + commands.filter { !isClose($0) }
    return near.filter { $0.reason == nil } + near.filter { $0.reason != nil }
  }
}
