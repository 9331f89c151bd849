import ArgumentParser
import Settings

/// Agent files.
struct AgentsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "agents", abstract: "Lists, checks and trusts agent files.",
    subcommands: [List.self, Check.self, Trust.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "Lists the agents of the settings folder and of ./agents.")

    func run() throws {
      let program = try Program.load()
      let agents = AgentDirectory(program.directories)
      let found = agents.list()
      guard !found.isEmpty else {
        Descriptor.error.line(
          "No agents yet: put a file into \(program.directories.agents) or ./agents.")
        return
      }
      var table = Table(columns: [
        .init(title: "AGENT"), .init(title: "STATE"),
        .init(title: "MODELS", dispensable: 1, isCuttable: true),
      ])
      table.rows = found.map { location in
        guard let loaded = try? agents.load(location) else {
          return [location.reference, "cannot be read", ""]
        }
        let state =
          loaded.needsTrust ? "not trusted" : loaded.agent == nil ? "has mistakes" : "ready"
        let models = loaded.agent?.entries.map(\.model).joined(separator: ", ") ?? ""
        return [location.reference, state, models]
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
      do throws(SettingsError) {
        let loaded = try agents.load(try agents.find(agent))
        for mistake in loaded.mistakes { Descriptor.error.line(mistake.description) }
        if loaded.mistakes.haveErrors { throw .unreadable(path: agent, reason: "it has mistakes") }
        Descriptor.output.line("\(loaded.location.path) is in order.")
      } catch {
        throw ValidationError(error.description)
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
