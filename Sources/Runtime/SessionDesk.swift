package import AppCore
package import Store
import Synchronization
import TextLayout

/// Does the work on stored chats, away from the loop's thread; what comes of it goes into the inbox.
package final class SessionDesk: Sendable {
  /// Why a file could not be written, as a sentence.
  package struct Refusal: Error {
    let sentence: String

    package init(_ sentence: String) { self.sentence = sentence }
  }

  /// Writes a text into a new file of the current folder and gives its path.
  package typealias Writer =
    @Sendable (_ title: String, _ ending: String, _ text: String) -> Result<String, Refusal>

  private struct State {
    var isReading = false
    /// What is to be listed next; older wishes are worth nothing.
    var wish: SessionWork?
    var words = ""
    var cursor: ChatPage.Cursor?
    var before: MessageID?
    /// The chat that is on its way into the panes.
    var opened: ChatRecord?
  }

  private let keeper: ChatKeeper
  private let library: ChatStore
  private let inbox: Inbox
  private let write: Writer
  private let now: @Sendable () -> Moment
  private let state = Mutex(State())

  private static let pageSize = 50
  private static let hitsOfPage = 40

  /// - Parameters:
  ///   - keeper: Keeps the chat of the panes.
  ///   - library: The stored chats.
  ///   - inbox: Takes what comes of the work.
  ///   - now: The present.
  ///   - write: Writes exports.
  package init(
    keeper: ChatKeeper, library: ChatStore, inbox: Inbox,
    now: @escaping @Sendable () -> Moment = Moment.now, write: @escaping Writer
  ) {
    self.keeper = keeper
    self.library = library
    self.inbox = inbox
    self.now = now
    self.write = write
  }

  /// Does some work; returns at once.
  package func perform(_ work: SessionWork) {
    switch work {
    case .list, .listMore: list(work)
    case .open(let choice): tell { await self.open(choice) }
    case .adopted(_, let panes, let answers, let prompts):
      let chat = state.withLock { state in
        defer { state.opened = nil }
        return state.opened
      }
      if let chat { keeper.adopt(chat, panes: panes, answers: answers, prompts: prompts) }
    case .began: keeper.beginAnew()
    case .rename(let id, let title):
      change("The chat has another title.") { try await $0.rename(id.chat, to: title) }
    case .title(let title):
      guard let id = keeper.chat else { return }
      change("The chat is called: \(title)") { try await $0.rename(id.chat, to: title) }
    case .pin(let id, let isPinned):
      let sentence =
        isPinned ? "Pinned: it stands before the others." : "It stands among the others again."
      change(sentence) { try await $0.pin(id.chat, isPinned) }
    case .delete(let id):
      change("Deleted; u takes it back.") { try await $0.delete(id.chat) }
    case .undelete(let id): change("The chat is back.") { try await $0.undelete(id.chat) }
    case .export(let id, let form): tell { await self.export(id, form) }
    case .keepPane(let id, let outline): keeper.keep(outline, of: id)
    case .closePane(let id): keeper.close(id)
    case .deleteTurns(let id, let answers, let shared):
      keeper.delete(answers, of: id, shared: shared)
    case .restoreTurns(let id, let answers): keeper.restore(answers, of: id)
    case .keepDraft(let draft, let id): keeper.keepDraft(draft, of: id)
    case .vote(let better, let worse, let isTie):
      keeper.vote(better: better, worse: worse, isTie: isTie)
    case .takeBackVote(let one, let other): keeper.takeBackVote(on: one, and: other)
    }
  }

  private func tell(_ work: @escaping @Sendable () async -> SessionNews) {
    Task { [inbox] in inbox.post(.sessions(await work())) }
  }

  private func change(
    _ sentence: String, _ work: @escaping @Sendable (ChatStore) async throws -> Void
  ) {
    tell { [library] in
      do {
        try await work(library)
        return .done(sentence)
      } catch {
        return .failed("\(error)")
      }
    }
  }

  // MARK: The list

  /// Reads for the list, one thing at a time; of what is wished for meanwhile the last one counts.
  private func list(_ work: SessionWork) {
    let begins = state.withLock { state in
      if case .listMore = work, state.wish != nil { return false }
      state.wish = work
      defer { state.isReading = true }
      return !state.isReading
    }
    guard begins else { return }
    Task {
      while let wish = self.nextWish() { self.inbox.post(.sessions(await self.news(of: wish))) }
    }
  }

  private func nextWish() -> SessionWork? {
    state.withLock { state in
      defer { state.wish = nil }
      state.isReading = state.wish != nil
      return state.wish
    }
  }

  private func news(of wish: SessionWork) async -> SessionNews {
    let (words, cursor, before, isMore) = state.withLock { state in
      guard case .list(let words) = wish else {
        return (state.words, state.cursor, state.before, true)
      }
      (state.words, state.cursor, state.before) = (words, nil, nil)
      return (words, nil, nil, false)
    }
    do {
      let query = ChatQuery(words, isGrowing: true)
      var page =
        query.isEmpty
        ? try await chats(after: cursor, isMore) : try await hits(query, before: before, isMore)
      page.current = keeper.chat
      return .listed(page, for: words, isMore: isMore)
    } catch {
      return .failed(error.description)
    }
  }

  private func chats(
    after cursor: ChatPage.Cursor?, _ isMore: Bool
  ) async throws(StoreProblem) -> SessionPage {
    if isMore, cursor == nil { return SessionPage(rows: []) }
    let page = try await library.chats(after: cursor, limit: Self.pageSize)
    state.withLock { $0.cursor = page.next }
    let now = now()
    return SessionPage(
      rows: page.chats.map { SessionRow($0, now: now) }, hasMore: page.next != nil,
      total: isMore ? nil : try await library.count())
  }

  private func hits(
    _ query: ChatQuery, before: MessageID?, _ isMore: Bool
  ) async throws(StoreProblem) -> SessionPage {
    if isMore, before == nil { return SessionPage(rows: []) }
    let page = try await library.search(query, before: before, limit: Self.hitsOfPage)
    state.withLock { $0.before = page.next }
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
      if let place = places[id] { rows[place].hits.append(SessionRow.Hit(hit.snippet)) }
    }
    return SessionPage(
      rows: rows, hasMore: page.next != nil, total: isMore ? nil : try await library.count())
  }

  // MARK: One chat

  private func open(_ choice: SessionWork.Choice) async -> SessionNews {
    do throws(StoreProblem) {
      guard let id = try await id(of: choice), let chat = try await library.chat(id) else {
        return .failed(Self.nothing(choice))
      }
      state.withLock { $0.opened = chat }
      return .opened(StoredChat(chat))
    } catch {
      return .failed(error.description)
    }
  }

  private func id(of choice: SessionWork.Choice) async throws(StoreProblem) -> Store.ChatID? {
    switch choice {
    case .id(let id): return id.chat
    case .number(let number): return try await library.chatID(number: number)
    case .last:
      // Pinned ones stand first, however old they are.
      var newest: ChatSummary?
      var cursor: ChatPage.Cursor?
      repeat {
        let page = try await library.chats(after: cursor, limit: Self.pageSize)
        for chat in page.chats where chat.updated > newest?.updated ?? .distantPast {
          newest = chat
        }
        cursor = page.chats.contains { !$0.isPinned } ? nil : page.next
      } while cursor != nil
      return newest?.id
    }
  }

  private static func nothing(_ choice: SessionWork.Choice) -> String {
    switch choice {
    case .number(let number): "There is no chat \(number); Ctrl+S lists those there are."
    case .last: "No chat is stored yet; this one will be the first."
    case .id: "The chat is gone."
    }
  }

  private func export(_ id: StoredID, _ form: SessionWork.Form) async -> SessionNews {
    do throws(StoreProblem) {
      guard let chat = try await library.chat(id.chat) else { return .failed("The chat is gone.") }
      let written =
        switch form {
        case .markdown: write(chat.header.title, "md", MarkdownExport.text(chat))
        case .json: write(chat.header.title, "json", JSONExport.text([chat]))
        }
      switch written {
      case .success(let path): return .done("Written to \(path).")
      case .failure(let refusal): return .failed(refusal.sentence)
      }
    } catch {
      return .failed(error.description)
    }
  }
}

extension StoredID {
  fileprivate var chat: Store.ChatID { Store.ChatID(value) }
}

extension Moment {
  fileprivate static let distantPast = Moment(milliseconds: .min)
}

extension SessionRow {
  init(_ chat: ChatSummary, now: Moment) {
    self.init(
      id: StoredID(chat.id.value), number: chat.number, title: chat.title, models: chat.models,
      day: chat.updated.day(seenFrom: now), panes: chat.panes,
      cost: chat.cost.map { Figures.dollars($0) + (chat.isCostComplete ? "" : " and more") } ?? "",
      isPinned: chat.isPinned)
  }
}

extension SessionRow.Hit {
  init(_ snippet: Snippet) {
    self.init(runs: snippet.runs.map { Run(text: $0.text, isMatch: $0.isHit) })
  }
}
