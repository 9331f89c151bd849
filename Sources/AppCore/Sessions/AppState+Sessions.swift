extension AppState {
  /// Opens the list of stored chats.
  mutating func openSessions() -> [Effect] {
    overlay = .sessions(SessionList())
    return [.sessions(.list(""))]
  }

  /// Keys of the list of stored chats.
  mutating func handleSessions(_ list: inout SessionList, _ press: KeyPress) -> [Effect] {
    defer { if case .sessions = overlay { overlay = .sessions(list) } }
    list.sentence = nil
    if list.title != nil { return handleTitle(&list, press) }
    if let question = list.question {
      list.question = nil
      return answer(question, press, &list)
    }
    if list.isSearching, let effects = handleSessionSearch(&list, press) { return effects }
    switch press {
    case KeyPress(.escape):
      guard list.query.isEmpty else { return look(for: "", &list) }
      overlay = nil
    case KeyPress(.character("q")): overlay = nil
    case KeyPress(.enter): return list.selected.map { open($0, &list) } ?? []
    case KeyPress(.character("/")): list.isSearching = true
    case KeyPress(.character("r")):
      list.title = list.selected.map { row in
        var editor = LineEditor(isSingleLine: true)
        editor.insert(row.title)
        return editor
      }
    case KeyPress(.character("p")), KeyPress(.character("*")):
      return list.selected.map { [.sessions(.pin($0.id, !$0.isPinned))] } ?? []
    case KeyPress(.character("D")), KeyPress(.delete): return deleteSession(&list)
    case KeyPress(.character("u")): return undeleteSession(&list)
    case KeyPress(.character("e")), KeyPress(.character("x")):
      guard let row = list.selected else { break }
      list.question = .export(row.id)
      list.sentence = "Write it into the current folder: m Markdown, j JSON, Esc not at all."
    case KeyPress(.character("n")): return beginAnew(&list)
    default: return moveInSessions(&list, press)
    }
    return []
  }

  private func moveInSessions(_ list: inout SessionList, _ press: KeyPress) -> [Effect] {
    let page = max(1, (rows - 5) / 2)
    switch press {
    case KeyPress(.down), KeyPress(.character("j")), .control("n"):
      list.move(to: list.selection + 1)
    case KeyPress(.up), KeyPress(.character("k")), .control("p"): list.move(to: list.selection - 1)
    case .control("d"), KeyPress(.pageDown): list.move(to: list.selection + page)
    case .control("u"), KeyPress(.pageUp): list.move(to: list.selection - page)
    case KeyPress(.home), KeyPress(.character("g")): list.move(to: 0)
    case KeyPress(.end), KeyPress(.character("G")): list.move(to: list.rows.count - 1)
    default: return []
    }
    guard list.hasMore, !list.isLoadingMore, list.selection + page >= list.rows.count - 1 else {
      return []
    }
    list.isLoadingMore = true
    return [.sessions(.listMore)]
  }

  /// A key while words are typed; nil for one that moves in the list.
  private mutating func handleSessionSearch(
    _ list: inout SessionList, _ press: KeyPress
  ) -> [Effect]? {
    switch press {
    case KeyPress(.escape):
      list.isSearching = false
      return look(for: "", &list)
    case KeyPress(.enter), KeyPress(.tab):
      list.isSearching = false
      return []
    case KeyPress(.down), KeyPress(.up), KeyPress(.pageDown), KeyPress(.pageUp): return nil
    default:
      let before = list.query.text
      _ = list.query.handle(press)
      return list.query.text == before ? [] : look(for: list.query.text, &list)
    }
  }

  /// The rows that are there stay until others come.
  func look(for words: String, _ list: inout SessionList) -> [Effect] {
    if list.query.text != words {
      list.query = LineEditor(isSingleLine: true)
      list.query.insert(words)
    }
    list.selection = 0
    list.isLoadingMore = false
    return [.sessions(.list(words))]
  }

  private func handleTitle(_ list: inout SessionList, _ press: KeyPress) -> [Effect] {
    switch press {
    case KeyPress(.escape): list.title = nil
    case KeyPress(.enter):
      let words = (list.title?.text ?? "").split(whereSeparator: \.isWhitespace)
      let title = String(words.joined(separator: " ").prefix(200))
      list.title = nil
      guard let row = list.selected, !title.isEmpty, title != row.title else { return [] }
      return [.sessions(.rename(row.id, title))]
    default: _ = list.title?.handle(press)
    }
    return []
  }

  private mutating func answer(
    _ question: SessionList.Question, _ press: KeyPress, _ list: inout SessionList
  ) -> [Effect] {
    switch (question, press) {
    case (.open(let id), KeyPress(.enter)), (.open(let id), KeyPress(.character("y"))):
      overlay = nil
      return takeDrafts() + [.sessions(.open(.id(id)))]
    case (.export(let id), KeyPress(.character("m"))):
      return [.sessions(.export(id, .markdown))]
    case (.export(let id), KeyPress(.character("j"))): return [.sessions(.export(id, .json))]
    default: return []
    }
  }

  /// Opens a chat at once where the panes are empty.
  private mutating func open(_ row: SessionRow, _ list: inout SessionList) -> [Effect] {
    guard chats.contains(where: { !$0.turns.isEmpty }) else {
      overlay = nil
      return [.sessions(.open(.id(row.id)))]
    }
    list.question = .open(row.id)
    list.sentence = replacement(of: chats.count)
    return []
  }

  private func replacement(of panes: Int) -> String {
    let place = panes == 1 ? "the pane" : "the \(panes) panes"
    let running = chats.count(where: \.isRunning)
    let stopped =
      running == 0
      ? "" : running == 1 ? "; 1 answer is stopped" : "; \(running) answers are stopped"
    let fate = isKeeping ? "what is there is kept" : "what is there is not kept and will be gone"
    return "Enter opens it in place of \(place): \(fate)\(stopped). Esc does not."
  }

  private func deleteSession(_ list: inout SessionList) -> [Effect] {
    guard let row = list.selected else { return [] }
    guard row.id != session else {
      list.sentence = "That is the chat of these panes; n begins another one first."
      return []
    }
    list.rows.remove(at: list.selection)
    list.move(to: list.selection)
    list.deleted.append(row.id)
    list.total = list.total.map { max(0, $0 - 1) }
    list.sentence = "Deleted; u takes it back."
    return [.sessions(.delete(row.id))]
  }

  private func undeleteSession(_ list: inout SessionList) -> [Effect] {
    guard let id = list.deleted.popLast() else {
      list.sentence = "Nothing was deleted here."
      return []
    }
    return [.sessions(.undelete(id))]
  }

  /// Empties the panes; the next prompt begins another chat.
  private mutating func beginAnew(_ list: inout SessionList) -> [Effect] {
    guard !chats.contains(where: \.isRunning) else {
      list.sentence = "An answer is still coming; Esc, and Esc in its pane, stops it."
      return []
    }
    let kept = drafts.isKept ? [Effect.sessions(.keepDraft(.empty, of: composer.owner))] : []
    let panes = chats
    overlay = nil
    replacePanes(with: panes.map { StoredChat.Pane(id: StoredID(0), chain: $0.chain) }) {
      _, _ in
    }
    for (index, pane) in panes.enumerated() where chats.indices.contains(index) {
      chats[index].layer = pane.layer
      chats[index].system = pane.system
    }
    session = nil
    flash = "The next prompt begins a new chat."
    carryDrafts()
    return kept + [.sessions(.began)]
  }

  /// Takes what came of work on the stored chats.
  mutating func take(_ news: SessionNews) -> [Effect] {
    switch news {
    case .listed(let page, let words, let isMore):
      session = page.current
      if case .sessions(var list) = overlay {
        list.take(page, for: words, isMore: isMore)
        overlay = .sessions(list)
      }
    case .opened(let chat): return show(chat)
    case .done(let sentence): return told(sentence, isDone: true)
    case .failed(let sentence): return told(sentence, isDone: false)
    case .keeping(let isKeeping, let sentence):
      self.isKeeping = isKeeping
      if let sentence { hint = sentence }
    }
    return []
  }

  private mutating func told(_ sentence: String, isDone: Bool) -> [Effect] {
    guard case .sessions(var list) = overlay else {
      flash = sentence
      return []
    }
    list.sentence = sentence
    overlay = .sessions(list)
    return isDone ? [.sessions(.list(list.query.text))] : []
  }
}
