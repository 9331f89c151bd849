import ChatModel
import SwitchboardKit

/// The commands of plain mode.
enum PlainCommand: String, CaseIterable {
  case model, option, set, system, again, next, stop, timeline, new, quiet, help, quit

  static var summary: String { allCases.map { "/\($0.rawValue)" }.joined(separator: " ") }

  var help: String {
    switch self {
    case .model: "/model ID [ID…]: asks these from now on, in order; alone it says who is asked"
    case .option: "/option NS.PATH=VALUE: sets a provider option; alone it lists them"
    case .set: "/set NAME=VALUE: a common setting, for example temperature=0.2"
    case .system: "/system TEXT: the system text; alone it says it"
    case .again: "/again: asks the last prompt once more"
    case .next: "/next: while an answer is awaited, gives up on this model and asks the next"
    case .stop: "/stop: ends the answer that is being written; Ctrl-C does the same"
    case .timeline: "/timeline: every attempt of the last answer"
    case .new: "/new: begins a new conversation"
    case .quiet: "/quiet: figures after the answers on or off"
    case .help: "/help: this list"
    case .quit: "/quit: leaves"
    }
  }
}

extension PlainSession {
  /// Does what a line with a slash says; false to leave.
  mutating func handle(_ line: String) -> Bool {
    let words = line.dropFirst().split(separator: " ", maxSplits: 1).map(String.init)
    let rest = words.count > 1 ? words[1].trimmed : ""
    guard let name = words.first?.lowercased(),
      let command = PlainCommand(rawValue: name == "options" ? "option" : name)
    else {
      say("error: \(line) is no command. Commands: \(PlainCommand.summary)")
      return true
    }
    do {
      return try perform(command, rest)
    } catch {
      say("error: \(error)")
      return true
    }
  }

  private mutating func perform(_ command: PlainCommand, _ rest: String) throws -> Bool {
    switch command {
    case .model:
      if !rest.isEmpty {
        // A comma may follow an id, and stand in one (demo/cut:after=5,first=0).
        let ids = rest.split(whereSeparator: \.isWhitespace).map {
          $0.last == "," ? $0.dropLast() : $0
        }
        try setup.replaceChain(ids.filter { !$0.isEmpty }.map(String.init))
      }
      say(setup.chainSentence)
    case .option:
      if !rest.isEmpty { try setup.addOption(rest) }
      say(setup.optionsSentence)
    case .set:
      if !rest.isEmpty { try setup.addSetting(rest) }
      say(setup.settingsSentence)
    case .system:
      if !rest.isEmpty { setup.instructions = rest }
      say(setup.instructions.isEmpty ? "No system text." : "System text: \(setup.instructions)")
    case .again:
      if let lastPrompt { ask(lastPrompt) } else { say("Nothing has been asked yet.") }
    case .next, .stop: say("Nothing is being asked.")
    case .timeline:
      guard let lastAnswer else {
        say("Nothing has been asked yet.")
        break
      }
      for line in PlainSummary.timeline(lastAnswer) { say(line) }
    case .new:
      history = []
      say("A new conversation.")
    case .quiet:
      isQuiet.toggle()
      say(isQuiet ? "Figures are off." : "Figures are on.")
    case .help: for command in PlainCommand.allCases { say(command.help) }
    case .quit: return false
    }
    return true
  }
}
