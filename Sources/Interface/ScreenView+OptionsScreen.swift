import AppCore
import ChatModel
import JSONCoding
import ProviderOptions
import Screen
import TextLayout

extension ScreenView {
  /// The editor on the whole screen: rows on the left, the request on the right, each alone where
  /// there is no room for both.
  mutating func drawOptionsScreen(_ state: AppState, in frame: inout Frame) {
    let (upper, status) = frame.bounds.rows(.rest, .fixed(1))
    let (main, hint) = upper.rows(.rest, .fixed(1))
    let isWire = state.options.half == .wire
    if frame.columns >= 100 {
      let (left, right) = main.columns(.rest, .fixed(frame.columns * 43 / 100), spacing: 1)
      drawHalves(left, right, isWire: isWire, of: &frame)
      drawOptionHalf(state, in: left, isFocused: !isWire, of: &frame)
      drawWireHalf(state, in: right, isFocused: isWire, of: &frame)
    } else {
      drawHalves(main, nil, isWire: false, of: &frame)
      if isWire {
        drawWireHalf(state, in: main, isFocused: true, of: &frame)
      } else {
        drawOptionHalf(state, in: main, isFocused: true, of: &frame)
      }
    }
    let sentence = state.flash ?? state.optionWarnings.first.map { "! " + $0 } ?? ""
    frame.write(
      " " + DisplayWidth.truncate(Sanitizer.line(sentence), to: hint.width - 2, cut: .end),
      in: hint, style: palette[state.flash == nil ? .warning : .info])
    drawStatus(state, in: status, of: &frame)
  }

  private mutating func drawHalves(
    _ left: Rect, _ right: Rect?, isWire: Bool, of frame: inout Frame
  ) {
    var lines = Lines(in: frame.bounds)
    let end = right == nil ? left.endColumn : left.endColumn + 1
    lines.addHorizontal(row: left.row, columns: left.column..<end, isWire ? .light : .heavy)
    if let right {
      lines.addHorizontal(
        row: right.row, columns: right.column - 1..<right.endColumn, isWire ? .heavy : .light)
      lines.addVertical(column: left.endColumn, rows: left.row..<left.endRow, .heavy)
    }
    frame.draw(lines, light: palette[.faint], heavy: palette[.focus])
  }

  // MARK: Rows and what is said of the selected one

  private mutating func drawOptionHalf(
    _ state: AppState, in area: Rect, isFocused: Bool, of frame: inout Frame
  ) {
    let model = Sanitizer.line(state.optionModel.description)
    let target = state.options.target == .message ? "next message only" : "\(state.optionsSet) set"
    drawTitle(
      "Options  \(model)", number: "0", fact: target, in: area, isFocused: isFocused,
      isCurrent: false, of: &frame)
    let body = area.inset(top: 1)
    let row = state.selectedOption
    let writer = ChatLines(width: area.width - 2, now: .zero, reasoning: .folded)
    let help = row.map { writer.wrapped($0.sentence, TextStyle(.text), indent: 2) } ?? []
    let hasLayers = body.height >= 24
    let detail = min(help.count, hasLayers ? 4 : 2) + (hasLayers ? 8 : 0) + 1
    let (list, below) = body.rows(.rest, .fixed(min(detail, body.height / 2)))
    let rows = drawHead(state, in: list, of: &frame)
    let column = drawOptionRows(state.optionRows, state, in: rows, of: &frame)
    if let column, rows.row - list.row == 3 {
      frame.write("value", at: rows.row - 1, column, style: palette[.muted], within: list)
    }
    guard let row, below.height > 1 else { return }
    drawDetail(row, help, state, in: below, of: &frame)
  }

  /// The search or the keys, and the names of the columns.
  private func drawHead(_ state: AppState, in area: Rect, of frame: inout Frame) -> Rect {
    let line = area.line(0)
    if let search = state.options.search {
      let column = frame.write(" / ", in: line, style: palette[.accent])
      drawField(
        search, in: line.inset(left: column - line.column), hasCaret: state.options.isSearching,
        of: &frame)
    } else {
      let narrowed = state.options.showsChangedOnly ? "all" : "only changed"
      frame.write(
        line.width < 66
          ? " / search   o \(narrowed)   R run again   s presets"
          : " / search   o \(narrowed)   R run last prompt again   s presets",
        in: line, style: palette[.muted])
    }
    guard area.height > 12 else { return area.inset(top: 1) }
    let heads = area.line(2)
    frame.write("option", at: heads.row, heads.column + 2, style: palette[.muted], within: heads)
    if area.width >= 66 {
      frame.write(
        "set by   default        ", in: heads, style: palette[.muted], alignment: .trailing)
    }
    return area.inset(top: 3)
  }

  private func drawDetail(
    _ row: OptionRow, _ help: [StyledLine], _ state: AppState, in area: Rect,
    of frame: inout Frame
  ) {
    var lines = Lines(in: frame.bounds)
    lines.addHorizontal(row: area.row, columns: area.column..<area.endColumn, .light)
    frame.draw(lines, light: palette[.faint], heavy: palette[.focus])
    let rule = area.line(0)
    frame.write(
      " \(Sanitizer.line(row.name)) ", at: rule.row, rule.column + 1, style: palette[.accent],
      within: rule)
    let wording = Sanitizer.line(row.typeWording)
    if !wording.isEmpty, DisplayWidth.width(of: wording + row.name) + 8 < rule.width {
      frame.write(
        " \(wording) ", at: rule.row, rule.endColumn - DisplayWidth.width(of: wording) - 3,
        style: palette[.muted], within: rule)
    }
    let body = area.inset(top: 1)
    for (index, line) in help.prefix(body.height).enumerated() {
      write(line, at: body.row + index, in: body, of: &frame)
    }
    let rest = body.inset(top: min(help.count, 4) + 1)
    if rest.height >= 6 { drawLayers(row, state, in: rest, of: &frame) }
  }

  /// What each layer says, the one in force marked.
  private func drawLayers(
    _ row: OptionRow, _ state: AppState, in area: Rect, of frame: inout Frame
  ) {
    guard row.kind != .system, row.kind != .heading else { return }
    let values = state.optionValues
    for (index, layer) in OptionLayer.allCases.reversed().enumerated() {
      let line = area.line(index)
      let own = values.value(at: row.path, in: layer)
      let isInForce = row.layer == layer
      let text =
        own.map { row.isSecret ? "set, hidden" : $0 == .null ? "default" : $0.brief } ?? "not set"
      let style = palette[isInForce ? .text : .muted]
      if isInForce { frame.write("  ◂", in: line, style: palette[.focus]) }
      frame.write(
        layer == .entry ? "chain entry" : layer.name, at: line.row, line.column + 4, style: style,
        within: line)
      frame.write(
        DisplayWidth.truncate(Sanitizer.line(text), to: 20, cut: .end), at: line.row,
        line.column + 18, style: style, within: line)
      if isInForce {
        let note = layer == .message ? "in force, this message only" : "in force"
        frame.write(note, at: line.row, line.column + 40, style: palette[.muted], within: line)
      }
    }
    let last = area.line(5)
    frame.write("default", at: last.row, last.column + 4, style: palette[.muted], within: last)
    frame.write(
      DisplayWidth.truncate(Sanitizer.line(row.shownDefault), to: 20, cut: .end), at: last.row,
      last.column + 18, style: palette[.muted], within: last)
    guard area.height > 6 else { return }
    frame.write(
      "  m c message or pane   Backspace clear   d default   u undo", in: area.line(6),
      style: palette[.muted])
  }
}
