extension AppState {
  /// Scrolls the current chat, and all others with it while they are synchronised.
  mutating func scroll(by lines: Int) {
    if chat.selection != nil {
      chat.selection?.lines += lines
      return
    }
    for index in scrolled {
      if chats[index].place == nil { chats[index].place = ReadingPlace(.end) }
      chats[index].place?.lines += lines
    }
  }

  /// The chats that scroll with the current one, itself included.
  private var scrolled: [Int] { isSynced ? Array(chats.indices) : [current] }

  /// A page of the current chat is half of its rows.
  mutating func scroll(byPages pages: Int) {
    scroll(by: pages * max(1, chat.metrics.height / 2))
  }

  mutating func toStart() {
    if chat.selection != nil {
      chat.selection?.lines = -Self.allLines
      return
    }
    for index in scrolled { chats[index].place = ReadingPlace(.start) }
  }

  mutating func toEnd() {
    if chat.selection != nil {
      chat.selection?.lines = Self.allLines
      return
    }
    for index in scrolled { follow(index) }
  }

  private mutating func follow(_ index: Int) {
    chats[index].place = nil
    chats[index].unseen = 0
    chats[index].selected = nil
  }

  /// More lines than a chat has.
  private static let allLines = 1 << 30

  /// Moves wide tables and code sideways.
  mutating func pan(by columns: Int) {
    guard columns < 0 || chat.metrics.mostPan > 0 else {
      flash = "Nothing here is wider than the pane."
      return
    }
    chat.pan = max(0, min(chat.pan + columns, max(chat.pan, chat.metrics.mostPan)))
  }

  /// Selects the turn before or after the selected one and shows its first line.
  mutating func selectTurn(_ step: Int) {
    guard let here = chat.selectedIndex else { return }
    // The first step back from the end selects the turn that is read.
    let next = chat.selected == nil ? (step < 0 ? here : here + 1) : here + step
    guard chat.turns.indices.contains(next) else {
      if next >= chat.turns.count { follow(current) }
      return
    }
    let number = chat.turns[next].number
    chat.selected = number
    chat.place = ReadingPlace(.turn(number))
  }

  /// Takes note of how a chat came out on the screen, so that the reader's place holds.
  mutating func laidOut(_ metrics: ScrollMetrics, in id: ChatID) {
    guard let index = chats.firstIndex(where: { $0.id == id }) else { return }
    chats[index].unseen = metrics.place == nil ? 0 : chats[index].unseen(with: metrics.tail)
    chats[index].metrics = metrics
    chats[index].metrics.selectedText = ""
    chats[index].place = metrics.place
    if chats[index].selection != nil, let selection = metrics.selection {
      chats[index].selection = selection
      chats[index].metrics.selectedText = metrics.selectedText
    }
  }
}
