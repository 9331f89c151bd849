/// What floats above the panes; at most one thing does.
package enum Overlay: Sendable {
  case palette(CommandList)
  case help
  case timeline
  case ownWords
  case key(KeyDialog)
  case themes(selection: Int, before: String)
  case presets(PresetList)
  case leaving
}

/// The list of commands, narrowed by typing.
package struct CommandList: Sendable {
  package private(set) var editor = LineEditor(isSingleLine: true)
  package private(set) var selection = 0

  package init() {}

  /// The actions whose sentence or name has every word that was typed.
  package var found: [Action] {
    let words = editor.text.lowercased().split(separator: " ")
    return Action.allCases.filter { action in
      let text = (action.sentence + " " + action.rawValue).lowercased()
      return words.allSatisfy { text.contains($0) }
    }
  }

  package var selected: Action? {
    let found = found
    return found.indices.contains(selection) ? found[selection] : nil
  }

  mutating func handle(_ press: KeyPress) {
    switch press {
    case KeyPress(.up), .control("p"): selection = max(0, selection - 1)
    case KeyPress(.down), .control("n"): selection = min(max(0, found.count - 1), selection + 1)
    default: if editor.handle(press) { selection = 0 }
    }
  }
}

/// Asks for a provider's key; what is typed is never drawn.
package struct KeyDialog: Sendable {
  package enum State: Sendable, Hashable {
    case typing
    case checking(since: Duration)
    case refused(String)
  }

  package let provider: String
  package let providerName: String
  package let variables: [String]
  package let documentation: String
  package let model: String
  package var editor = LineEditor(isSingleLine: true)
  package var state = State.typing

  package init(
    provider: String, providerName: String, variables: [String], documentation: String,
    model: String
  ) {
    self.provider = provider
    self.providerName = providerName
    self.variables = variables
    self.documentation = documentation
    self.model = model
  }
}
