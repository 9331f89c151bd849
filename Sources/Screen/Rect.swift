/// An area of a frame; it may be empty, and may lie partly outside.
package struct Rect: Sendable, Hashable {
  /// No side and no place goes beyond this, so that sums never overflow.
  private static let limit = 1 << 30

  package let row: Int
  package let column: Int
  package let width: Int
  package let height: Int

  /// An area; a negative width or height is 0.
  package init(row: Int = 0, column: Int = 0, width: Int, height: Int) {
    self.row = min(max(row, -Self.limit), Self.limit)
    self.column = min(max(column, -Self.limit), Self.limit)
    self.width = min(max(0, width), Self.limit)
    self.height = min(max(0, height), Self.limit)
  }

  /// The row below the last one.
  package var endRow: Int { row + height }
  /// The column to the right of the last one.
  package var endColumn: Int { column + width }
  package var isEmpty: Bool { width == 0 || height == 0 }

  package func contains(_ position: Position) -> Bool {
    (row..<endRow).contains(position.row) && (column..<endColumn).contains(position.column)
  }

  /// What two areas have in common; empty when that is nothing.
  package func intersection(_ other: Rect) -> Rect {
    let row = max(self.row, other.row)
    let column = max(self.column, other.column)
    return Rect(
      row: row, column: column, width: min(endColumn, other.endColumn) - column,
      height: min(endRow, other.endRow) - row)
  }

  /// The area without a margin on each side.
  package func inset(top: Int = 0, left: Int = 0, bottom: Int = 0, right: Int = 0) -> Rect {
    Rect(
      row: row + min(top, height), column: column + min(left, width),
      width: width - min(left, width) - min(right, width),
      height: height - min(top, height) - min(bottom, height))
  }

  /// The area moved.
  package func offset(rows: Int = 0, columns: Int = 0) -> Rect {
    Rect(row: row + rows, column: column + columns, width: width, height: height)
  }

  /// One row of the area, counted from its top; empty when there is no such row.
  package func line(_ index: Int) -> Rect {
    let isInside = (0..<height).contains(index)
    return Rect(
      row: row + (isInside ? index : 0), column: column, width: width, height: isInside ? 1 : 0)
  }

  /// An area of a size in the middle of this one, no larger than it.
  package func centered(width: Int, height: Int) -> Rect {
    let width = min(max(0, width), self.width)
    let height = min(max(0, height), self.height)
    return Rect(
      row: row + (self.height - height) / 2, column: column + (self.width - width) / 2,
      width: width, height: height)
  }
}
