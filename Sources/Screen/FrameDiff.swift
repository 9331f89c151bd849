/// Which cells of two frames differ.
package struct FrameDiff: Sendable, Equatable {
  /// Cells of one row that follow each other and are all new; whole characters only.
  package struct Run: Sendable, Hashable {
    package let row: Int
    package let columns: Range<Int>

    package init(row: Int, columns: Range<Int>) {
      self.row = row
      self.columns = columns
    }
  }

  /// What changed, in each area from the top left to the bottom right.
  package private(set) var runs: [Run] = []
  /// Whether the two frames have different sizes; then everything is new.
  package let isResized: Bool

  /// Compares two frames in one pass.
  ///
  /// - Parameters:
  ///   - old: What was shown.
  ///   - new: What is to be shown.
  ///   - areas: Where alone two frames of one size differ, none of them beside another one; nil for
  ///     anywhere.
  package init(from old: Frame, to new: Frame, within areas: [Rect]? = nil) {
    isResized = old.rows != new.rows || old.columns != new.columns
    guard !isResized else {
      guard new.columns > 0 else { return }
      runs = (0..<new.rows).map { Run(row: $0, columns: 0..<new.columns) }
      return
    }
    old.cells.withUnsafeBufferPointer { before in
      new.cells.withUnsafeBufferPointer { after in
        for area in areas ?? [new.bounds] {
          let area = area.intersection(new.bounds)
          guard !area.isEmpty else { continue }
          for row in area.row..<area.endRow {
            let range = row * new.columns..<(row + 1) * new.columns
            compare(
              before.extracting(range), after.extracting(range), row: row,
              area.column..<area.endColumn)
          }
        }
      }
    }
  }

  /// Makes the old frame, which has the same size, the new one.
  package func apply(to old: inout Frame, from new: Frame) {
    if isResized {
      old = new
      return
    }
    for run in runs { old.copy(run.columns, of: run.row, from: new) }
    old.caret = new.caret
  }

  private mutating func compare(
    _ old: UnsafeBufferPointer<Cell>, _ new: UnsafeBufferPointer<Cell>, row: Int,
    _ columns: Range<Int>
  ) {
    var column = columns.lowerBound
    while column < columns.upperBound {
      guard old[column] != new[column] else {
        column += 1
        continue
      }
      var start = column
      // A change in the second half of a character is a change of all of it.
      while start > 0, old[start].isContinuation || new[start].isContinuation { start -= 1 }
      var end = column + 1
      while end < new.count,
        old[end] != new[end] || old[end].isContinuation || new[end].isContinuation
      {
        end += 1
      }
      runs.append(Run(row: row, columns: start..<end))
      column = end
    }
  }
}
