/// The lines between panes, which meet in the right corners and crossings.
///
/// Lines are laid down first and drawn at once. Where one ends on another, or beside it, the two are
/// joined; a heavy line keeps its weight on its own side of a crossing (`┱ ┲ ┢ ┷`). An end that
/// meets nothing goes through to the edge of its cell. What floats (a box) has lines of its own,
/// which are drawn after those below and do not meet them.
package struct Lines: Sendable {
  package let area: Rect
  /// For each cell the sides on which a line goes on.
  private var through: [LineJoint]
  /// For each cell the sides on which a line ends.
  private var ends: [LineJoint]
  /// The cells with a line, some of them twice.
  private var touched: [Int] = []

  /// No lines yet, in an area of a frame.
  package init(in area: Rect) {
    self.area = Rect(
      row: area.row, column: area.column, width: min(area.width, Frame.longestSide),
      height: min(area.height, Frame.longestSide))
    through = Array(repeating: LineJoint(), count: self.area.width * self.area.height)
    ends = through
  }

  /// Lays a line along a row, over all the columns given.
  package mutating func addHorizontal(
    row: Int, columns: Range<Int>, _ weight: LineWeight = .light
  ) {
    for column in columns.clamped(to: area.column..<area.endColumn) {
      set(.left, row, column, weight, isEnd: column == columns.lowerBound)
      set(.right, row, column, weight, isEnd: column + 1 == columns.upperBound)
    }
  }

  /// Lays a line along a column, over all the rows given.
  package mutating func addVertical(
    column: Int, rows: Range<Int>, _ weight: LineWeight = .light
  ) {
    for row in rows.clamped(to: area.row..<area.endRow) {
      set(.up, row, column, weight, isEnd: row == rows.lowerBound)
      set(.down, row, column, weight, isEnd: row + 1 == rows.upperBound)
    }
  }

  /// Lays four lines along the inner edge of a box.
  package mutating func addBox(_ box: Rect, _ weight: LineWeight = .heavy) {
    guard !box.isEmpty else { return }
    addHorizontal(row: box.row, columns: box.column..<box.endColumn, weight)
    addHorizontal(row: box.endRow - 1, columns: box.column..<box.endColumn, weight)
    addVertical(column: box.column, rows: box.row..<box.endRow, weight)
    addVertical(column: box.endColumn - 1, rows: box.row..<box.endRow, weight)
  }

  /// The places with a line, some of them twice.
  var places: some Sequence<Position> {
    touched.lazy.map { [area] index in
      Position(row: area.row + index / area.width, column: area.column + index % area.width)
    }
  }

  /// The lines that leave the cell at a place; nil where there is none.
  func joint(_ row: Int, _ column: Int) -> LineJoint? {
    guard let index = index(row, column), !(through[index].isEmpty && ends[index].isEmpty)
    else { return nil }
    var met = through[index]
    for side in LineJoint.Side.allCases where met[side] == 0 {
      met[side] = neighbour(on: side, row, column)
    }
    var joint = met
    for side in LineJoint.Side.allCases where through[index][side] == 0 {
      let end = ends[index][side]
      let (first, second) = side.across
      if end != 0, met[first] == 0, met[second] == 0 { joint[side] = end }
    }
    return joint
  }

  /// The weight with which the neighbour on a side points here.
  private func neighbour(on side: LineJoint.Side, _ row: Int, _ column: Int) -> UInt8 {
    let place =
      switch side {
      case .up: index(row - 1, column)
      case .right: index(row, column + 1)
      case .down: index(row + 1, column)
      case .left: index(row, column - 1)
      }
    guard let place else { return 0 }
    return max(through[place][side.opposite], ends[place][side.opposite])
  }

  private mutating func set(
    _ side: LineJoint.Side, _ row: Int, _ column: Int, _ weight: LineWeight, isEnd: Bool
  ) {
    guard let index = index(row, column) else { return }
    if touched.last != index { touched.append(index) }
    if isEnd {
      ends[index][side] = max(ends[index][side], weight.rawValue)
    } else {
      through[index][side] = max(through[index][side], weight.rawValue)
    }
  }

  private func index(_ row: Int, _ column: Int) -> Int? {
    let row = row - area.row
    let column = column - area.column
    guard (0..<area.height).contains(row), (0..<area.width).contains(column) else { return nil }
    return row * area.width + column
  }
}
