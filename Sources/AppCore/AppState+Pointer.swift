/// What is under the mouse.
package enum Hit: Sendable, Hashable {
  /// A chat by its place; `onTitle` for its title rule.
  case chat(Int, onTitle: Bool)
  /// A line of a chat's text; `isFold` where it stands for reasoning that it shows or hides.
  case chatLine(Int, TextPlace, isFold: Bool)
  case models
  case modelSearch
  /// A row of the list of models.
  case modelRow(Int)
  case options
  case optionRow(Int)
  case composer(caret: Int?)
  /// Something that floats; a row of its list where it has one.
  case overlay(row: Int?)
  case nothing
}

/// What the mouse did.
package enum PointerAction: Sendable, Hashable {
  /// The left button went down.
  case press
  /// Moved with the left button held down.
  case drag
  /// The left button went up.
  case release
  /// The wheel turned by so many lines; down is positive.
  case wheel(Int)
}

/// The last press of the mouse, to tell a double one.
struct LastPress: Sendable {
  var hit: Hit
  var time: Duration

  /// How far apart the two presses of a double one are at most.
  static let longest: Duration = .milliseconds(400)
}

/// Lines of a chat that are selected with the mouse, from where the button went down.
struct LineDrag: Sendable {
  var chat: ChatID
  var start: TextPlace
}

extension AppState {
  mutating func switchMouse() -> [Effect] {
    hasMouse.toggle()
    flash =
      hasMouse
      ? "The mouse is on: click, wheel, drag copies lines. Shift selects as the terminal does."
      : "The mouse is off: it selects text again as the terminal does."
    return [.useMouse(hasMouse)]
  }

  /// What a click or the wheel does to what is under it.
  mutating func handle(_ action: PointerAction, on hit: Hit) -> [Effect] {
    guard hasMouse else { return [] }
    leader = nil
    switch action {
    case .wheel(let lines):
      wheel(lines, on: hit)
      return []
    case .press:
      flash = nil
      let isDouble = lastPress.map { $0.hit == hit && now - $0.time <= LastPress.longest } ?? false
      lastPress = isDouble ? nil : LastPress(hit: hit, time: now)
      lineDrag = nil
      return press(hit, isDouble: isDouble)
    case .drag:
      drag(to: hit)
      return []
    case .release: return release()
    }
  }

  /// Selects the lines of one chat, however far the pointer goes; beyond its ends it scrolls.
  private mutating func drag(to hit: Hit) {
    guard overlay == nil, let lineDrag, chat.id == lineDrag.chat else { return }
    var selection = chat.selection ?? LineSelection()
    selection.start = lineDrag.start
    switch hit {
    case .chatLine(current, let place, _): selection.end = place
    case .chat(current, onTitle: true) where chat.selection != nil: selection.lines -= 1
    case .composer where chat.selection != nil: selection.lines += 1
    default: return
    }
    chat.selection = selection
  }

  /// What was selected is copied.
  private mutating func release() -> [Effect] {
    guard let lineDrag else { return [] }
    self.lineDrag = nil
    guard chat.id == lineDrag.chat, chat.selection != nil else { return [] }
    // The text is known only of what has been drawn.
    guard chat.selection == chat.metrics.selection, !chat.metrics.selectedText.isEmpty else {
      flash = "y copies the selected lines, Esc ends it."
      return []
    }
    return copyAnswer()
  }

  private mutating func press(_ hit: Hit, isDouble: Bool) -> [Effect] {
    if overlay != nil { return pressOverlay(hit, isDouble: isDouble) }
    switch hit {
    case .chat(let index, let onTitle):
      guard chats.indices.contains(index) else { return [] }
      current = index
      focus(.chat)
      if onTitle, isDouble { return run(.zoom) }
    case .chatLine(let index, let place, let isFold):
      guard chats.indices.contains(index) else { return [] }
      current = index
      focus(.chat)
      chat.selection = nil
      lineDrag = LineDrag(chat: chat.id, start: place)
      if isFold { turnReasoning() }
    case .models, .modelSearch: focus(.models)
    case .modelRow(let row):
      focus(.models)
      browser.isSearching = false
      browser.select(row)
      // A row that stands for others is folded or unfolded at once.
      if isDouble || browser.selectedModel == nil { return handle(KeyPress(.enter)) }
    case .options: focus(.options)
    case .optionRow(let row):
      focus(.options)
      guard !takesText else { return [] }
      options.selection = min(max(0, row), max(0, optionRows.count - 1))
      if isDouble { return handle(KeyPress(.enter)) }
    case .composer(let caret):
      focus(.composer)
      if let caret { composer.editor.move(to: caret) }
    case .overlay, .nothing: break
    }
    return []
  }

  private mutating func pressOverlay(_ hit: Hit, isDouble: Bool) -> [Effect] {
    guard case .overlay(let row?) = hit else { return [] }
    switch overlay {
    case .palette(var list):
      list.select(row)
      overlay = .palette(list)
      return isDouble ? handle(KeyPress(.enter)) : []
    case .themes(_, let before):
      guard themes.indices.contains(row) else { return [] }
      return isDouble ? handle(KeyPress(.enter)) : preview(row, before)
    default: return []
    }
  }

  private mutating func wheel(_ lines: Int, on hit: Hit) {
    // What floats knows Up and Down; a notch is three of them.
    if overlay != nil {
      let key = KeyPress(lines > 0 ? .down : .up)
      for _ in 0..<min(abs(lines), 100) { _ = handle(key) }
      return
    }
    switch hit {
    case .chat(let index, _), .chatLine(let index, _, _):
      guard chats.indices.contains(index), !chats[index].turns.isEmpty else { return }
      let before = current
      current = index
      scroll(by: lines)
      current = before
    case .models, .modelSearch, .modelRow:
      for _ in 0..<min(abs(lines), 300) { browser.move(by: lines.signum()) }
    case .options, .optionRow:
      if !takesText { moveOption(by: lines.signum()) }
    case .composer, .overlay, .nothing: break
    }
  }
}
