import Glibc

/// Keeps presets, a file each with mode 0600.
package struct PresetStore: Sendable {
  private let folder: String

  package init(_ directories: Directories) { folder = directories.presets }

  /// The names of all presets, sorted.
  package func names() -> [String] {
    AgentDirectory.files(in: folder).map { AgentLocation.name(of: $0) }
  }

  /// Reads a preset; nil when there is none of that name.
  package func load(_ name: String) throws(SettingsError) -> Parsed<Preset>? {
    let file = try file(of: name)
    guard let bytes = try AtomicFile.read(file, limit: TOMLDocument.mostBytes) else { return nil }
    return Preset.parse(bytes, file: file)
  }

  /// Keeps a preset in place of one of the same name.
  ///
  /// - Throws: `SettingsError`, also for a value that looks like a key, which stands in no file.
  package func save(_ preset: Preset) throws(SettingsError) {
    let file = try file(of: preset.name)
    let bytes = Array(preset.text.utf8)
    if let mistake = Preset.parse(bytes, file: file).mistakes.first(where: {
      $0.severity == .error
    }) {
      throw .unwritable(path: file, reason: String(mistake.message.dropLast()))
    }
    try AtomicFile.write(bytes, to: file)
  }

  /// Takes a preset away.
  ///
  /// - Returns: Whether there was one.
  @discardableResult
  package func delete(_ name: String) throws(SettingsError) -> Bool {
    let file = try file(of: name)
    if unlink(file) == 0 { return true }
    if errno == ENOENT { return false }
    throw .unwritable(path: file, reason: systemReason(errno))
  }

  /// A name that a file can have: no slash, no dot at its beginning, nothing that cannot be seen.
  package static func isName(_ name: String) -> Bool {
    (1...100).contains(name.utf8.count) && !name.hasPrefix(".") && name.first != " "
      && name.last != " "
      && name.unicodeScalars.allSatisfy { scalar in
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: false
        default: scalar != "/"
        }
      }
  }

  private func file(of name: String) throws(SettingsError) -> String {
    guard Self.isName(name) else { throw .notAName(name) }
    return folder.appendingPath(name + ".toml")
  }
}
