/// An agent file that was found.
package struct AgentLocation: Sendable, Hashable {
  package enum Origin: Sendable, Hashable {
    /// The person's own agents folder.
    case own
    /// `./agents`: it came with whatever the current folder is.
    case here
    /// A path that was given, elsewhere.
    case named
  }

  package var path: String
  package var origin: Origin
  /// What to write after `--agent`.
  package var reference: String

  package init(path: String, origin: Origin, reference: String) {
    self.path = path
    self.origin = origin
    self.reference = reference
  }

  /// The name of a file without `.toml`.
  package static func name(of path: String) -> String {
    let name = path.fileName
    return name.hasSuffix(".toml") ? String(name.dropLast(5)) : name
  }
}

/// An agent file that was read and judged.
package struct LoadedAgent: Sendable {
  package var location: AgentLocation
  /// nil when the file cannot be used, or not before it is trusted.
  package var agent: AgentFile?
  package var mistakes: [FileMistake]
  /// Whether `switchboard agents trust` would make it usable.
  package var needsTrust: Bool
}
