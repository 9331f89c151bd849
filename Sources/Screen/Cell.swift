/// One place of a frame: what it shows, and how.
package struct Cell: Sendable, Hashable {
  package var glyph: Glyph
  package var style: Style

  package init(_ glyph: Glyph = .space, style: Style = .plain) {
    self.glyph = glyph
    self.style = style
  }

  /// An empty cell in the terminal's own colours.
  package static let blank = Cell()

  /// Whether this is the second half of a wide character.
  package var isContinuation: Bool { glyph.width == 0 }
}
