import TextLayout

/// Text in a frame: already made safe by `Sanitizer`, on one line.
extension Frame {
  /// On which side of its area a text stands.
  package enum Alignment: Sendable { case leading, center, trailing }

  /// Writes a text at a place.
  ///
  /// A control character becomes U+FFFD. A mark without a character before it is left out.
  ///
  /// - Parameters:
  ///   - text: One line.
  ///   - row: The row, from 0.
  ///   - column: The column of the first character; it may lie left of `area`, to pan a wide line.
  ///   - style: How it is painted.
  ///   - area: What may be painted; nil for the whole frame.
  /// - Returns: The column behind the text, or the end of the area where it was cut off.
  @discardableResult
  package mutating func write(
    _ text: some StringProtocol, at row: Int, _ column: Int, style: Style = .plain,
    within area: Rect? = nil
  ) -> Int {
    guard var pen = pen(at: row, column, within: area) else { return column }
    pen.write(String(text), style: style, into: &self)
    return pen.column
  }

  /// Writes pieces of text one behind the other, each in its own style.
  @discardableResult
  package mutating func write(
    _ runs: [StyledRun], at row: Int, _ column: Int, within area: Rect? = nil
  ) -> Int {
    guard var pen = pen(at: row, column, within: area) else { return column }
    for run in runs {
      pen.write(run.text, style: run.style, into: &self)
      if pen.isDone { break }
    }
    return pen.column
  }

  /// Writes a text into the first row of an area.
  ///
  /// - Returns: The column behind the text.
  @discardableResult
  package mutating func write(
    _ text: some StringProtocol, in area: Rect, style: Style = .plain,
    alignment: Alignment = .leading
  ) -> Int {
    let free = alignment == .leading ? 0 : max(0, area.width - DisplayWidth.width(of: text))
    let column = area.column + (alignment == .center ? free / 2 : free)
    return write(text, at: area.row, column, style: style, within: area)
  }

  private func pen(at row: Int, _ column: Int, within area: Rect?) -> Pen? {
    let area = area?.intersection(bounds) ?? bounds
    guard !area.isEmpty, (area.row..<area.endRow).contains(row), column < area.endColumn
    else { return nil }
    return Pen(
      row: row, column: max(column, -(1 << 30)), clip: area.column..<area.endColumn)
  }
}
