import ChatModel

extension AppState {
  /// A key while the composer has the focus: its lists and lines first, then the keymap, then the
  /// editor.
  mutating func handleComposer(_ press: KeyPress) -> [Effect] {
    if composer.field != nil { return handleComposerField(press) }
    if composer.completion != nil, let effects = handleCompletion(press) { return effects }
    if let action = keymap.action(for: press, in: .composer) {
      let effects = perform(action)
      return focus == .composer ? effects + refreshCompletion() : effects
    }
    switch press {
    case KeyPress(.up):
      if !composer.editor.moveUp(width: composer.width) { return showEarlier() }
    case KeyPress(.down):
      if !composer.editor.moveDown(width: composer.width) { showLater() }
    case KeyPress(.pageUp): return perform(.pageUp)
    case KeyPress(.pageDown): return perform(.pageDown)
    case .control("d") where composer.isEmpty: return [.quit]
    case KeyPress(.backspace) where composer.editor.caret == 0: removeLastFile()
    default: _ = composer.editor.handle(press)
    }
    return refreshCompletion()
  }

  /// The example prompts of the first screen, one after the other.
  package static let examples = [
    "Why is the sky blue?", "A table of five moons, as Markdown", "Write quicksort in Swift",
  ]

  private mutating func showEarlier() -> [Effect] {
    guard composer.history.prompts != nil else {
      composer.awaited = .earlier
      return [.compose(.recall)]
    }
    let text = composer.editor.text
    if let prompt = composer.history.earlier(than: text) { composer.editor.set(prompt) }
    return []
  }

  private mutating func showLater() {
    if composer.history.isShown {
      if let prompt = composer.history.later() { composer.editor.set(prompt) }
    } else if chat.turns.isEmpty, composer.editor.count < 100 {
      let text = composer.editor.text
      let place = Self.examples.firstIndex(of: text).map { ($0 + 1) % Self.examples.count }
      if let next = text.isEmpty ? 0 : place { composer.editor.set(Self.examples[next]) }
    }
  }

  private mutating func removeLastFile() {
    guard let file = composer.files.popLast() else { return }
    flash = "\(file.name) is not attached any more."
  }

  /// Puts a paste into the draft, or into the line that has the keys; it is never sent.
  mutating func pasteIntoComposer(_ text: String) -> [Effect] {
    switch composer.field {
    case .attach(var editor):
      editor.insert(PastedPaths.read(text)?.first ?? text)
      composer.field = .attach(editor)
      return refreshCompletion()
    case .history(var search):
      search.insert(String(text.prefix(200)))
      composer.field = .history(search)
      return []
    case nil: break
    }
    let start = composer.editor.caret
    composer.editor.paste(text)
    guard let paths = PastedPaths.read(text) else { return refreshCompletion() }
    composer.pastedPaths = start..<composer.editor.caret
    return [.compose(.inspect(paths))]
  }

  /// The draft of the pane that the composer speaks to, wherever a key or an event led.
  mutating func showDraftOfPane() {
    composer.show(draftOf: chats[current].isLinked ? nil : chats[current].id)
  }

  /// Takes what came of some work for the composer.
  mutating func take(_ news: ComposerNews) -> [Effect] {
    switch news {
    case .judged(let judgement, let id): return obey(judgement, in: id)
    case .refused(let sentence): return keepDraft(because: sentence)
    case .recalled(let prompts):
      composer.history.take(prompts)
      let use = composer.awaited
      composer.awaited = nil
      switch use {
      case .earlier: return showEarlier()
      case .search: openHistorySearch()
      case nil: break
      }
    case .drawn(let width): composer.width = max(1, width)
    case .models(let query, let items): show(items, .model, for: query)
    case .files(let prefix, let items): show(items, .file, for: prefix)
    case .attached(let files, let owner):
      attach(files, for: owner)
      if owner == composer.owner { attached() }
    case .reattached(let files, let paths, let missing, let owner):
      if composer.awaitedFiles[owner] == paths {
        reattached(files, missing: missing, for: owner)
      }
    case .attachable(let paths, let note): offer(paths, note)
    }
    return []
  }

  // MARK: The line below the draft

  /// Searches the prompts asked before.
  mutating func searchHistory() -> [Effect] {
    focus(.composer)
    guard composer.history.prompts != nil else {
      composer.awaited = .search
      return [.compose(.recall)]
    }
    openHistorySearch()
    return []
  }

  private mutating func openHistorySearch() {
    composer.completion = nil
    composer.field = .history(HistorySearch(composer.history.prompts ?? []))
  }

  private mutating func handleComposerField(_ press: KeyPress) -> [Effect] {
    switch composer.field {
    case .history(let search): handle(press, search)
    case .attach(var editor):
      if composer.completion != nil, let effects = handleCompletion(press) { return effects }
      guard press != KeyPress(.enter) else {
        composer.completion = nil
        if !editor.isEmpty { return attach(editor.text, typed: editor.text) }
        composer.closeHelpers()
        return []
      }
      _ = editor.handle(press)
      composer.field = .attach(editor)
      return refreshCompletion()
    case nil: break
    }
    return []
  }

  private mutating func handle(_ press: KeyPress, _ search: HistorySearch) {
    var search = search
    switch press {
    case .control("r"), KeyPress(.up): search.searchOlder()
    case KeyPress(.enter), KeyPress(.tab), KeyPress(.right):
      if let found = search.found { composer.editor.set(found) }
      composer.field = nil
      return
    case .control("g"):
      composer.field = nil
      return
    default: search.handle(press)
    }
    composer.field = .history(search)
  }

  /// Esc closes what helps to write, one thing after the other.
  ///
  /// - Returns: false when there was nothing.
  mutating func closeComposerHelper() -> Bool {
    guard focus == .composer else { return false }
    if let completion = composer.completion {
      composer.completion = nil
      composer.dismissed = completion.kind
      return true
    }
    guard composer.field != nil else { return false }
    composer.field = nil
    return true
  }
}
