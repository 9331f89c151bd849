import CEmbedded
package import Themes

/// The themes that are part of the program: the files of `themes/`.
package enum BuiltInThemes {
  /// Their names, in the order in which they are offered.
  package static let names: [String] = (0..<switchboard_embedded_theme_count()).map { index in
    String(cString: switchboard_embedded_theme_name(index))
  }

  /// The text of a theme's file; nil for a name that is not among them.
  package static func bytes(of name: String) -> [UInt8]? {
    guard let index = names.firstIndex(of: name) else { return nil }
    return Array(
      UnsafeBufferPointer(
        start: switchboard_embedded_theme(index), count: switchboard_embedded_theme_size(index)))
  }

  /// One of them; nil for a name that is not among them.
  package static func theme(_ name: String) -> Theme? {
    bytes(of: name).flatMap { ThemeFile.parse($0, file: "\(name).toml").value }
  }
}
