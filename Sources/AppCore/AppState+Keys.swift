extension AppState {
  /// What a key does: the thing that floats has it first, then the focused pane, then all places.
  mutating func handle(_ press: KeyPress) -> [Effect] {
    flash = nil
    if press == .control("c") {
      leader = nil
      return interrupt()
    }
    if isTooSmall { return handleWhileTooSmall(press) }
    if overlay != nil {
      let effects = handleOverlay(press)
      if overlay == nil, let view = timelineBelow { overlay = .timeline(view) }
      if case .timeline = overlay { timelineBelow = nil }
      return effects
    }
    if comparison != nil { return handleComparison(press) }
    if search?.isTyping == true { return handleSearch(press) }
    if isPickingCode, let effects = pickCode(press) { return effects }
    if let effects = handleLeader(press) { return effects }
    if press == KeyPress(.escape) { return escape() }
    if let digit = paneDigit(press) {
      focusPane(digit)
      return []
    }
    switch focus {
    case .composer: return handleComposer(press)
    case .models: return handleModels(press)
    case .options: return handleOptions(press)
    case .chat:
      guard let action = keymap.action(for: press, in: .chat) else { return [] }
      // That there is nowhere to scroll to shows by itself.
      return action.scrolls ? perform(action) : run(action)
    }
  }

  /// On a screen that is too small nothing can be seen, so nothing but the way out works.
  private func handleWhileTooSmall(_ press: KeyPress) -> [Effect] {
    switch press {
    case KeyPress(.escape): chats.filter(\.isRunning).map { .stop($0.id) }
    case KeyPress(.character("q")): [.quit]
    default: []
    }
  }

  private mutating func perform(_ action: Action?) -> [Effect] {
    action.map { perform($0) } ?? []
  }

  /// Alt and a digit anywhere, a digit where no text is being typed.
  private func paneDigit(_ press: KeyPress) -> Int? {
    guard case .character(let character) = press.key, let digit = character.wholeNumberValue,
      character.isASCII
    else { return nil }
    if press.modifiers == .alt { return digit }
    // In the list of models a digit switches a filter.
    let isFree = !isTyping && !takesDigits && focus != .models
    return press.modifiers.isEmpty && isFree ? digit : nil
  }

  private mutating func focusPane(_ digit: Int) {
    switch digit {
    case 0: focusOptions()
    case 1: focus(.models)
    default:
      guard chats.indices.contains(digit - 2) else { return }
      leaveCurrent()
      current = digit - 2
      focus(.chat)
    }
  }

  /// What holds only as long as a pane is the current one ends.
  mutating func leaveCurrent() {
    chat.selection = nil
    isPickingCode = false
  }

  mutating func focus(_ focus: Focus) {
    self.focus = focus
    if focus != .composer { composer.completion = nil }
    browser.isSearching = focus == .models
    if focus != .models { browser.isZoomed = false }
    showsSheet = focus == .models || focus == .options
    if focus == .chat { chat.unseen = 0 }
  }

  private mutating func escape() -> [Effect] {
    if closeComposerHelper() { return [] }
    if focus == .models, browser.isSearching, !browser.editor.isEmpty {
      browser.clearQuery()
      return []
    }
    if focus == .models, browser.isZoomed {
      browser.isZoomed = false
      return []
    }
    if focus == .chat, chat.selection != nil {
      chat.selection = nil
      return []
    }
    if focus == .chat, search != nil { return endSearch() }
    if focus == .composer, editing != nil {
      editing = nil
      composer.editor.clear()
      return []
    }
    if focus == .options, escapeOptions() { return [] }
    if focus != .composer, focus != .chat {
      focus(.composer)
      return []
    }
    if chat.isRunning { return [.stop(chat.id)] }
    if escapeEndsTour {
      endTour()
      flash = "The tour is over; F1 then t begins it again."
      return []
    }
    if focus == .chat { chat.selected = nil }
    focus(.composer)
    return []
  }

  /// Ctrl+C stops the run, then clears the draft, then asks to leave.
  mutating func interrupt() -> [Effect] {
    if case .leaving = overlay { return [.quit] }
    if overlay != nil {
      overlay = nil
      timelineBelow = nil
      return []
    }
    if comparison != nil {
      comparison = nil
      return []
    }
    let running = addressed.filter { chats[$0].isRunning }
    if !running.isEmpty { return running.map { .stop(chats[$0].id) } }
    if !composer.isEmpty || composer.field != nil {
      composer.clear()
      return []
    }
    overlay = .leaving
    return []
  }

  mutating func paste(_ text: String) -> [Effect] {
    flash = nil
    let clean = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    if case .key(var dialog) = overlay {
      dialog.paste(clean)
      overlay = .key(dialog)
      return []
    }
    if case .palette(var list) = overlay {
      list.insert(String(clean.prefix(200)))
      overlay = .palette(list)
      return []
    }
    if case .presets(var list) = overlay {
      list.insert(clean)
      overlay = .presets(list)
      return []
    }
    if case .sessions(var list) = overlay {
      let words = list.query.text
      list.insert(clean)
      let effects = list.query.text == words ? [] : look(for: list.query.text, &list)
      overlay = .sessions(list)
      return effects
    }
    if pasteIntoAgents(clean) { return [] }
    pasteIntoHelp(clean)
    guard overlay == nil, comparison == nil else { return [] }
    leader = nil
    if search?.isTyping == true {
      paste(intoSearch: clean)
      return []
    }
    if focus == .options, pasteOption(clean) { return [] }
    if focus == .models, browser.isSearching {
      browser.insert(String(clean.prefix(200)))
      return []
    }
    focus(.composer)
    return pasteIntoComposer(text)
  }
}
