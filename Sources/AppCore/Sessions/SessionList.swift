/// The list of stored chats: what is searched for, what was found, what is about to be done.
package struct SessionList: Sendable {
  /// A question whose answer is the next key.
  package enum Question: Sendable, Hashable {
    /// Enter opens the chat in place of the panes.
    case open(StoredID)
    /// The next key chooses the form of the file.
    case export(StoredID)
  }

  /// What is being typed about the selected chat.
  package enum Field: Sendable, Hashable {
    case title, tags
    /// The model that is asked for a title.
    case titleModel

    package var label: String {
      switch self {
      case .title: "title"
      case .tags: "tags"
      case .titleModel: "model that is asked for a title"
      }
    }
  }

  package internal(set) var rows: [SessionRow] = []
  package internal(set) var selection = 0
  /// Which of the selected chat's found places is looked at.
  package internal(set) var hit = 0
  package internal(set) var hasMore = false
  package internal(set) var total: Int?
  /// Whether the rows of the present words have come.
  package internal(set) var isLoaded = false
  var isLoadingMore = false
  /// Whether the rows that are awaited answer another wish, so that the selection stays at the top.
  var isFresh = true
  package internal(set) var query = LineEditor(isSingleLine: true)
  package internal(set) var order = SessionWish.Order.newest
  package internal(set) var pinnedFirst = true
  /// Whether letters go into the search.
  package internal(set) var isSearching = false
  package internal(set) var field: Field?
  /// What stands in the field.
  package internal(set) var editor = LineEditor(isSingleLine: true)
  package internal(set) var question: Question?
  /// What became of the last work, or what is asked.
  package internal(set) var sentence: String?
  /// The selected chat at the place that is looked at, once it has been read.
  package internal(set) var preview: SessionPreview?
  /// The preview that was asked for last.
  var previewed: SessionPlace?
  /// The statistics from which the list was opened; its end leads back there.
  package internal(set) var below: StatisticsView?

  package init() {}

  package var selected: SessionRow? {
    rows.indices.contains(selection) ? rows[selection] : nil
  }

  /// The found place that is looked at.
  package var selectedHit: SessionRow.Hit? {
    guard let hits = selected?.hits, hits.indices.contains(hit) else { return nil }
    return hits[hit]
  }

  /// Where the selected chat is looked at; nil without one.
  var place: SessionPlace? {
    selected.map {
      SessionPlace(chat: $0.id, message: selectedHit?.message, word: selectedHit?.word)
    }
  }

  /// What is to be listed.
  package var wish: SessionWish {
    SessionWish(words: query.text, order: order, pinnedFirst: pinnedFirst)
  }

  /// Whether some rows have places where words were found.
  package var hasHits: Bool { rows.contains { !$0.hits.isEmpty } }

  mutating func move(to row: Int) {
    let before = selection
    selection = min(max(0, row), max(0, rows.count - 1))
    if selection != before { hit = 0 }
  }

  /// The next or the previous found place, from chat to chat.
  mutating func moveHit(_ step: Int) {
    guard let row = selected else { return }
    if row.hits.indices.contains(hit + step) {
      hit += step
    } else if rows.indices.contains(selection + step) {
      selection += step
      hit = step > 0 ? 0 : max(0, rows[selection].hits.count - 1)
    }
  }

  /// Takes rows that were asked for; those of another wish came too late.
  mutating func take(_ page: SessionPage, for wish: SessionWish, isMore: Bool) {
    guard wish == self.wish else { return }
    if isMore {
      add(page.rows)
    } else {
      let kept = isFresh ? nil : selected?.id
      let place = hit
      rows = page.rows
      move(to: rows.firstIndex { $0.id == kept } ?? (isFresh ? 0 : selection))
      hit = selected?.id == kept ? min(place, max(0, (selected?.hits.count ?? 0) - 1)) : 0
    }
    hasMore = page.hasMore
    total = page.total ?? total
    isLoaded = true
    isFresh = false
    isLoadingMore = false
  }

  /// Puts further rows below; further places of a chat that is there go to it.
  private mutating func add(_ more: [SessionRow]) {
    var places: [StoredID: Int] = [:]
    for (index, row) in rows.enumerated() { places[row.id] = index }
    for row in more {
      if let place = places[row.id] {
        rows[place].hits += row.hits
      } else {
        places[row.id] = rows.count
        rows.append(row)
      }
    }
  }

  /// A paste goes into the line that is being typed.
  mutating func insert(_ text: String) {
    let text = String(text.prefix(200))
    if field != nil { editor.insert(text) } else if isSearching { query.insert(text) }
  }

  mutating func begin(_ field: Field, with text: String) {
    self.field = field
    editor = LineEditor(isSingleLine: true)
    editor.insert(text)
  }
}
