import AppCore
import Screen
import TextLayout

extension ScreenView {
  /// The keys of the focused pane, then those that hold everywhere; one page of them.
  func drawHelp(_ view: HelpView, _ state: AppState, in frame: inout Frame) {
    let sheet = HelpSheet(state, view)
    let selection = min(view.selection, max(0, sheet.keys.count - 1))
    let page = sheet.page(of: selection)
    let place = sheet.pages.count > 1 ? ["\(page + 1) of \(sheet.pages.count)"] : []
    let tour = sheet.footHeight > 2 ? [] : ["t  guided tour"]
    let inside = drawBox(
      "Help: \(state.place.rawValue)", fact: (tour + place).joined(separator: "   "),
      width: sheet.width, height: sheet.height + sheet.footHeight + 2, in: &frame)
    let body = inside.inset(left: -1, bottom: sheet.footHeight)
    let columns = sheet.pages.indices.contains(page) ? sheet.pages[page] : []
    let width = (body.width + 1) / max(1, sheet.pages.first?.count ?? 1)
    for (place, column) in columns.enumerated() {
      let area = Rect(
        row: body.row, column: body.column + place * width, width: width - 1, height: body.height)
      for (row, line) in column.prefix(area.height).enumerated() {
        draw(line, of: sheet, selection, in: area.line(row), of: &frame)
      }
    }
    if sheet.keys.isEmpty {
      frame.write("No key has all these words.", in: inside.line(0), style: palette[.muted])
    }
    drawFoot(view, sheet, selection, state, in: inside, of: &frame)
  }

  private func draw(
    _ line: HelpSheet.Line, of sheet: HelpSheet, _ selection: Int, in area: Rect,
    of frame: inout Frame
  ) {
    switch line {
    case .empty: return
    case .heading(let title):
      frame.write(title, in: area.inset(left: 1), style: palette[.muted])
    case .key(let place):
      guard sheet.keys.indices.contains(place) else { return }
      let key = sheet.keys[place]
      let isSelected = place == selection
      let style = palette.style(of: TextStyle(.text, on: isSelected ? .selection : nil))
      if isSelected { frame.fill(area, style: style) }
      var column = frame.write(isSelected ? "› " : "  ", in: area, style: style)
      column = frame.write(
        key.keys, at: area.row, column, style: isSelected ? style : palette[.accent], within: area)
      let start = max(column + 1, area.column + 2 + sheet.keyWidth)
      frame.write(
        DisplayWidth.truncate(key.words, to: max(0, area.endColumn - start), cut: .end),
        at: area.row, start, style: style, within: area)
    }
  }

  /// What the selected key does in a sentence, and how to find another.
  private func drawFoot(
    _ view: HelpView, _ sheet: HelpSheet, _ selection: Int, _ state: AppState,
    in inside: Rect, of frame: inout Frame
  ) {
    let rule = inside.row + inside.height - sheet.footHeight
    drawInnerRule(
      at: rule, inside.inset(top: -1, left: -2, bottom: -1, right: -2), in: &frame)
    let first = inside.line(rule + 1 - inside.row)
    let last = inside.line(inside.height - 1)
    if sheet.footHeight > 2 || !view.isTyping {
      drawSelected(sheet, selection, state, in: first, of: &frame)
    }
    if view.isTyping {
      let column = frame.write("/ ", in: last, style: palette[.accent])
      drawField(view.editor, in: last.inset(left: column - last.column), of: &frame)
    } else if sheet.footHeight > 2 {
      let notes = [
        "Only keys that do something here now. All commands: Ctrl+P.   t  guided tour",
        "Only keys that do something here now.   t  guided tour",
      ]
      let note = notes.first { DisplayWidth.width(of: $0) <= last.width } ?? ""
      frame.write(note, in: last, style: palette[.muted])
    }
  }

  private func drawSelected(
    _ sheet: HelpSheet, _ selection: Int, _ state: AppState, in line: Rect, of frame: inout Frame
  ) {
    if let flash = state.flash {
      frame.write(
        DisplayWidth.truncate(flash, to: line.width, cut: .end), in: line, style: palette[.info])
      return
    }
    guard sheet.keys.indices.contains(selection) else { return }
    let key = sheet.keys[selection]
    let column = frame.write(
      DisplayWidth.truncate(key.sentence, to: line.width, cut: .end), in: line,
      style: palette[.text])
    let name = key.action?.rawValue ?? ""
    if column + 2 + name.count <= line.endColumn {
      frame.write(name, in: line, style: palette[.muted], alignment: .trailing)
    }
  }
}
