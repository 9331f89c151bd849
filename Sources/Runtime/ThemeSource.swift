package import Interface
package import TerminalIO

/// The themes as the loop needs them.
package struct ThemeSource {
  /// What the terminal has told of itself, as 0xRRGGBB.
  package struct TerminalColors: Sendable, Hashable {
    package var foreground: UInt32?
    package var background: UInt32?

    package init() {}
  }

  /// The names of all themes.
  package var names: () -> [String]
  /// The theme for a ground, as long as nobody has chosen one.
  package var automatic: (TerminalColors) -> String
  /// The colours of a theme; nil for one that cannot be used, with the reason.
  package var load: (String, TerminalColors) -> (palette: Palette?, complaint: String?)
  /// Tells when a file of a theme changes; nil where nothing is watched.
  package var watch: FolderWatch?

  package init(
    names: @escaping () -> [String], automatic: @escaping (TerminalColors) -> String,
    load: @escaping (String, TerminalColors) -> (palette: Palette?, complaint: String?),
    watch: FolderWatch?
  ) {
    self.names = names
    self.automatic = automatic
    self.load = load
    self.watch = watch
  }
}
