import AppCore
import ChatModel
import Screen
import TextLayout

extension ScreenView {
  /// The list of models: search, groups, providers, models, the selected one's facts.
  func drawModels(_ state: AppState, in area: Rect, of frame: inout Frame) {
    let browser = state.browser
    let isFocused = state.focus == .models
    let count =
      browser.listing.query.isEmpty
      ? "\(browser.listing.total)" : "\(browser.listing.found) of \(browser.listing.total)"
    drawTitle(
      "Models", number: "1", fact: count, in: area, isFocused: isFocused, isCurrent: false,
      of: &frame)
    let body = area.inset(top: 1)
    drawSearch(browser, isFocused: isFocused, in: body.line(0), of: &frame)
    let list = body.inset(top: 1)
    let rows = browser.rows
    var drawn: [(index: Int, row: ModelBrowser.Row?, detail: String?)] = []
    for (index, row) in rows.enumerated() {
      drawn.append((index, row, nil))
      if index == browser.selection, case .model(let model) = row {
        drawn.append((index, nil, model.facts))
      }
    }
    let selected = drawn.lastIndex { $0.index == browser.selection } ?? 0
    let first = max(0, min(selected - list.height + 3, drawn.count - list.height))
    for (line, item) in drawn.dropFirst(first).prefix(list.height).enumerated() {
      let rect = list.line(line)
      let isSelected = item.index == browser.selection
      if let row = item.row {
        draw(
          row, browser, isSelected: isSelected, isFocused: isFocused, state, in: rect, of: &frame)
      } else if let detail = item.detail {
        frame.write("     " + detail, in: rect, style: palette[.muted])
      }
    }
    if rows.isEmpty { drawNothingFound(browser, in: list, of: &frame) }
  }

  private func drawNothingFound(_ browser: ModelBrowser, in list: Rect, of frame: inout Frame) {
    guard !browser.listing.query.isEmpty else { return }
    frame.write(" Nothing has all these words.", in: list.line(1), style: palette[.muted])
    frame.write(" Esc shows all models.", in: list.line(2), style: palette[.muted])
  }

  private func drawSearch(
    _ browser: ModelBrowser, isFocused: Bool, in line: Rect, of frame: inout Frame
  ) {
    var column = frame.write(" / ", in: line, style: palette[.accent])
    let room = Rect(row: line.row, column: column, width: line.endColumn - column - 1, height: 1)
    if browser.editor.isEmpty, !(isFocused && browser.isSearching) {
      frame.write("type to search", in: room, style: palette[.muted])
      return
    }
    let text = Sanitizer.line(browser.editor.text)
    let shown = DisplayWidth.truncate(text, to: room.width - 1)
    column = frame.write(shown, in: room, style: palette[.text])
    if isFocused, browser.isSearching { frame.caret = Position(row: line.row, column: column) }
  }

  private func draw(
    _ row: ModelBrowser.Row, _ browser: ModelBrowser, isSelected: Bool, isFocused: Bool,
    _ state: AppState, in rect: Rect, of frame: inout Frame
  ) {
    let isReversed = isSelected && isFocused
    func style(_ role: TextRole) -> Style {
      isReversed ? palette.style(of: TextStyle(.text, on: .selection)) : palette[role]
    }
    if isReversed { frame.fill(rect, style: style(.text)) }
    if isSelected { frame.write("›", in: rect, style: style(.focus)) }
    let inner = rect.inset(left: 1, right: 1)
    switch row {
    case .heading(let text, let note):
      frame.write(text, in: inner, style: palette[.muted])
      frame.write(note, in: inner, style: palette[.muted], alignment: .trailing)
    case .provider(_, let name, let isReady, let count, let isOpen):
      let mark = isOpen ? "▾" : "▸"
      var column = frame.write("\(mark) ", in: inner, style: style(.faint))
      column = frame.write(
        isReady ? "◉ " : "◌ ", at: rect.row, column, style: style(isReady ? .success : .muted),
        within: inner)
      let number = "\(count)"
      let room = inner.endColumn - column - number.count - 1
      frame.write(
        DisplayWidth.truncate(Sanitizer.line(name), to: room, cut: .end), at: rect.row, column,
        style: style(.text), within: inner)
      frame.write(number, in: inner, style: style(.muted), alignment: .trailing)
    case .model(let model): drawModel(model, state, in: inner, style: style, of: &frame)
    case .more(_, let count):
      frame.write("    \(count) more", in: inner, style: style(.muted))
    }
  }

  private func drawModel(
    _ model: ModelBrowser.ModelRow, _ state: AppState, in inner: Rect,
    style: (TextRole) -> Style, of frame: inout Frame
  ) {
    let panes = state.chats.indices.filter { index in
      !state.hidesNames(of: state.chats[index])
        && state.chats[index].chain.contains { $0.id == model.id.description }
    }
    let used = panes.isEmpty ? "" : " " + panes.map { "\($0 + 2)" }.joined(separator: " ")
    let price = model.price
    let room = inner.width - 4 - DisplayWidth.width(of: price) - 1 - used.count
    let column = frame.write(
      "    " + DisplayWidth.truncate(Sanitizer.line(model.id.model), to: max(6, room)), in: inner,
      style: style(.text))
    frame.write(used, at: inner.row, column, style: style(.focus), within: inner)
    frame.write(price, in: inner, style: style(.muted), alignment: .trailing)
  }
}
