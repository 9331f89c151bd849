import ArgumentParser
import Settings

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

extension [FileMistake] {
  /// What must be put right, a line each.
  var errorLines: String {
    filter { $0.severity == .error }.map(\.description).joined(separator: "\n")
  }
}
