import ArgumentParser
import CPlatform
import Glibc

/// The program: `switchboard` alone opens the playground, everything else is a command.
@main
struct Switchboard: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "switchboard",
    abstract: "A playground for language models in the terminal.",
    discussion: """
      Every provider and model behind one id, provider/model. Chains fall back, every failure is \
      kept, and every answer says which model wrote it. demo/… works with no key and no network.
      """,
    version: version,
    subcommands: [
      PlayCommand.self, AskCommand.self, ModelsCommand.self, ProvidersCommand.self,
      ExplainCommand.self, ExportCommand.self, AgentsCommand.self,
    ],
    defaultSubcommand: PlayCommand.self)

  static func main() {
    #if !DEBUG
      if getenv("SWITCHBOARD_DEBUG").map({ String(cString: $0) }) != "1" {
        _ = platform_hide_memory()
      }
    #endif
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      leave(error)
    }
  }

  /// Says what is wrong in one sentence, and where help is; help itself goes to standard output.
  private static func leave(_ error: any Error) -> Never {
    let status = exitCode(for: error)
    guard status != .success else {
      Descriptor.output.line(fullMessage(for: error))
      Glibc.exit(0)
    }
    let message = message(for: error)
    if !message.isEmpty {
      Descriptor.error.line(message)
      if status == .validationFailure { Descriptor.error.line("More: switchboard help") }
    }
    Glibc.exit(status.rawValue)
  }
}
