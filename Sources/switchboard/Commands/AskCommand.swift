import ArgumentParser

/// One answer, streamed to standard output.
struct AskCommand: ParsableCommand {
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, jsonl }

  static let name = "ask"

  static let configuration = CommandConfiguration(
    commandName: name, abstract: "Asks once and streams the answer to standard output.",
    discussion: """
      The prompt is made of the arguments, then standard input when something is piped in, then the \
      files. Who answered, tokens, time and cost go to standard error.

      Exit status: 0 answered, 1 every entry failed, 2 broken off after text, 64 wrong usage, \
      130 stopped.
      """)

  @OptionGroup(title: "Request") var request: RequestFlags

  @Option(
    help: ArgumentHelp("A text file that goes with the prompt.", valueName: "file"),
    completion: .file())
  var file: [String] = []

  @Option(help: "json is one object at the end, jsonl one object per event.")
  var format = Format.text

  @Flag(help: "Nothing on standard error but errors.")
  var quiet = false

  @Flag(help: "Keeps prompt and answer with the stored chats; otherwise nothing is kept.")
  var keep = false

  @Argument(help: "The prompt; - reads standard input.")
  var prompt: [String] = []

  func run() throws { try AskRun(values: values).run() }

  var values: AskValues {
    AskValues(
      request: request.values, file: file, format: format, quiet: quiet, keep: keep, prompt: prompt)
  }
}

/// What the command line of `ask` says.
struct AskValues {
  var request = RequestValues()
  var file: [String] = []
  var format = AskCommand.Format.text
  var quiet = false
  var keep = false
  var prompt: [String] = []
}
