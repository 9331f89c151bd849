/// Splitting an area into parts, from the top down or from the left to the right.
///
/// Fixed lengths and fractions are served in order until nothing is left, so a part may come out
/// empty. `spacing` rows or columns stay free between two parts, for the lines there.
extension Rect {
  package func rows(_ parts: [Length], spacing: Int = 0) -> [Rect] {
    var row = row
    return Length.share(height, among: parts, spacing: spacing).map { height in
      defer { row = min(row + height + max(0, spacing), endRow) }
      return Rect(row: row, column: column, width: width, height: height)
    }
  }

  package func columns(_ parts: [Length], spacing: Int = 0) -> [Rect] {
    var column = column
    return Length.share(width, among: parts, spacing: spacing).map { width in
      defer { column = min(column + width + max(0, spacing), endColumn) }
      return Rect(row: row, column: column, width: width, height: height)
    }
  }

  package func rows(_ first: Length, _ second: Length, spacing: Int = 0) -> (Rect, Rect) {
    let parts = rows([first, second], spacing: spacing)
    return (parts[0], parts[1])
  }

  package func rows(
    _ first: Length, _ second: Length, _ third: Length, spacing: Int = 0
  ) -> (Rect, Rect, Rect) {
    let parts = rows([first, second, third], spacing: spacing)
    return (parts[0], parts[1], parts[2])
  }

  package func columns(_ first: Length, _ second: Length, spacing: Int = 0) -> (Rect, Rect) {
    let parts = columns([first, second], spacing: spacing)
    return (parts[0], parts[1])
  }

  package func columns(
    _ first: Length, _ second: Length, _ third: Length, spacing: Int = 0
  ) -> (Rect, Rect, Rect) {
    let parts = columns([first, second, third], spacing: spacing)
    return (parts[0], parts[1], parts[2])
  }
}
