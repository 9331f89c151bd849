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
  /// The key as it was pasted.
  package var editor = LineEditor(isSingleLine: true)
  /// A program that prints the key, with its arguments.
  package var command = LineEditor(isSingleLine: true)
  /// Whether the command is being typed.
  package var isCommand = false
  /// Whether the key outlives this run: in a file of its own, or its command in the settings.
  package var isKept = false
  package var state = State.typing
  /// What the pane asked before the model without a key was chosen; Esc goes back to it.
  var replaced: [ChainItem]?

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

/// A key as a person offers it.
package enum KeyOffer: Sendable, Hashable {
  case pasted(String)
  /// The program that prints it, and its arguments.
  case command([String])
}

extension KeyDialog {
  /// What has been typed so far; nil while the field is empty.
  package var offer: KeyOffer? {
    if isCommand {
      let words = Self.words(of: command.text)
      return words.isEmpty ? nil : .command(words)
    }
    return editor.isEmpty ? nil : .pasted(editor.text)
  }

  /// Words as a shell cuts them: at spaces that stand in no quotes.
  static func words(of text: String) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in text {
      switch character {
      case "\"", "'":
        if quote == character {
          quote = nil
        } else if quote == nil {
          quote = character
          word = word ?? ""
        } else {
          word = (word ?? "") + String(character)
        }
      case " " where quote == nil:
        if let word { words.append(word) }
        word = nil
      default: word = (word ?? "") + String(character)
      }
    }
    if let word { words.append(word) }
    return words
  }

  /// Edits the field that has the caret.
  mutating func type(_ press: KeyPress) -> Bool {
    isCommand ? command.handle(press) : editor.handle(press)
  }

  mutating func paste(_ text: String) {
    if isCommand {
      command.insert(text)
    } else {
      editor.insert(text.filter { !$0.isWhitespace })
    }
  }
}
