import AppCore
import ChatModel
import ProviderOptions
import Screen
import TextLayout

extension ScreenView {
  /// The options of the current pane's model, in a pane of the screen.
  mutating func drawOptions(_ state: AppState, in area: Rect, of frame: inout Frame) {
    let isFocused = state.focus == .options
    let isWire = isFocused && state.options.half == .wire
    drawTitle(
      isWire ? "Wire" : "Options", number: "0",
      fact: isWire ? wireFact(state) : optionsFact(state), in: area, isFocused: isFocused,
      isCurrent: false, of: &frame)
    let body = area.inset(top: 1)
    if isWire {
      drawWire(state, in: body, of: &frame)
    } else if isFocused {
      drawOptionRows(
        state.optionRows, state, in: drawOptionHead(state, in: body, of: &frame), of: &frame)
    } else {
      drawOptionSummary(state, in: body.inset(top: 1), of: &frame)
    }
  }

  private func optionsFact(_ state: AppState) -> String {
    if state.options.target == .message, state.focus == .options { return "next message only" }
    // With several panes it must be said whose options these are.
    let pane = state.chats.count > 1 ? "pane \(state.current + 2), " : ""
    return "\(pane)\(state.optionsSet) set"
  }

  /// What an editor without the focus shows.
  private mutating func drawOptionSummary(
    _ state: AppState, in body: Rect, of frame: inout Frame
  ) {
    let key = state.optionSummaryKey
    if optionSummary?.key != key { optionSummary = (key, state.optionSummary) }
    let rows = optionSummary?.rows ?? []
    let width = nameWidth(of: rows, in: body)
    for (index, row) in rows.prefix(body.height).enumerated() {
      draw(row, state, nameWidth: width, isSelected: false, in: body.line(index), of: &frame)
    }
  }

  /// The search, or what narrows the rows, in a row of its own.
  ///
  /// - Returns: The room below.
  private func drawOptionHead(_ state: AppState, in body: Rect, of frame: inout Frame) -> Rect {
    let line = body.line(0)
    if let search = state.options.search {
      let column = frame.write(" / ", in: line, style: palette[.accent])
      drawField(
        search, in: line.inset(left: column - line.column), hasCaret: state.options.isSearching,
        of: &frame)
      return body.inset(top: 1)
    }
    let model = DisplayWidth.truncate(
      Sanitizer.line(state.optionModel.description), to: max(8, line.width - 16))
    frame.write(" " + model, in: line, style: palette[.muted])
    if state.options.showsChangedOnly {
      frame.write("changed only ", in: line, style: palette[.info], alignment: .trailing)
    }
    return body.inset(top: 1)
  }

  /// The rows of the editor with the selected one in view.
  ///
  /// - Returns: The column in which the values begin; nil where there are none, or no room for it.
  @discardableResult
  mutating func drawOptionRows(
    _ rows: [OptionRow], _ state: AppState, in area: Rect, of frame: inout Frame
  ) -> Int? {
    guard area.height > 0 else { return nil }
    guard !rows.isEmpty else {
      frame.write(" Nothing has all these words.", in: area, style: palette[.muted])
      return nil
    }
    let selected = min(state.options.selection, rows.count - 1)
    let first = max(0, min(selected - area.height + 2, rows.count - area.height))
    let shown = rows.dropFirst(first).prefix(area.height)
    optionList = (area, first)
    let width = nameWidth(of: Array(shown), in: area)
    for (line, row) in shown.enumerated() {
      draw(
        row, state, nameWidth: width, isSelected: first + line == selected, in: area.line(line),
        of: &frame)
    }
    return isWide(area) ? area.column + width + 6 : nil
  }

  /// Room for the names: as much as they need, at most what leaves the values ten columns.
  private func nameWidth(of rows: [OptionRow], in area: Rect) -> Int {
    let widest = rows.map { DisplayWidth.width(of: $0.name) + 2 * $0.depth }.max() ?? 0
    return isWide(area) ? min(max(widest, 22), 30) : widest
  }

  /// Whether a row has columns for who set the value and for the default.
  func isWide(_ area: Rect) -> Bool { area.width >= 58 }

  /// Whether there is room for the defaults beside the values of a row.
  private func hasDefaults(_ values: Rect) -> Bool { values.width >= 36 }

  // MARK: One row

  private func draw(
    _ row: OptionRow, _ state: AppState, nameWidth: Int, isSelected: Bool, in line: Rect,
    of frame: inout Frame
  ) {
    let hasFocus = state.focus == .options && state.options.half == .rows && state.overlay == nil
    let isReversed = isSelected && hasFocus
    func style(_ role: TextRole) -> Style {
      isReversed ? palette.style(of: TextStyle(.text, on: .selection)) : palette[role]
    }
    if isReversed { frame.fill(line, style: style(.text)) }
    if isSelected { frame.write("›", in: line, style: style(.focus)) }
    if row.isUnknown {
      frame.write("?", at: line.row, line.column + 1, style: style(.warning), within: line)
    }
    let indent = line.column + 2 + 2 * row.depth
    let mark = row.isOpen.map { $0 ? "▾ " : "▸ " } ?? ""
    var column = frame.write(mark, at: line.row, indent, style: style(.faint), within: line)
    let end =
      isWide(line) ? line.column + nameWidth + 4 : line.endColumn - narrowValueWidth(row, in: line)
    let name = DisplayWidth.truncate(Sanitizer.line(row.name), to: max(4, end - column))
    let isGrey = row.refusal != nil && row.layer == nil
    column = frame.write(
      name, at: line.row, column, style: style(isGrey ? .faint : .text), within: line)
    let start = max(isWide(line) ? line.column + nameWidth + 6 : 0, column + 1)
    let values = Rect(
      row: line.row, column: start, width: max(0, line.endColumn - start), height: 1)
    if isWide(line) {
      drawWideValue(row, state, isSelected: isSelected, in: values, style: style, of: &frame)
    } else {
      drawNarrowValue(row, state, isSelected: isSelected, in: values, style: style, of: &frame)
    }
  }

