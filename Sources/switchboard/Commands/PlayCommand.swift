import AppCore
import ArgumentParser
import SwitchboardKit

/// The playground.
struct PlayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "play", abstract: "Opens the playground (what switchboard alone does).")

  @OptionGroup(title: "Request") var request: RequestFlags

  @Flag(help: "Linear: no screen, one line after the other; for screen readers and scripts.")
  var plain = false

  @Flag(
    help: "Keeps out of the alternate screen: answers stay in the terminal, the composer below.")
  var inline = false

  @Flag(help: "No figures after the answers, no line on leaving.")
  var quiet = false

  @Flag(help: "Keeps nothing of this run: no transcript, no models for the next start.")
  var incognito = false

  @Flag(help: "Goes on with the chat in which something was last said.")
  var resume = false

  @Option(
    help: ArgumentHelp("Goes on with a stored chat; switchboard chats lists them.", valueName: "n"))
  var chat: Int?

  func validate() throws {
    if let contradiction = values.contradiction { throw ValidationError(contradiction) }
  }

  func run() throws { try PlayRun(values: values).run() }

  var values: PlayValues {
    PlayValues(
      request: request.values, plain: plain, inline: inline, quiet: quiet, incognito: incognito,
      resume: resume, chat: chat)
  }
}

/// What the command line of the playground says.
struct PlayValues {
  var request = RequestValues()
  var plain = false
  var inline = false
  var quiet = false
  var incognito = false
  var resume = false
  var chat: Int?

  /// Why two of the flags cannot both hold; nil when they can.
  var contradiction: String? {
    if resume, chat != nil {
      return "--resume and --chat do not go together: --chat names the chat."
    }
    if plain, inline {
      return "--plain and --inline do not go together: --plain moves no cursor."
    }
    if plain, resume || chat != nil {
      return "--plain begins a new chat; --resume and --chat need the screen."
    }
    return nil
  }
}

/// The playground, from what the command line says to the end of the program.
struct PlayRun {
  let values: PlayValues

  func run() throws {
    let program = try Program.load()
    defer { program.runtime.shutdown() }
    var setup = try RequestSetup(values.request, program: program)
    try setup.check(try SettingFlag.settings(values.request.set), for: setup.entries)
    if !values.plain, PlaygroundScreen.isPossible(program.environment) {
      var screen = PlaygroundScreen(
        flags: values.request, program: program, isQuiet: values.quiet,
        isIncognito: values.incognito)
      screen.isInline = values.inline
      screen.resumes = values.resume ? .last : values.chat.map { .number($0) }
      try screen.run(&setup)
      return
    }
    guard !values.resume, values.chat == nil else {
      throw ValidationError("There is no terminal to draw on, and --resume and --chat need one.")
    }
    let greeting = try setup.useDefaultModel(allowsDemo: true)
    var session = PlainSession(setup: setup, program: program, isQuiet: values.quiet)
    throw ExitCode(try session.run(greeting: greeting))
  }
}
