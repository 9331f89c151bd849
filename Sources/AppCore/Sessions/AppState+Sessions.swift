extension AppState {
  /// Opens the list of stored chats.
  ///
  /// - Parameter words: What is looked for from the start.
  /// - Returns: The reading of its rows.
  mutating func openSessions(finding words: String = "") -> [Effect] {
    var list = SessionList()
    list.query.insert(words)
    overlay = .sessions(list)
    return [.sessions(.list(list.wish))]
  }

  /// Keys of the list of stored chats.
  mutating func handleSessions(_ list: inout SessionList, _ press: KeyPress) -> [Effect] {
    list.sentence = nil
    let effects = act(on: &list, press)
    guard case .sessions = overlay else { return effects }
    let preview = previewEffects(&list)
    overlay = .sessions(list)
    return effects + preview
  }

  private mutating func act(on list: inout SessionList, _ press: KeyPress) -> [Effect] {
    if list.field != nil { return handleField(&list, press) }
    if let question = list.question {
      list.question = nil
      return answer(question, press, &list)
    }
    if list.isSearching, let effects = handleSessionSearch(&list, press) { return effects }
    switch press {
    case KeyPress(.escape): return leaveSessions(&list)
    case KeyPress(.character("q")): overlay = nil
    case KeyPress(.enter): return open(&list)
    case KeyPress(.character("/")): list.isSearching = true
    case KeyPress(.character("n")) where list.hasHits: list.moveHit(1)
    case KeyPress(.character("N")) where list.hasHits: list.moveHit(-1)
    case KeyPress(.character("n")): return beginAnew(&list)
    case KeyPress(.character("s")), KeyPress(.character("p")): return arrange(&list, press)
    default: return change(&list, press) ?? moveInSessions(&list, press)
    }
    return []
  }

  /// A key that changes the selected chat; nil for every other one.
  private mutating func change(_ list: inout SessionList, _ press: KeyPress) -> [Effect]? {
    switch press {
    case KeyPress(.character("u")): return undeleteSession(&list)
    case KeyPress(.character("D")), KeyPress(.delete): return deleteSession(&list)
    default: break
    }
    guard let row = list.selected else { return nil }
    switch press {
    case KeyPress(.character("r")): list.begin(.title, with: row.title)
    case KeyPress(.character("T")): list.begin(.tags, with: row.tags.joined(separator: " "))
    case KeyPress(.character("t")): list.begin(.titleModel, with: chat.chain.first?.id ?? "")
    case KeyPress(.character("*")): return [.sessions(.pin(row.id, !row.isPinned))]
    case KeyPress(.character("f")): return list.place.map { [.sessions(.fork($0))] } ?? []
    case KeyPress(.character("e")), KeyPress(.character("x")):
      list.question = .export(row.id)
      list.sentence =
        "Write it into the current folder: m Markdown, j JSON, h HTML, Esc not at all."
    default: return nil
    }
    return []
  }

  private func arrange(_ list: inout SessionList, _ press: KeyPress) -> [Effect] {
    if list.hasHits {
      list.sentence = "What was found stands newest first."
      return []
    }
    if press == KeyPress(.character("p")) {
      list.pinnedFirst.toggle()
    } else {
      let all = SessionWish.Order.allCases
      list.order = all[((all.firstIndex(of: list.order) ?? 0) + 1) % all.count]
    }
    list.move(to: 0)
    list.isFresh = true
    list.isLoadingMore = false
    return [.sessions(.list(list.wish))]
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

  /// Esc shows all chats again, then closes the list.
  private mutating func leaveSessions(_ list: inout SessionList) -> [Effect] {
    if let view = list.below {
      overlay = .statistics(view)
      return []
    }
    guard list.query.isEmpty else { return look(for: "", &list) }
    overlay = nil
    return []
  }

  /// A key while words are typed; nil for one that moves in the list.
  private mutating func handleSessionSearch(
    _ list: inout SessionList, _ press: KeyPress
  ) -> [Effect]? {
    switch press {
    case KeyPress(.escape):
      list.isSearching = false
      return list.query.isEmpty ? [] : look(for: "", &list)
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
    list.hit = 0
    list.isFresh = true
    list.isLoadingMore = false
    return [.sessions(.list(list.wish))]
  }

  private mutating func handleField(_ list: inout SessionList, _ press: KeyPress) -> [Effect] {
    switch press {
    case KeyPress(.escape): list.field = nil
    case KeyPress(.enter):
      let field = list.field
      let words = list.editor.text.split { $0.isWhitespace || field == .tags && $0 == "," }
        .map(String.init)
      list.field = nil
      guard let row = list.selected else { return [] }
      switch field {
      case .title:
        let title = String(words.joined(separator: " ").prefix(200))
        return title.isEmpty || title == row.title ? [] : [.sessions(.rename(row.id, title))]
      case .tags:
        let tags = words.prefix(20).map { String($0.prefix(40)) }
        return tags == row.tags ? [] : [.sessions(.tag(row.id, tags))]
      case .titleModel:
        guard let item = words.first.map({ ChainItem($0) }) else { return [] }
        guard !item.provider.isEmpty else {
          list.sentence = "A model is written provider/model, as anthropic/claude-haiku-4-5."
          return []
        }
        notePaid([item])
        list.sentence = "\(item.id) is asked for a title."
        return [.sessions(.entitle(row.id, by: item))]
      case nil: return []
      }
    default: _ = list.editor.handle(press)
    }
    return []
  }

  private mutating func answer(
    _ question: SessionList.Question, _ press: KeyPress, _ list: inout SessionList
  ) -> [Effect] {
    switch (question, press) {
    case (.open(let id), KeyPress(.enter)), (.open(let id), KeyPress(.character("y"))):
      overlay = nil
      return takeDrafts() + [opening(id, list)]
    case (.export(let id), KeyPress(.character("m"))):
      return [.sessions(.export(id, .markdown))]
    case (.export(let id), KeyPress(.character("j"))): return [.sessions(.export(id, .json))]
    case (.export(let id), KeyPress(.character("h"))): return [.sessions(.export(id, .html))]
    default: return []
    }
  }

  /// Opens a chat at once where the panes are empty.
  private mutating func open(_ list: inout SessionList) -> [Effect] {
    guard let row = list.selected else { return [] }
    guard chats.contains(where: { !$0.turns.isEmpty }) else {
      overlay = nil
      return [opening(row.id, list)]
    }
    list.question = .open(row.id)
    list.sentence = replacement(of: chats.count)
    return []
  }

  /// Where something was found, the chat is opened there.
  private func opening(_ id: StoredID, _ list: SessionList) -> Effect {
    if let place = list.place, place.chat == id, place.message != nil {
      return .sessions(.openAt(place))
    }
    return .sessions(.open(.id(id)))
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

  private mutating func deleteSession(_ list: inout SessionList) -> [Effect] {
    guard let row = list.selected else { return [] }
    guard row.id != session else {
      list.sentence = "That is the chat of these panes; n begins another one first."
      return []
    }
    list.rows.remove(at: list.selection)
    list.move(to: list.selection)
    list.hit = 0
    deletedSessions.append(row.id)
    list.total = list.total.map { max(0, $0 - 1) }
    list.sentence = "Deleted; u takes it back."
    return [.sessions(.delete(row.id))]
  }

  private mutating func undeleteSession(_ list: inout SessionList) -> [Effect] {
    guard let id = deletedSessions.popLast() else {
      list.sentence = "Nothing was deleted in this run."
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
}
