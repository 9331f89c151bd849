import ArgumentParser
import Settings
import SwitchboardKit

/// Agent files.
struct AgentsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agents", abstract: "Lists, checks and trusts agent files.",
    subcommands: [List.self, Check.self, Trust.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Lists the agents of the settings folder and of ./agents.")

    @Option(help: "text, json or tsv.")
    var format = RecordFormat.text

    func run() throws {
      let program = try Program.load()
      let agents = AgentDirectory(program.directories)
      let listings = agents.list().map { AgentListing($0, in: agents) }
      guard format == .text else {
        Descriptor.output.records(listings.map(\.record), format: format)
        return
      }
      guard !listings.isEmpty else {
        Descriptor.error.line(
          "No agents yet: put a file into \(program.directories.agents) or ./agents.")
        return
      }
      var table = Table(columns: [
        .init(title: "AGENT"), .init(title: "STATE"),
        .init(title: "MODELS", dispensable: 1, least: 16),
      ])
      table.rows = listings.map {
        [$0.location.reference, $0.state.words, $0.models.joined(separator: ", ")]
      }
      Descriptor.output.table(table)
    }
  }

  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: "Names every mistake of an agent file with its line.")

    @Argument(help: "The agent, by name or file.", completion: .file())
    var agent: String

    func run() throws {
      let program = try Program.load()
      let agents = AgentDirectory(program.directories)
      let loaded: LoadedAgent
      do throws(SettingsError) {
        loaded = try agents.load(try agents.find(agent))
      } catch {
        throw ValidationError(error.description)
      }
      let path = loaded.location.path
      for mistake in loaded.mistakes { Descriptor.error.line(mistake.description) }
      let unknown = Self.unusableModels(of: loaded.agent, program: program)
      for sentence in unknown { Descriptor.error.line("\(path): \(sentence)") }
      guard !loaded.mistakes.haveErrors, unknown.isEmpty else {
        throw ExitCode.validationFailure
      }
      Descriptor.output.line("\(path) is in order.")
    }

    /// What is wrong with ids that only the catalogue and the settings can tell.
    private static func unusableModels(of agent: AgentFile?, program: Program) -> [String] {
      guard let agent else { return [] }
      let router = program.runtime.router.adding(
        ProviderConfiguration.all(of: agent, keys: program.keys))
      return agent.entries.filter { !$0.model.contains("{") }.compactMap { entry in
        do throws(UsageError) {
          let id = try router.identify(entry.model, hasAddress: entry.baseURL != nil)
          _ = try router.route(ModelEntry(entry, keys: program.keys), id: id)
          return nil
        } catch {
          return error.description
        }
      }
    }
  }

  struct Trust: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "trust",
      abstract: "Lets an agent file of ./agents name keys, commands and addresses.",
      discussion: "Its content is remembered; a change asks again.")

    @Argument(help: "The agent file.", completion: .file())
    var agent: String

    func run() throws {
      let program = try Program.load()
      let agents = AgentDirectory(program.directories)
      do throws(SettingsError) {
        let location = try agents.find(agent)
        try agents.trust(location)
        Descriptor.output.line("\(location.path) is trusted as it stands.")
      } catch {
        throw ValidationError(error.description)
      }
    }
  }
}
