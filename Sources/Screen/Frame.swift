/// A grid of cells: what the screen shows at one moment.
///
/// Everything is total: what lies outside is clipped. A wide character is always followed by its
/// continuation, and a continuation always preceded by its wide character.
package struct Frame: Sendable, Equatable {
  /// No side is longer; a terminal that says otherwise is not believed.
  package static let longestSide = 2048

  package let columns: Int
  package let rows: Int
  /// The cells row by row.
  package private(set) var cells: [Cell]
  /// Where the terminal's cursor stands; nil to hide it.
  package var caret: Position?

  /// An empty frame.
  package init(columns: Int, rows: Int, style: Style = .plain) {
    self.columns = min(max(0, columns), Self.longestSide)
    self.rows = min(max(0, rows), Self.longestSide)
    cells = Array(repeating: Cell(style: style), count: self.columns * self.rows)
  }

  /// The whole frame as an area.
  package var bounds: Rect { Rect(width: columns, height: rows) }

  /// The cell at a place; blank outside.
  package subscript(row: Int, column: Int) -> Cell {
    guard let index = index(row, column) else { return .blank }
    return cells[index]
  }

  /// Empties an area and paints its ground.
  package mutating func fill(_ area: Rect, style: Style = .plain) {
    fill(area, with: .space, style: style)
  }

  /// Fills an area with one glyph; a wide one leaves the odd column empty.
  package mutating func fill(_ area: Rect, with glyph: Glyph, style: Style) {
    let area = area.intersection(bounds)
    guard !area.isEmpty else { return }
    let step = max(1, glyph.width)
    for row in area.row..<area.endRow {
      // Between the ends nothing is cut in two.
      if step == 1, glyph.width == 1, area.width > 2 {
        set(glyph, row, area.column, style: style)
        set(glyph, row, area.endColumn - 1, style: style)
        let cell = Cell(glyph, style: style)
        for index in row * columns + area.column + 1..<row * columns + area.endColumn - 1 {
          cells[index] = cell
        }
        continue
      }
      for column in stride(from: area.column, to: area.endColumn, by: step) {
        let fits = column + step <= area.endColumn
        set(fits ? glyph : .space, row, column, style: style)
      }
    }
  }

  /// Changes the style of an area and leaves its text.
  ///
  /// A wide character that is only half inside is left as it is.
  package mutating func restyle(_ area: Rect, _ change: (Style) -> Style) {
    let area = area.intersection(bounds)
    guard !area.isEmpty else { return }
    for row in area.row..<area.endRow {
      for column in area.column..<area.endColumn {
        let cell = self[row, column]
        if cell.glyph.width == 2, column + 1 == area.endColumn { continue }
        if cell.isContinuation, column == area.column { continue }
        cells[row * columns + column].style = change(cell.style)
      }
    }
  }

  /// Puts a glyph into the frame; a wide character that it cuts in two becomes empty.
  ///
  /// The place is inside, and so is the next one for a wide glyph.
  mutating func set(_ glyph: Glyph, _ row: Int, _ column: Int, style: Style) {
    let index = row * columns + column
    let end = index + max(1, glyph.width)
    if cells[index].isContinuation { cells[index - 1].glyph = .space }
    if end < (row + 1) * columns, cells[end].isContinuation { cells[end].glyph = .space }
    cells[index] = Cell(glyph.width == 0 ? .space : glyph, style: style)
    if glyph.width == 2 { cells[index + 1] = Cell(.continuation, style: style) }
  }

  /// Lays a mark on the glyph at a place inside.
  mutating func add(mark: Unicode.Scalar, _ row: Int, _ column: Int) {
    cells[row * columns + column].glyph.add(mark: mark)
  }

  /// Copies cells from a frame of the same size.
  mutating func copy(_ columns: Range<Int>, of row: Int, from other: Frame) {
    let range = columns.lowerBound + row * self.columns..<columns.upperBound + row * self.columns
    cells.replaceSubrange(range, with: other.cells[range])
  }

  private func index(_ row: Int, _ column: Int) -> Int? {
    guard (0..<rows).contains(row), (0..<columns).contains(column) else { return nil }
    return row * columns + column
  }
}
