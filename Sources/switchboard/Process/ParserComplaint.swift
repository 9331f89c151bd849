import ArgumentParser

/// What the argument parser has against a command line, in this program's words.
///
/// The parser hands its complaints out as English text only; what is not recognised is passed on.
struct ParserComplaint {
  let sentence: String
  /// The command that shows the help that fits.
  let help: String

  /// - Parameters:
  ///   - message: The parser's own words.
  ///   - arguments: The command line without the program's name.
  ///   - commands: The commands that there are.
  init(_ message: String, arguments: [String], commands: [any ParsableCommand.Type]) {
    var path: [String] = []
    var known: [String] = commands.map { $0.name }
    var commands = commands
    for argument in arguments {
      guard let command = commands.first(where: { $0.name == argument }) else { break }
      path.append(argument)
      commands = command.configuration.subcommands
      known = commands.map { $0.name }
    }
    help = (["switchboard help"] + path).joined(separator: " ")
    let word = arguments.dropFirst(path.count).first
    sentence = Self.sentence(message, of: path, commandWord: word, commands: known)
  }

  /// The parser's words in ours.
  ///
  /// - Parameters:
  ///   - message: The parser's own words.
  ///   - path: The words of the command that was called.
  ///   - commandWord: The argument that stands where a command may.
  ///   - commands: The commands that may stand there.
  /// - Returns: One sentence.
  private static func sentence(
    _ message: String, of path: [String], commandWord: String?, commands: [String]
  ) -> String {
    let quoted = quotedWords(message)
    let first = quoted.first ?? ""
    let name = String(first.prefix { $0 != " " })
    switch message {
    case _ where message.hasPrefix("Unknown option"):
      return "There is no option \(first)."
        + (quoted.count > 1 ? " Did you mean \(quoted[1])?" : "")
    case _ where message.hasPrefix("Missing value for"):
      return name == first ? "\(name) needs a value." : "\(name) needs a value: \(first)."
    case _ where message.hasPrefix("Missing expected argument"):
      let missing = first.hasSuffix(" ...") ? String(first.dropLast(4)) : first
      return (path + ["needs", missing]).joined(separator: " ") + "."
    case _ where message.hasPrefix("Unexpected argument"),
      _ where message.contains(" unexpected arguments: "):
      if first == commandWord, !commands.isEmpty { return noCommand(first, commands) }
      return quoted.count > 1
        ? "\(list(quoted, "and")) are too many arguments."
        : "\(first) is one argument too many."
    case _ where message.hasPrefix("The option") && message.contains("does not take any value"):
      return "\(first) takes no value."
    case _ where message.hasPrefix("Can't"):
      return "--generate-completion-script takes bash, zsh or fish."
    case _ where message.hasPrefix("The value"): return refusedValue(message, quoted)
    default: return message.last.map(".?".contains) == true ? message : message + "."
    }
  }

  /// What a value must be, for the names that the help gives to numbers.
  private static func kind(_ name: String) -> String {
    ["n", "number", "numbers"].contains(name) ? "a whole number" : name
  }

  private static func noCommand(_ word: String, _ commands: [String]) -> String {
    let near = commands.filter { $0.hasPrefix(word.prefix(2)) }
    return near.isEmpty
      ? "There is no command \(word). Commands: \(list(commands, "and"))."
      : "There is no command \(word). Did you mean \(list(near, "or"))?"
  }

  /// "The value 'x' is invalid for '--name <what>'", and then nothing, a list, or our own sentence.
  private static func refusedValue(_ message: String, _ quoted: [String]) -> String {
    guard quoted.count >= 2 else { return message }
    let value = quoted[0]
    let option = quoted[1].split(separator: " ", maxSplits: 1).map(String.init)
    let name = option.first ?? ""
    if let own = message.firstRange(of: "': ", after: "is invalid for '") {
      return String(message[own.upperBound...])
    }
    // Six values and more come as lines with a mark before each.
    let marked = message.split(separator: "\n").filter { $0.hasPrefix("  - ") }
    let values =
      marked.isEmpty ? Array(quoted.dropFirst(2)) : marked.map { String($0.dropFirst(4)) }
    let what =
      !values.isEmpty
      ? list(values, "or")
      : kind(option.last?.filter { $0 != "<" && $0 != ">" } ?? "another value")
    return "\(name) takes \(what); \(value.isEmpty ? "nothing" : value) was given."
  }

  /// The parts of a text that stand between single quotes.
  private static func quotedWords(_ text: String) -> [String] {
    text.split(separator: "'", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }

  /// "a, b or c".
  private static func list(_ words: [String], _ last: String) -> String {
    guard let end = words.last, words.count > 1 else { return words.first ?? "" }
    return words.dropLast().joined(separator: ", ") + " \(last) " + end
  }
}

extension ParsableCommand {
  /// The word that calls the command.
  fileprivate static var name: String { configuration.commandName ?? "" }
}

extension String {
  /// The first place of a text that stands somewhere after another.
  fileprivate func firstRange(of text: String, after start: String) -> Range<String.Index>? {
    guard let start = firstRange(of: start) else { return nil }
    return self[start.upperBound...].firstRange(of: text)
  }
}
