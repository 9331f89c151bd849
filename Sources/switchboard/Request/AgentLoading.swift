import ArgumentParser
import Settings
import SwitchboardKit

/// Finds an agent and refuses it with every reason there is.
enum AgentLoading {
  /// - Throws: `ValidationError` when there is none, it has mistakes, or it must be trusted first.
  static func load(_ name: String, program: Program) throws -> AgentFile {
    let agents = AgentDirectory(program.directories)
    do {
      let loaded = try agents.load(try agents.find(name))
      for mistake in loaded.mistakes where mistake.severity == .warning {
        Descriptor.error.line(mistake.description)
      }
      if let agent = loaded.agent { return agent }
      throw ValidationError(loaded.mistakes.errorLines)
    } catch let error as SettingsError {
      throw ValidationError(error.description)
    }
  }
}

extension ProviderConfiguration {
  /// The providers that an agent file brings along, by id.
  static func all(of agent: AgentFile, keys: KeyResolver) -> [String: ProviderConfiguration] {
    let tables = agent.providers.map {
      ($0.id, ProviderConfiguration($0, keys: keys, origin: "the agent file"))
    }
    return Dictionary(tables) { _, last in last }
  }
}

extension [FileMistake] {
  /// What must be put right, a line each.
  var errorLines: String {
    filter { $0.severity == .error }.map(\.description).joined(separator: "\n")
  }
}
