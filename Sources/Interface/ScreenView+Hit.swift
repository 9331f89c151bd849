package import AppCore
package import Screen

extension ScreenView {
  /// What of a state is at a place of its picture.
  package func hit(_ position: Position, in state: AppState) -> Hit {
    guard !state.isTooSmall else { return .nothing }
    if state.overlay != nil { return .overlay(row: overlayRow(position, state)) }
    if state.focus == .options, state.options.isZoomed { return option(position, state) }
    let layout = ScreenLayout(state, composerRows: composerRows(state))
    if let area = layout.models, area.contains(position) { return model(position, area, state) }
    if let area = layout.options, area.contains(position) { return option(position, state) }
    if layout.composer.contains(position) {
      return .composer(caret: caret(position, in: layout.composer, state))
    }
    for chat in layout.chats where chat.area.contains(position) {
      if let line = chatLine(position, chat, state) { return line }
      return .chat(chat.index, onTitle: position.row == chat.area.row)
    }
    return .nothing
  }

  /// The line of a chat's text at a place, as it was last drawn.
  private func chatLine(
    _ position: Position, _ place: ScreenLayout.ChatArea, _ state: AppState
  ) -> Hit? {
    let id = state.chats[place.index].id
    guard state.comparison == nil, let shown = chatRows[id], shown.area.contains(position) else {
      return nil
    }
    let row = position.row - shown.area.row
    let layout = lines[id]
    guard shown.spots.indices.contains(row), layout.turns.indices.contains(shown.spots[row].turn)
    else { return nil }
    let spot = shown.spots[row]
    let isFold = layout.turns[spot.turn].find(spot.line) == (.reasoning, 0)
    return .chatLine(place.index, layout.place(of: spot), isFold: isFold)
  }

  private func model(_ position: Position, _ area: Rect, _ state: AppState) -> Hit {
    if position.row == area.row + 1 { return .modelSearch }
    guard let row = modelList.row(at: position), state.browser.rows.indices.contains(row) else {
      return .models
    }
    return .modelRow(row)
  }

  private func option(_ position: Position, _ state: AppState) -> Hit {
    let (area, first) = optionList
    let row = first + position.row - area.row
    let isRow = area.contains(position) && state.optionRows.indices.contains(row)
    return isRow ? .optionRow(row) : .options
  }

  /// Before which byte of the draft a place stands; nil outside the text.
  private func caret(_ position: Position, in area: Rect, _ state: AppState) -> Int? {
    let files = state.composer.files.isEmpty ? 0 : 1
    let text = area.inset(top: 1 + files, bottom: 1)
    guard position.row >= text.row, position.row < text.endRow else { return nil }
    return draftWindow.place(
      at: position.row - text.row, max(0, position.column - text.column - Self.composerMargin),
      of: state.composer.editor, width: composerWidth(state))
  }

  private func overlayRow(_ position: Position, _ state: AppState) -> Int? {
    switch state.overlay {
    case .palette(let list):
      let area = PaletteLayout(list, state)
      let row = position.row - area.list.row
      guard area.list.contains(position), area.first + row < area.found.count else { return nil }
      return area.first + row
    case .themes:
      let list = themeList(state).inset(top: 1, left: 1, bottom: 1, right: 1)
      return list.contains(position) ? position.row - list.row : nil
    default: return nil
    }
  }
}