  /// Columns for a value at the right with its letter, at most half of the row.
  private func narrowValueWidth(_ row: OptionRow, in line: Rect) -> Int {
    let shown = row.refusal != nil && row.layer == nil ? "refused" : Sanitizer.line(row.shownValue)
    let signs = row.choices.isEmpty && row.kind != .number ? 0 : 4
    return min(DisplayWidth.width(of: shown) + signs, line.width / 2) + 4
  }

  /// Value, who set it, default.
  private func drawWideValue(
    _ row: OptionRow, _ state: AppState, isSelected: Bool, in area: Rect,
    style: (TextRole) -> Style, of frame: inout Frame
  ) {
    if let refusal = row.refusal, row.layer == nil, !isTyped(row, state, isSelected) {
      let text = DisplayWidth.truncate("refused: \(refusal)", to: area.width - 1, cut: .end)
      frame.write(text, in: area, style: style(.muted))
      return
    }
    let (value, rest) = area.columns(.rest, .fixed(hasDefaults(area) ? 24 : 9))
    let (layer, standard) = rest.columns(.fixed(9), .rest)
    drawValue(
      row, state, isSelected: isSelected, in: value.inset(right: 1), style: style, of: &frame)
    let isBad = row.problem != nil || row.refusal != nil
    frame.write(
      isBad ? "refused" : row.layer?.name ?? "", in: layer,
      style: style(isBad ? .danger : .info))
    guard hasDefaults(area) else { return }
    frame.write(
      DisplayWidth.truncate(Sanitizer.line(row.shownDefault), to: standard.width - 1, cut: .end),
      in: standard, style: style(.muted))
  }

  /// The value at the right, then one letter for who set it.
  private func drawNarrowValue(
    _ row: OptionRow, _ state: AppState, isSelected: Bool, in area: Rect,
    style: (TextRole) -> Style, of frame: inout Frame
  ) {
    let isHeading =
      row.kind == .heading || row.kind == .addElement || row.kind == .addMember
      || row.kind == .addKey
    let isBad = row.problem != nil || row.refusal != nil
    let letter = isHeading ? " " : isBad ? "!" : row.layer?.letter ?? "d"
    let role: TextRole = isBad ? .warning : row.layer == nil ? .muted : .info
    frame.write(
      letter, at: area.row, area.endColumn - 2, style: style(role), within: area)
    let room = area.inset(right: 3)
    let isRefused = row.refusal != nil && row.layer == nil
    if isRefused, !isTyped(row, state, isSelected) {
      frame.write(
        DisplayWidth.truncate("refused", to: room.width, cut: .end), in: room,
        style: style(.muted), alignment: .trailing)
    } else {
      drawValue(
        row, state, isSelected: isSelected, in: room, style: style, alignment: .trailing,
        of: &frame)
    }
  }

  /// Whether a number is being typed in the row.
  private func isTyped(_ row: OptionRow, _ state: AppState, _ isSelected: Bool) -> Bool {
    isSelected && state.options.field?.isInline == true
  }

  private func drawValue(
    _ row: OptionRow, _ state: AppState, isSelected: Bool, in area: Rect,
    style: (TextRole) -> Style, alignment: Frame.Alignment = .leading, of frame: inout Frame
  ) {
    if isSelected, let field = state.options.field, field.isInline {
      return drawInline(field, in: area, style: style, alignment: alignment, of: &frame)
    }
    let isStepped =
      isSelected && state.focus == .options && (!row.choices.isEmpty || row.kind == .number)
    let text = Sanitizer.line(row.shownValue)
    let room = area.width - (isStepped ? 4 : 0)
    let shown = DisplayWidth.truncate(text, to: max(1, room), cut: .end)
    let isSet = row.layer != nil || row.value != .none
    let signs = row.kind == .number ? ("-", "+") : ("◂", "▸")
    frame.write(
      isStepped ? "\(signs.0) \(shown) \(signs.1)" : shown, in: area,
      style: style(row.problem != nil ? .danger : isSet ? .text : .muted), alignment: alignment)
  }

  /// A number being typed.
  private func drawInline(
    _ field: OptionField, in area: Rect, style: (TextRole) -> Style, alignment: Frame.Alignment,
    of frame: inout Frame
  ) {
    let text = Sanitizer.line(field.editor.text)
    let room = max(1, area.width - 5)
    let shown = String(text.suffix(room))
    let box = "[ \(shown) ]"
    frame.write(
      box, in: area, style: style(field.problem == nil ? .text : .danger), alignment: alignment)
    let start =
      alignment == .trailing ? area.endColumn - DisplayWidth.width(of: box) : area.column
    let before = field.editor.caret - (text.count - shown.count)
    frame.caret = Position(row: area.row, column: start + 2 + max(0, before))
  }
}
