/// The list of stored chats: what is searched for, what was found, what is about to be done.
package struct SessionList: Sendable {
  /// A question whose answer is the next key.
  package enum Question: Sendable, Hashable {
    /// Enter opens the chat in place of the panes.
    case open(StoredID)
    /// The next key chooses the form of the file.
    case export(StoredID)
  }

  package internal(set) var rows: [SessionRow] = []
  package internal(set) var selection = 0
  package internal(set) var hasMore = false
  package internal(set) var total: Int?
  /// Whether the rows of the present words have come.
  package internal(set) var isLoaded = false
  var isLoadingMore = false
  package internal(set) var query = LineEditor(isSingleLine: true)
  /// Whether letters go into the search.
  package internal(set) var isSearching = false
  /// The new title of the selected chat; nil while none is typed.
  package internal(set) var title: LineEditor?
  package internal(set) var question: Question?
  /// What became of the last work, or what is asked.
  package internal(set) var sentence: String?
  /// Chats that were deleted from this list and can be taken back, the last one last.
  var deleted: [StoredID] = []

  package init() {}

  package var selected: SessionRow? {
    rows.indices.contains(selection) ? rows[selection] : nil
  }

  mutating func move(to row: Int) { selection = min(max(0, row), max(0, rows.count - 1)) }

  /// Takes rows that were asked for; those of other words came too late.
  mutating func take(_ page: SessionPage, for words: String, isMore: Bool) {
    guard words == query.text else { return }
    if isMore {
      let known = Set(rows.map(\.id))
      rows += page.rows.filter { !known.contains($0.id) }
    } else {
      let kept = isLoaded ? selected?.id : nil
      rows = page.rows
      move(to: rows.firstIndex { $0.id == kept } ?? selection)
    }
    hasMore = page.hasMore
    total = page.total ?? total
    isLoaded = true
    isLoadingMore = false
  }

  /// A paste goes into the line that is being typed.
  mutating func insert(_ text: String) {
    let text = String(text.prefix(200))
    if title != nil { title?.insert(text) } else if isSearching { query.insert(text) }
  }
}
