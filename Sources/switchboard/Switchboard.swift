import ArgumentParser
import CPlatform
import Glibc
import SwitchboardKit

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

      Completions: switchboard --generate-completion-script bash, zsh or fish.
      """,
    version: version,
    subcommands: [
      PlayCommand.self, AskCommand.self, ModelsCommand.self, ProvidersCommand.self,
      OptionsCommand.self, ExplainCommand.self, ExportCommand.self, ChatsCommand.self,
      AgentsCommand.self,
      ThemesCommand.self, DoctorCommand.self,
    ],
    defaultSubcommand: PlayCommand.self)

  static func main() {
    #if !DEBUG
      if getenv("SWITCHBOARD_DEBUG").map({ String(cString: $0) }) != "1" {
        _ = platform_hide_memory()
      }
    #endif
    let isAsk = CommandLine.arguments.dropFirst().first == AskCommand.name
    // One run has no use for a heap of each thread; the panes of the playground do.
    if isAsk { platform_share_heap() }
    // What answers once ends without the libraries' exit handlers: they cost half a millisecond, and
    // OpenSSL's must not meet a thread that is inside TLS.
    let end: (Int32) -> Never = { if isAsk { _exit($0) } else { Glibc.exit($0) } }
    do {
      if try !runQuickly() {
        var command: any ParsableCommand
        do {
          command = try commandAsked()
        } catch {
          refuse(error)
        }
        try command.run()
      }
    } catch {
      leave(error, end)
    }
    end(0)
  }

  /// Runs what the arguments plainly ask for; false when the parser has to read them.
  ///
  /// `ask` is what scripts wait for, and the playground what people do.
  private static func runQuickly() throws -> Bool {
    let arguments = CommandLine.arguments.dropFirst()
    if arguments.first == AskCommand.name {
      guard let ask = QuickArguments.ask(arguments.dropFirst()) else { return false }
      try AskRun(values: ask).run()
      return true
    }
    guard let play = QuickArguments.play(arguments) else { return false }
    try PlayRun(values: play).run()
    return true
  }

  /// The command that the arguments name, read by the parser.
  ///
  /// The arguments of `ask` and of the playground are read without those of the commands around
  /// them. What that does not understand, help among it, goes the usual way and comes out as always.
  private static func commandAsked() throws -> any ParsableCommand {
    let arguments = CommandLine.arguments.dropFirst()
    if arguments.first == AskCommand.name,
      let ask = try? AskCommand.parse(Array(arguments.dropFirst()))
    {
      return ask
    }
    if arguments.first.map({ $0.hasPrefix("-") }) ?? true,
      let play = try? PlayCommand.parse(Array(arguments))
    {
      return play
    }
    return try parseAsRoot()
  }

  /// Says what is wrong with the command line, and where help is; help that was asked for goes to
  /// standard output.
  private static func refuse(_ error: any Error) -> Never {
    guard exitCode(for: error) != .success else {
      Descriptor.output.line(fullMessage(for: error).trimmed)
      Glibc.exit(0)
    }
    let complaint = ParserComplaint(
      message(for: error), arguments: Array(CommandLine.arguments.dropFirst()),
      commands: configuration.subcommands)
    Descriptor.error.line(complaint.sentence)
    Descriptor.error.line("More: \(complaint.help)")
    Glibc.exit(ExitCode.validationFailure.rawValue)
  }

  /// Says in one sentence why a command could not do its work.
  private static func leave(_ error: any Error, _ end: (Int32) -> Never) -> Never {
    if let status = error as? ExitCode { end(status.rawValue) }
    // The help command says what it has to say by throwing.
    if exitCode(for: error) == .success { refuse(error) }
    let status = error is UsageError ? ExitCode.validationFailure : exitCode(for: error)
    let message = message(for: error)
    if !message.isEmpty { Descriptor.error.line(message) }
    end(status.rawValue)
  }
}
