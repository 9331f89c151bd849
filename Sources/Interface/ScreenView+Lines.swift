import AppCore
import Screen
import TextLayout

extension ScreenView {
  /// The hairlines between panes; those that touch the focused pane are heavy.
  func drawLines(_ layout: ScreenLayout, _ state: AppState, in frame: inout Frame) {
    var lines = Lines(in: frame.bounds)
    for area in panes(layout) { rule(&lines, area, .light, in: frame) }
    if !layout.composer.isEmpty { rule(&lines, layout.composer, .light, in: frame) }
    if let focused = focusedArea(layout, state) { rule(&lines, focused, .heavy, in: frame) }
    frame.draw(lines, light: palette[.faint], heavy: palette[.focus])
  }

  private func panes(_ layout: ScreenLayout) -> [Rect] {
    [layout.models, layout.card, layout.options, layout.wire].compactMap(\.self)
      + layout.chats.map(\.area)
  }

  func focusedArea(_ layout: ScreenLayout, _ state: AppState) -> Rect? {
    switch state.focus {
    case .models: layout.models
    case .options: layout.options
    case .composer: layout.composer
    case .chat: layout.chats.first { $0.index == state.current }?.area
    }
  }

  /// The lines of a pane: its title rule, and its sides where it does not touch the edge.
  private func rule(
    _ lines: inout Lines, _ area: Rect, _ weight: LineWeight, in frame: Frame
  ) {
    let left = area.column > 0 ? area.column - 1 : area.column
    let right = area.endColumn < frame.columns ? area.endColumn + 1 : area.endColumn
    let isAboveRule = weight == .heavy && area.endRow < frame.rows - 1
    let rows = area.row..<(isAboveRule ? area.endRow + 1 : area.endRow)
    lines.addHorizontal(row: area.row, columns: left..<right, weight)
    if area.column > 0 { lines.addVertical(column: area.column - 1, rows: rows, weight) }
    if area.endColumn < frame.columns {
      lines.addVertical(column: area.endColumn, rows: rows, weight)
    }
    if isAboveRule { lines.addHorizontal(row: area.endRow, columns: left..<right, weight) }
  }

  /// A title on its rule: mark, number, label, and a fact at the right.
  func drawTitle(
    _ label: String, number: String?, fact: String, in area: Rect, isFocused: Bool,
    isCurrent: Bool, of frame: inout Frame
  ) {
    let row = area.line(0)
    guard row.width > 6 else { return }
    let mark = isCurrent ? "▸" : " "
    let prefix = mark + (number.map { $0 + " " } ?? "")
    let style = isFocused ? palette[.focus].adding(.reverse) : palette[.accent]
    // The label stays whole for as long as it can; the fact at the right goes first.
    let whole = row.width - 4 - DisplayWidth.width(of: prefix)
    let factWidth = fact.isEmpty ? 0 : DisplayWidth.width(of: fact) + 3
    let hasFact = !fact.isEmpty && DisplayWidth.width(of: label) <= whole - factWidth
    let room = hasFact ? whole - factWidth : whole
    let shown = DisplayWidth.truncate(label, to: max(4, room))
    var column = row.column + 1
    column = frame.write(
      mark, at: row.row, column, style: isCurrent ? palette[.focus] : palette.ground, within: row)
    column = frame.write(
      (number.map { $0 + " " } ?? "") + shown, at: row.row, column, style: style, within: row)
    frame.write(" ", at: row.row, column, style: palette.ground, within: row)
    guard hasFact else { return }
    frame.write(
      " \(fact) ", at: row.row, row.endColumn - factWidth, style: palette[.muted], within: row)
  }

  /// A laid-out line in the palette's colours.
  ///
  /// - Parameters:
  ///   - line: What is drawn.
  ///   - row: The row of the frame.
  ///   - area: What may be painted; its columns are those of the line.
  ///   - pan: Columns by which tables and code are moved to the left.
  ///   - frame: Where it is drawn.
  func write(
    _ line: StyledLine, at row: Int, in area: Rect, pan: Int = 0, of frame: inout Frame
  ) {
    let shown = line.window(offset: pan, columns: area.width)
    if let ground = shown.ground {
      var style = palette[.text]
      style.background = palette[ground].background
      let start = area.column + shown.indentation
      frame.fill(
        Rect(row: row, column: start, width: area.endColumn - start, height: 1), style: style)
    }
    var column = area.column
    for run in shown.runs {
      column = frame.write(
        run.text, at: row, column, style: palette.style(of: run.style), within: area)
    }
  }
}
