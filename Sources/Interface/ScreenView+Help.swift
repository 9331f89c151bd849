import AppCore
import Screen
import TextLayout

extension ScreenView {
  /// The keys of the focused pane, then those that hold everywhere.
  func drawHelp(_ top: Int, _ state: AppState, in frame: inout Frame) {
    let sheet = HelpSheet(state)
    let top = min(top, sheet.last)
    let place =
      sheet.last == 0
      ? "" : "  lines \(top + 1) to \(top + sheet.height) of \(sheet.last + sheet.height)"
    let inside = drawBox(
      "Help: \(state.place.rawValue)\(place)", width: sheet.width, height: sheet.height + 4,
      in: &frame)
    let parts = inside.inset(bottom: 2).columns(
      sheet.columns.map { _ in .rest }, spacing: 2)
    for (column, part) in zip(sheet.columns, parts) {
      for (row, line) in column.dropFirst(top).prefix(sheet.height).enumerated() {
        draw(line, in: part.line(row), of: &frame)
      }
    }
    let notes = [
      "Only keys that do something here now. Ctrl+P finds all; [keymap] in the settings rebinds.   t  guided tour",
      "Ctrl+P finds all; [keymap] in the settings rebinds.   t  guided tour",
      "Ctrl+P finds all commands.   t  guided tour",
    ]
    let note = notes.first { DisplayWidth.width(of: $0) <= inside.width } ?? ""
    frame.write(note, in: inside.line(inside.height - 1), style: palette[.muted])
  }

  private func draw(_ line: HelpSheet.Line, in area: Rect, of frame: inout Frame) {
    switch line {
    case .empty: return
    case .heading(let title): frame.write(title, in: area, style: palette[.muted])
    case .key(let keys, let sentence):
      let width = HelpSheet.keyWidth + 1
      var column = area.column + 1
      column = frame.write(keys, at: area.row, column, style: palette[.accent], within: area)
      let start = max(column + 1, area.column + width)
      frame.write(
        DisplayWidth.truncate(sentence, to: max(0, area.endColumn - start), cut: .end),
        at: area.row, start, style: palette[.text], within: area)
    }
  }
}
