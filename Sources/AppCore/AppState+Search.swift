import TextLayout

extension AppState {
  /// Opens the field for what is to be found in the current chat.
  mutating func openSearch() {
    guard !chat.turns.isEmpty else {
      flash = "The chat is empty."
      return
    }
    search = ChatSearch(chat: chat)
    focus(.chat)
  }

  /// Marks a word in the current chat, and shows where it stands first in a part of a turn.
  ///
  /// - Parameters:
  ///   - word: As it stands there.
  ///   - inAnswer: Whether it is in the answer, not in the prompt.
  ///   - turn: The number of the turn.
  mutating func showFound(_ word: String, inAnswer: Bool, ofTurn turn: Int) {
    var field = ChatSearch(chat: chat)
    field.editor.insert(word.lowercased())
    field.query = TextQuery(field.editor.text)
    field.isTyping = false
    search = field
    scan()
    guard let found = search?.scans[turn] else { return }
    let ordinal = inAnswer ? found.prompt : 0
    guard inAnswer ? found.answer > 0 : found.prompt > 0 else { return }
    search?.current = (turn, ordinal)
    chat.place = ReadingPlace(.match(turn: turn, ordinal: ordinal))
  }

  /// A key while the search field is open.
  mutating func handleSearch(_ press: KeyPress) -> [Effect] {
    guard var field = search else { return [] }
    switch press {
    case KeyPress(.escape):
      endSearch(returning: true)
    case KeyPress(.enter):
      if field.query == nil { return endSearch(returning: true) }
      search?.isTyping = false
    case KeyPress(.down): showMatch(1)
    case KeyPress(.up): showMatch(-1)
    default:
      guard field.editor.handle(press) else { return [] }
      search = field
      typed()
    }
    return []
  }

  mutating func paste(intoSearch text: String) {
    search?.editor.insert(String(text.prefix(500)))
    typed()
  }

  @discardableResult
  mutating func endSearch(returning: Bool = false) -> [Effect] {
    if returning, let search, let index = chats.firstIndex(where: { $0.id == search.chat }) {
      chats[index].place = search.before
    }
    search = nil
    return []
  }

  /// Which of the found texts is shown, from 1; nil when none is.
  package var searchOrdinal: Int? {
    guard let search, let current = search.current,
      let chat = chats.first(where: { $0.id == search.chat })
    else { return nil }
    var before = 0
    for turn in chat.turns {
      if turn.number == current.turn { return before + current.ordinal + 1 }
      before += search.scans[turn.number]?.count ?? 0
    }
    return nil
  }

  /// Shows the next or the previous found text, around the ends.
  mutating func showMatch(_ step: Int) {
    guard let search else {
      flash = "Nothing is looked for; / begins a search."
      return
    }
    guard let index = chats.firstIndex(where: { $0.id == search.chat }) else { return }
    if search.edits != chats[index].edits { scan() }
    guard let all = self.search, all.total > 0 else {
      flash = "\(search.editor.text) is not in this chat."
      return
    }
    let here = searchOrdinal ?? (step > 0 ? 0 : 1)
    show(match: (here - 1 + step + all.total) % all.total, in: index)
  }

  /// Looks for what stands in the field now, and shows the first one from the reader on.
  private mutating func typed() {
    guard let field = search, let index = chats.firstIndex(where: { $0.id == field.chat }) else {
      return
    }
    search?.query = TextQuery(field.editor.text)
    search?.scans = [:]
    search?.total = 0
    search?.current = nil
    scan()
    guard let found = search, found.total > 0 else {
      chats[index].place = field.before
      return
    }
    let turns = chats[index].turns
    let top = chats[index].metrics.topTurn.flatMap { number in
      turns.firstIndex { $0.number == number }
    }
    let before = turns.prefix(top ?? 0).reduce(0) { $0 + (found.scans[$1.number]?.count ?? 0) }
    show(match: before < found.total ? before : 0, in: index)
  }

  private mutating func show(match ordinal: Int, in index: Int) {
    var rest = ordinal
    for turn in chats[index].turns {
      let count = search?.scans[turn.number]?.count ?? 0
      if rest < count {
        search?.current = (turn.number, rest)
        chats[index].place = ReadingPlace(.match(turn: turn.number, ordinal: rest))
        return
      }
      rest -= count
    }
  }

  /// Counts in all turns that have not been looked through yet.
  private mutating func scan() {
    guard let query = search?.query, let chat = chats.first(where: { $0.id == search?.chat }) else {
      return
    }
    var total = 0
    for turn in chat.turns {
      var scan = search?.scans[turn.number] ?? ChatSearch.Scan(query, turn.prompt)
      scan.take(turn.answer, query)
      search?.scans[turn.number] = scan
      total += scan.count
    }
    search?.total = total
    search?.edits = chat.edits
  }

  /// Counts in what the last answer has grown by.
  mutating func scanTail() {
    guard let query = search?.query,
      let last = chats.first(where: { $0.id == search?.chat })?.turns.last,
      var scan = search?.scans[last.number]
    else { return }
    let before = scan.count
    scan.take(last.answer, query)
    search?.scans[last.number] = scan
    search?.total += scan.count - before
  }
}

extension ChatSearch.Scan {
  init(_ query: TextQuery, _ prompt: String) {
    self.prompt = query.matches(in: prompt.utf8.span).count
  }

  /// Looks through what is new of an answer.
  mutating func take(_ answer: AnswerState, _ query: TextQuery) {
    if version != answer.version {
      version = answer.version
      answerBegins()
    }
    let text = answer.text.utf8.span
    guard text.count > next else { return }
    let found = query.matches(in: text, from: next)
    self.answer += found.count
    // The end may hold the first half of a match.
    next = max(found.last?.upperBound ?? next, text.count - query.reach)
  }

  private mutating func answerBegins() {
    answer = 0
    next = 0
  }
}
