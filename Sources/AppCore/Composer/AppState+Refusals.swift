import SwitchboardKit

extension AppState {
  /// Why a command cannot be done as it is typed, as a sentence; nil when it can, or when only the
  /// world outside knows.
  ///
  /// The one place where commands are refused, so that the draft of none is lost.
  func reasonAgainst(_ command: SlashCommand, _ argument: String) -> String? {
    if command.argument.isEmpty, !argument.isEmpty { return command.refusal(of: argument) }
    if let action = command.action(argument) { return reasonAgainst(action) }
    switch command {
    case .theme: return Self.choice(argument, "theme", themes)
    case .strategy where !argument.isEmpty:
      return Self.choice(argument.lowercased(), "strategy", Strategy.Kind.allCases.map(\.rawValue))
    case .export:
      if hidesNames(of: chat) { return Self.hiddenUntilVote }
      let forms = RequestForm.allCases.map(\.rawValue)
      return argument.isEmpty ? nil : Self.choice(argument, "form", forms)
    case .title: return reasonAgainstTitle(argument)
    default: return nil
    }
  }

  private static func choice(_ word: String, _ noun: String, _ words: [String]) -> String? {
    guard !words.contains(word) else { return nil }
    return "There is no \(noun) \(word); there are \(words.joined(separator: ", "))."
  }

  /// Attaches a file; what was typed stays until it has been read.
  mutating func attach(_ path: String, typed: String) -> [Effect] {
    guard composer.asked != typed else { return [] }
    composer.asked = typed
    return [.compose(.attach([path], composer.owner))]
  }

  /// A file has been read: what asked for it has been done.
  mutating func attached() {
    guard let asked = composer.asked else { return }
    composer.asked = nil
    if case .attach(let editor) = composer.field {
      if editor.text == asked { composer.closeHelpers() }
    } else if composer.editor.text == asked {
      composer.editor.clear()
      composer.closeHelpers()
    }
  }

  /// Takes a strategy for the chain of the current pane, as the chain editor does, or says which holds.
  mutating func useStrategy(_ word: String) {
    if let kind = Strategy.Kind(rawValue: word.lowercased()), kind != chainRules.strategy.kind {
      var rules = chainRules
      rules.strategy = Strategy(kind)
      chat.rules = rules
    }
    flash =
      chainRules.strategy.words
      + (chat.chain.count > 1 ? "" : " The chain has one entry; /fallback adds another.")
  }
}

extension SlashCommand {
  /// The action that the command is another name of; nil for one that is more.
  fileprivate var action: Action? {
    switch self {
    case .again: .again
    case .next: .nextEntry
    case .stop: .stop
    case .timeline: .timeline
    case .wire: .wire
    case .copy: .copyAnswer
    case .clear: .clearChat
    case .new: .addPane
    case .close: .closePane
    case .stats: .statistics
    case .help: .help
    case .quit: .quit
    case .model, .option, .set, .system, .fallback, .strategy, .attach, .export, .title, .chats,
      .theme, .quiet:
      nil
    }
  }

  /// The same with an argument: alone some commands open what chooses it.
  func action(_ argument: String) -> Action? {
    switch self {
    case .theme where argument.isEmpty: .theme
    case .attach where argument.isEmpty: .attach
    default: action
    }
  }
}
