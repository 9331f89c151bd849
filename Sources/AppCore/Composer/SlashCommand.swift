import JSONCoding
import ProviderOptions

/// A command that is typed in place of a prompt, on the screen and in plain mode.
package enum SlashCommand: String, Sendable, Hashable, CaseIterable {
  case model, option, set, system, fallback, strategy, attach, again, next, stop, timeline, wire,
    copy
  case export, title, clear, new, close, chats, stats, theme, quiet, help, quit

  package static let onScreen = allCases.filter { $0 != .quiet }
  package static let inPlainMode = allCases.filter {
    ![.export, .title, .clear, .close, .chats, .stats, .theme].contains($0)
  }

  /// What follows the name; empty when nothing does.
  package var argument: String {
    switch self {
    case .model, .fallback: "ID [ID…]"
    case .title: "[ID]"
    case .system: "TEXT"
    case .option: "NS.PATH=VALUE"
    case .set: "NAME=VALUE"
    case .attach: "PATH"
    case .theme, .strategy: "NAME"
    case .export: "FORM"
    case .chats: "WORDS"
    case .again, .next, .stop, .timeline, .wire, .copy, .clear, .new, .close, .stats, .quiet, .help,
      .quit:
      ""
    }
  }

  /// What follows the name in plain mode, which has no view of the wire.
  package var argumentInPlainMode: String { self == .wire ? "[full]" : argument }

  /// What it does, in a few words.
  package var sentence: String {
    switch self {
    case .model: "asks these from now on, in order; alone it says who is asked"
    case .fallback: "asks these too when those before them fail"
    case .strategy: "fallback, race, balance or weighted; alone it says which"
    case .system: "the system text; alone it says it"
    case .option: "sets a provider option; alone it lists them"
    case .set: "a common setting, for example temperature=0.2"
    case .attach: "an image, a PDF or a text goes with the next prompt"
    case .again: "asks the last prompt once more"
    case .next: "gives up on the model that is waited for and asks the next"
    case .stop: "ends the answer that is being written"
    case .export: "copies the pane's setup as curl, ai-sdk, mastra, openai-python, swift, agent …"
    case .timeline: "every attempt of the last answer"
    case .wire: "what went over the wire for the last answer, keys hidden"
    case .copy: "copies the last answer"
    case .title: "has this model, or else the pane's, give the chat a title"
    case .clear: "empties the chat"
    case .new: "begins a new conversation, on the screen in a pane beside"
    case .close: "closes the pane"
    case .chats: "lists the stored chats, or finds words in them"
    case .stats: "what was measured: answers, failures, speed, cost, votes"
    case .theme: "changes the colours"
    case .quiet: "figures after the answers on or off"
    case .help: "what can be done"
    case .quit: "leaves"
    }
  }

  /// What it does in plain mode.
  package var sentenceInPlainMode: String {
    self == .wire
      ? "the requests and replies of the last answer, a line each; full: all of it, keys hidden"
      : sentence
  }

  /// `/model ID [ID…]`.
  package var usage: String { usage(argument) }
  package var usageInPlainMode: String { usage(argumentInPlainMode) }

  private func usage(_ argument: String) -> String {
    "/\(rawValue)" + (argument.isEmpty ? "" : " \(argument)")
  }

  /// Why nothing may follow the name of this command, as a sentence.
  package func refusal(of argument: String) -> String {
    "/\(rawValue) takes nothing behind it; \(JSONValue.string(argument).brief) was typed."
  }

  /// The ids of an argument.
  ///
  /// A comma may follow an id, and stand in one (`demo/cut:after=5,first=0`).
  package static func ids(in argument: String) -> [String] {
    argument.split(whereSeparator: \.isWhitespace)
      .map { String($0.last == "," ? $0.dropLast() : $0) }.filter { !$0.isEmpty }
  }

  /// The command of a name as it is typed.
  package init?(named name: some StringProtocol) {
    let name = name.lowercased()
    self.init(rawValue: name == "options" ? "option" : name == "exit" ? "quit" : name)
  }
}

/// What the composer's text is: a prompt, a prompt for one model, or a command.
enum DraftMeaning: Equatable {
  case prompt(String)
  /// `@provider/model` and the prompt behind it.
  case directed(id: String, prompt: String)
  case command(SlashCommand, argument: String)
  /// A slash and a word that is no command.
  case unknown(String)

  /// Reads a draft.
  ///
  /// A second slash at the start makes a prompt of what looks like a command; a path is none.
  init(_ text: String) {
    if text.hasPrefix("//") {
      self = .prompt(String(text.dropFirst()))
    } else if text.hasPrefix("/") {
      let (name, argument) = Self.split(text.dropFirst())
      if let command = SlashCommand(named: name), SlashCommand.onScreen.contains(command) {
        self = .command(command, argument: argument)
      } else {
        let isName = !name.isEmpty && name.allSatisfy { $0.isLetter || $0 == "-" }
        self = isName ? .unknown(String(name)) : .prompt(text)
      }
    } else if text.hasPrefix("@") {
      let (id, prompt) = Self.split(text.dropFirst())
      self = id.contains("/") ? .directed(id: String(id), prompt: prompt) : .prompt(text)
    } else {
      self = .prompt(text)
    }
  }

  /// The first word, and what follows it without white space at its ends.
  private static func split(_ text: Substring) -> (Substring, String) {
    let word = text.prefix { !$0.isWhitespace }
    var rest = text[word.endIndex...]
    while rest.first?.isWhitespace == true { rest = rest.dropFirst() }
    while rest.last?.isWhitespace == true { rest = rest.dropLast() }
    return (word, String(rest))
  }
}
