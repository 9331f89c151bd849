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
    guard !resume || chat == nil else {
      throw ValidationError("--resume and --chat do not go together: which chat is it?")
    }
    guard !plain || !inline else {
      throw ValidationError("--plain and --inline do not go together: --plain moves no cursor.")
    }
    guard !plain || !(resume || chat != nil) else {
      throw ValidationError("--plain begins a new chat; --resume and --chat need the screen.")
    }
  }

  func run() throws {
    let program = try Program.load()
    defer { program.runtime.shutdown() }
    var setup = try RequestSetup(request, program: program)
    if !plain, PlaygroundScreen.isPossible(program.environment) {
      var screen = PlaygroundScreen(
        flags: request, program: program, isQuiet: quiet, isIncognito: incognito)
      screen.isInline = inline
      screen.resumes = resume ? .last : chat.map { .number($0) }
      try screen.run(&setup)
      return
    }
    guard !resume, chat == nil else {
      throw ValidationError("There is no terminal to draw on, and --resume and --chat need one.")
    }
    let greeting = try setup.useDefaultModel(allowsDemo: true)
    var session = PlainSession(setup: setup, program: program, isQuiet: quiet)
    throw ExitCode(try session.run(greeting: greeting))
  }
}
