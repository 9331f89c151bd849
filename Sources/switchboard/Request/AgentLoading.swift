import ArgumentParser
import Settings

/// Finds an agent and refuses it with every reason there is.
enum AgentLoading {
  /// - Throws: `ValidationError` when there is none, it has mistakes, or it must be trusted first.
  static func load(_ name: String, program: Program) throws -> AgentFile {
    let agents = AgentDirectory(program.directories)
    do throws(SettingsError) {
      let loaded = try agents.load(try agents.find(name))
      for mistake in loaded.mistakes where mistake.severity == .warning {
        Descriptor.error.line(mistake.description)
      }
      if let agent = loaded.agent { return agent }
      let reasons = loaded.mistakes.filter { $0.severity == .error }.map(\.description)
      throw .unreadable(path: loaded.location.path, reason: reasons.joined(separator: "\n"))
    } catch {
      throw ValidationError(error.description)
    }
  }
}
