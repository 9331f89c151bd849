import TextLayout

/// Where the next character of a text goes, and on which one its marks sit.
struct Pen {
  let row: Int
  var column: Int
  /// The visible part of the row: what lies before and behind it is left out.
  let clip: Range<Int>
  /// The column of the last character, if it was drawn.
  var last: Int?

  /// Whether everything further lies behind the visible part.
  var isDone: Bool { column >= clip.upperBound }

  /// Draws a text from here on and moves behind it.
  ///
  /// Not generic: nearly all the time of a frame is spent here.
  mutating func write(_ text: String, style: Style, into frame: inout Frame) {
    for scalar in text.unicodeScalars {
      let width = Glyph.isForbidden(scalar) ? 1 : DisplayWidth.width(of: scalar)
      if width == 0 {
        if let last { frame.add(mark: scalar, row, last) }
        continue
      }
      if let last, joinFlag(scalar, at: last, in: &frame) { continue }
      guard !isDone else { return }
      place(Glyph(scalar), style: style, into: &frame)
    }
  }

  private mutating func place(_ glyph: Glyph, style: Style, into frame: inout Frame) {
    let end = column + glyph.width
    last = nil
    if column >= clip.lowerBound, end <= clip.upperBound {
      frame.set(glyph, row, column, style: style)
      last = column
    } else {
      // A wide character of which only one half is visible.
      for half in max(column, clip.lowerBound)..<max(min(end, clip.upperBound), clip.lowerBound) {
        frame.set(.space, row, half, style: style)
      }
    }
    column = end
  }

  /// Makes a flag of two letters that stand side by side.
  private mutating func joinFlag(
    _ scalar: Unicode.Scalar, at last: Int, in frame: inout Frame
  ) -> Bool {
    let cell = frame[row, last]
    var glyph = cell.glyph
    guard last + 2 <= clip.upperBound, glyph.join(flag: scalar) else { return false }
    frame.set(glyph, row, last, style: cell.style)
    column = last + 2
    return true
  }
}
