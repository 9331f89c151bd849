import Screen

/// Where the rows of the list of models stand on the screen, as they were last drawn.
package struct ModelListPlace: Sendable {
  var area = Rect(width: 0, height: 10)
  /// The first row that is shown.
  package var top = 0
  /// The line that has the facts of the selected model.
  var detail: Int?

  package var height: Int { max(1, area.height) }

  /// The row of the list at a place of the screen; nil outside.
  func row(at position: Position) -> Int? {
    guard area.contains(position) else { return nil }
    let line = position.row - area.row
    guard let detail, line >= detail else { return top + line }
    return top + line - 1
  }
}
