package import Themes

/// Finds and reads themes: the person's own files and the built-in ones.
package struct ThemeDirectory: Sendable {
  private let folder: String

  package init(_ directories: Directories) { folder = directories.themes }

  /// The names of all themes: the built-in ones, then the person's others by name.
  package func names() -> [String] {
    let own = AgentDirectory.files(in: folder).map { AgentLocation.name(of: $0) }
    return BuiltInThemes.names + own.filter { !BuiltInThemes.names.contains($0) }
  }

  /// The file of a theme of the person's own, whether or not it is there.
  package func file(of name: String) -> String { folder.appendingPath(name + ".toml") }

  /// Reads a theme by name; a file of the person's own comes before a built-in theme.
  ///
  /// nil when there is none of that name. A name with a slash is none.
  package func load(_ name: String) throws(SettingsError) -> Parsed<Theme>? {
    guard !name.contains("/"), !name.utf8.contains(0) else { return nil }
    let file = file(of: name)
    if let bytes = try AtomicFile.read(file, limit: TOMLDocument.mostBytes) {
      return ThemeFile.parse(bytes, file: file)
    }
    return BuiltInThemes.bytes(of: name).map { ThemeFile.parse($0, file: "\(name).toml") }
  }

  /// The name most like one that is not known.
  package func nearest(to name: String) -> String? { Spelling.nearest(to: name, in: names()) }
}
