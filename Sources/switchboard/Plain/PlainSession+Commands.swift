import AppCore
import ArgumentParser
import ChatModel
import SwitchboardKit
import TerminalIO

extension PlainSession {
  /// Does what a line with a slash says; false to leave.
  mutating func handle(_ line: String) -> Bool {
    let words = line.dropFirst().split(separator: " ", maxSplits: 1).map(String.init)
    let rest = words.count > 1 ? words[1].trimmed : ""
    guard let command = words.first.flatMap({ SlashCommand(named: $0) }),
      SlashCommand.inPlainMode.contains(command)
    else {
      say("error: \(line) is no command. Commands: \(Self.commands)")
      return true
    }
    guard rest.isEmpty || !command.argumentInPlainMode.isEmpty else {
      say("error: \(command.refusal(of: rest))")
      return true
    }
    do {
      return try perform(command, rest)
    } catch {
      say("error: \(error)")
      return true
    }
  }

  private mutating func perform(_ command: SlashCommand, _ rest: String) throws -> Bool {
    switch command {
    case .model:
      if !rest.isEmpty { try setup.replaceChain(SlashCommand.ids(in: rest)) }
      say(setup.chainSentence)
    case .fallback:
      let known = setup.entries.filter(\.isEnabled).compactMap(\.id)
      if !rest.isEmpty { try setup.replaceChain(known + SlashCommand.ids(in: rest)) }
      say(setup.chainSentence)
    case .strategy:
      if !rest.isEmpty { try setup.useStrategy(rest) }
      say(setup.strategy.words)
    case .attach:
      if !rest.isEmpty {
        files.append(try FileToSend.read(rest, home: program.environment["HOME"]))
      }
      say(files.isEmpty ? "No file is attached." : "With the next prompt:")
      for file in files { say(file.sentence) }
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
    case .timeline:
      guard let lastAnswer else {
        say("Nothing has been asked yet.")
        break
      }
      for line in PlainSummary.timeline(lastAnswer) { say(line) }
    case .wire: try sayWire(rest)
    case .copy: copy()
    case .new:
      history = []
      say("A new conversation.")
    case .quiet:
      isQuiet.toggle()
      say(isQuiet ? "Figures are off." : "Figures are on.")
    case .help:
      for command in SlashCommand.inPlainMode {
        say("\(command.usageInPlainMode): \(command.sentenceInPlainMode)")
      }
    case .quit: return false
    case .next, .stop: say("Nothing is being asked.")
    case .export, .title, .clear, .close, .chats, .stats, .theme: break
    }
    return true
  }

  /// The requests and replies of the last run: a line for each, or with `full` as they were.
  private func sayWire(_ extent: String) throws {
    guard ["", "full"].contains(extent.lowercased()) else {
      throw ValidationError("/wire takes full, or nothing; \(extent) was typed.")
    }
    let exchanges = wire.exchanges.filter { $0.label == runs }
    guard !exchanges.isEmpty else {
      say(runs == 0 ? "Nothing has been asked yet." : "Nothing went over the wire.")
      return
    }
    guard !extent.isEmpty else {
      for exchange in exchanges { say(PlainSummary.wire(exchange)) }
      say("/wire full tells all of it.")
      return
    }
    for exchange in exchanges {
      say("wire: attempt \(exchange.attempt), \(exchange.model).")
      say(exchange.wholeText.trimmed)
      say("end of wire.")
    }
  }

  private func copy() {
    guard let text = lastAnswer?.text, !text.isEmpty else {
      say("There is no answer to copy.")
      return
    }
    guard Descriptor.output.isTerminal else {
      say("Nothing was copied: standard output is no terminal.")
      return
    }
    try? Descriptor.output.write(ClipboardSequence.bytes(for: text))
    say("Sent \(text.count) characters to the terminal (OSC 52); it does not confirm.")
  }

  /// The names of all commands.
  static var commands: String {
    SlashCommand.inPlainMode.map { "/\($0.rawValue)" }.joined(separator: " ")
  }
}
