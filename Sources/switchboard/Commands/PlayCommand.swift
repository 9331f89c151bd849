import ArgumentParser
import ChatModel
import SwitchboardKit

/// The playground.
struct PlayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "play", abstract: "Opens the playground (what switchboard alone does).")

  @OptionGroup(title: "Request") var request: RequestFlags

  @Flag(help: "Linear: no screen, one line after the other; for screen readers and scripts.")
  var plain = false

  @Flag(help: "No figures after the answers.")
  var quiet = false

  @Flag(help: "Prompts of this run are not kept.")
  var incognito = false

  func run() throws {
    let program = try Program.load()
    defer { program.runtime.shutdown() }
    var setup = try RequestSetup(request, program: program)
    let greeting = try setup.useDefaultModel(allowsDemo: true)
    if !plain, PlaygroundScreen.isPossible(program.environment) {
      try PlaygroundScreen(
        setup: setup, flags: request, program: program, isIncognito: incognito
      ).run(greeting: greeting)
      return
    }
    var session = PlainSession(setup: setup, program: program, isQuiet: quiet)
    throw ExitCode(try session.run(greeting: greeting))
  }
}
