extension AppState {
  /// What a key does: the thing that floats has it first, then the focused pane, then all places.
  mutating func handle(_ press: KeyPress) -> [Effect] {
    flash = nil
    if press == .control("c") {
      leader = nil
      return interrupt()
    }
    if isTooSmall { return handleWhileTooSmall(press) }
    if overlay != nil { return handleOverlay(press) }
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
      return action.group == .reading ? perform(action) : run(action)
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

  private mutating func handleComposer(_ press: KeyPress) -> [Effect] {
    if let action = keymap.action(for: press, in: .composer) { return perform(action) }
    switch press {
    case KeyPress(.up):
      if !composer.editor.moveUp() { composer.earlier() }
    case KeyPress(.down):
      if !composer.editor.moveDown() {
        if composer.isInHistory {
          composer.later()
        } else if composer.editor.isEmpty, chat.turns.isEmpty {
          suggest()
        }
      }
    case KeyPress(.pageUp): return perform(.pageUp)
    case KeyPress(.pageDown): return perform(.pageDown)
    case .control("d") where composer.editor.isEmpty: return [.quit]
    default: _ = composer.editor.handle(press)
    }
    return []
  }

  /// The example prompts of the first screen, one after the other.
  package static let examples = [
    "Why is the sky blue?", "A table of five moons, as Markdown", "Write quicksort in Swift",
  ]

  private mutating func suggest() { composer.editor.set(Self.examples[0]) }

  private mutating func handleModels(_ press: KeyPress) -> [Effect] {
    if browser.isSearching {
      switch press {
      case KeyPress(.enter), KeyPress(.down): browser.isSearching = false
      case KeyPress(.tab): return perform(.nextPane)
      default:
        guard browser.edit(press) else { return perform(keymap.action(for: press, in: .anywhere)) }
        return [.search(browser.editor.text)]
      }
      return []
    }
    switch press {
    case KeyPress(.down), KeyPress(.character("j")): browser.move(by: 1)
    case KeyPress(.up), KeyPress(.character("k")): browser.move(by: -1)
    case KeyPress(.pageDown), .control("d"): for _ in 0..<10 { browser.move(by: 1) }
    case KeyPress(.pageUp), .control("u"): for _ in 0..<10 { browser.move(by: -1) }
    case KeyPress(.enter) where browser.toggle(): break
    case KeyPress(.character(" ")), KeyPress(.right), KeyPress(.left): _ = browser.toggle()
    default: return perform(keymap.action(for: press, in: .models))
    }
    return []
  }

  /// Alt and a digit anywhere, a digit where no text is being typed.
  private func paneDigit(_ press: KeyPress) -> Int? {
    guard case .character(let character) = press.key, let digit = character.wholeNumberValue,
      character.isASCII
    else { return nil }
    if press.modifiers == .alt { return digit }
    return press.modifiers.isEmpty && !isTyping ? digit : nil
  }

  private mutating func focusPane(_ digit: Int) {
    switch digit {
    case 0: focus(.options)
    case 1: focus(.models)
    default:
      guard chats.indices.contains(digit - 2) else { return }
      current = digit - 2
      focus(.chat)
    }
  }

  mutating func focus(_ focus: Focus) {
    self.focus = focus
    browser.isSearching = focus == .models
    showsSheet = focus == .models || focus == .options
    if focus == .chat { chat.unseen = 0 }
  }

  private mutating func escape() -> [Effect] {
    if focus == .models, browser.isSearching, !browser.editor.isEmpty {
      browser.clearQuery()
      return [.search("")]
    }
    if focus == .options, options.typed != nil {
      options.typed = nil
      return []
    }
    if focus != .composer, focus != .chat {
      focus(.composer)
      return []
    }
    if chat.isRunning { return [.stop(chat.id)] }
    focus(.composer)
    return []
  }

  /// Ctrl+C stops the run, then clears the draft, then asks to leave.
  mutating func interrupt() -> [Effect] {
    if case .leaving = overlay { return [.quit] }
    if overlay != nil {
      overlay = nil
      return []
    }
    let running = addressed.filter { chats[$0].isRunning }
    if !running.isEmpty { return running.map { .stop(chats[$0].id) } }
    if !composer.editor.isEmpty {
      composer.editor.clear()
      return []
    }
    overlay = .leaving
    return []
  }

  mutating func paste(_ text: String) -> [Effect] {
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
    guard overlay == nil else { return [] }
    leader = nil
    if focus == .models, browser.isSearching {
      browser.insert(String(clean.prefix(200)))
      return [.search(browser.editor.text)]
    }
    focus(.composer)
    composer.editor.insert(clean)
    return []
  }
}
