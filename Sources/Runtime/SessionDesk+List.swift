import AppCore
import Store
import Synchronization

/// What was listed last, and where its next page begins.
struct SessionListing {
  var wish = SessionWish()
  var cursor: ChatPage.Cursor?
  var before: MessageID?
  /// The chats of a list with filters or an order of its own, and how many of them were given.
  var ids: [Store.ChatID] = []
  var given = 0
  /// How many chats, and how many found places, the next page has.
  var pageSize = (chats: 50, hits: 40)
}

extension SessionDesk {
  /// The first page of a wish, or the next one of the last wish.
  func list(_ work: SessionWork) async -> SessionNews {
    var listing = state.withLock { $0.listing }
    var isMore = true
    var least = 0
    switch work {
    case .list(let wish), .listAgain(let wish, _):
      listing = SessionListing()
      listing.wish = wish
      isMore = false
      if case .listAgain(_, let count) = work { least = count }
    default: break
    }
    listing.pageSize = (max(50, least), max(40, least))
    do throws(StoreProblem) {
      var page = try await page(&listing, isMore)
      if !isMore { page.total = try await library.count() }
      page.current = keeper.chat
      let next = listing
      state.withLock { $0.listing = next }
      return .listed(page, for: listing.wish, isMore: isMore)
    } catch {
      return .failed(error.description)
    }
  }

  private func page(
    _ listing: inout SessionListing, _ isMore: Bool
  ) async throws(StoreProblem) -> SessionPage {
    let filter = ChatFilter(listing.wish.words)
    let query = ChatQuery(filter.words, isGrowing: true)
    if !query.isEmpty { return try await hits(query, filter, &listing, isMore) }
    let wish = listing.wish
    guard filter.isEmpty, wish.order == .newest, wish.pinnedFirst else {
      return try await arranged(filter, &listing, isMore)
    }
    if isMore, listing.cursor == nil { return SessionPage(rows: []) }
    let page = try await library.chats(after: listing.cursor, limit: listing.pageSize.chats)
    listing.cursor = page.next
    let now = now()
    return SessionPage(
      rows: page.chats.map { SessionRow($0, now: now) }, hasMore: page.next != nil)
  }

  /// Chats that pass a filter, or stand in another order than the usual one.
  private func arranged(
    _ filter: ChatFilter, _ listing: inout SessionListing, _ isMore: Bool
  ) async throws(StoreProblem) -> SessionPage {
    let wish = listing.wish
    if !isMore {
      listing.ids = try await library.ids(
        of: filter, in: ChatFilter.Order(wish.order), pinnedFirst: wish.pinnedFirst)
    }
    let next = Array(listing.ids.dropFirst(listing.given).prefix(listing.pageSize.chats))
    listing.given += next.count
    let now = now()
    return SessionPage(
      rows: try await library.summaries(next).map { SessionRow($0, now: now) },
      hasMore: listing.given < listing.ids.count)
  }

  private func hits(
    _ query: ChatQuery, _ filter: ChatFilter, _ listing: inout SessionListing, _ isMore: Bool
  ) async throws(StoreProblem) -> SessionPage {
    if isMore, listing.before == nil { return SessionPage(rows: []) }
    let page = try await library.search(
      query, in: filter, before: listing.before, limit: listing.pageSize.hits)
    listing.before = page.next
    let now = now()
    var rows = page.titles.map { SessionRow($0, now: now) }
    var places: [StoredID: Int] = [:]
    for (index, row) in rows.enumerated() { places[row.id] = index }
    for hit in page.hits {
      let id = StoredID(hit.chat.value)
      if places[id] == nil, let summary = try await library.summary(hit.chat) {
        places[id] = rows.count
        rows.append(SessionRow(summary, now: now))
      }
      if let place = places[id] {
        rows[place].hits.append(
          SessionRow.Hit(hit.snippet, message: StoredID(hit.message.value)))
      }
    }
    return SessionPage(rows: rows, hasMore: page.next != nil)
  }
}

extension ChatFilter.Order {
  init(_ order: SessionWish.Order) {
    switch order {
    case .newest: self = .newest
    case .oldest: self = .oldest
    case .title: self = .title
    case .cost: self = .cost
    }
  }
}
