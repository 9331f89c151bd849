extension Frame {
  /// Puts other glyphs of the same width in the place of some, wherever they stand.
  package mutating func replace(_ twins: [Glyph: Glyph]) {
    for row in 0..<rows {
      for column in 0..<columns {
        let cell = self[row, column]
        // What is replaced is never ASCII.
        guard cell.glyph.count > 1, let twin = twins[cell.glyph], twin.width == cell.glyph.width
        else { continue }
        set(twin, row, column, style: cell.style)
      }
    }
  }
}
