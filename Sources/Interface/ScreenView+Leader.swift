import AppCore
import Screen
import TextLayout

extension ScreenView {
  /// The strip of keys that may follow the leader, above the status row.
  func drawLeader(_ state: AppState, in frame: inout Frame) {
    guard state.showsLeader, let leader = state.leader else { return }
    let entries = state.keymap.continuations(of: leader.press, in: state.place)
    let perRow = max(1, (frame.columns - 2) / 26)
    let rows = min((entries.count + perRow - 1) / perRow, max(1, frame.rows - 4))
    let area = Rect(
      row: frame.rows - 2 - rows, column: 0, width: frame.columns, height: rows + 1)
    frame.fill(area, style: palette.ground)
    frame.caret = nil
    var lines = Lines(in: frame.bounds)
    lines.addHorizontal(row: area.row, columns: 0..<frame.columns, .heavy)
    frame.draw(lines, light: palette[.faint], heavy: palette[.focus])
    frame.write(
      "▸\(leader.press.name) then ", at: area.row, 1, style: palette[.accent], within: area)
    let left = max(1, Int(Figures.seconds(leader.end - state.now).rounded(.up)))
    let closing = " closes in \(left) s "
    frame.write(
      closing, at: area.row, area.endColumn - 1 - DisplayWidth.width(of: closing),
      style: palette[.muted], within: area)
    let width = (frame.columns - 2) / perRow
    for (place, entry) in entries.enumerated() where place / rows < perRow {
      let cell = Rect(
        row: area.row + 1 + place % rows, column: 2 + place / rows * width, width: width - 1,
        height: 1)
      let key = entry.press.name
      let column = frame.write(key, in: cell, style: palette[.accent])
      frame.write(
        DisplayWidth.truncate(
          entry.action.label, to: max(0, cell.endColumn - column - 2), cut: .end),
        at: cell.row, column + 2, style: palette[.text], within: cell)
    }
  }
}
