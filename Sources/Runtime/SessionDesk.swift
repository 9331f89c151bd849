package import AppCore
package import Store
import Synchronization

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

  struct State {
    /// What is to be listed, looked at or added up next; older wishes are worth nothing.
    var wishes: [ReadingKind: SessionWork] = [:]
    var reading: Set<ReadingKind> = []
    var listing = SessionListing()
    /// The chat that is on its way into the panes.
    var opened: ChatRecord?
  }

  /// Readings of which only the last wish counts.
  enum ReadingKind { case list, preview, figures }

  let library: ChatStore
  let keeper: ChatKeeper
  let now: @Sendable () -> Moment
  let write: Writer
  let state = Mutex(State())
  private let inbox: Inbox

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
  ///
  /// - Parameters:
  ///   - work: What is to be done.
  ///   - models: Asks for titles; nil where nobody can.
  package func perform(_ work: SessionWork, asking models: EffectRunner? = nil) {
    switch work {
    case .list, .listAgain, .listMore: read(work, .list)
    case .preview: read(work, .preview)
    case .measure: read(work, .figures)
    case .open(let choice): tell { await self.open(choice) }
    case .openAt(let place): tell { await self.open(.id(place.chat), at: place) }
    case .adopted(_, let panes, let answers, let prompts):
      let chat = state.withLock { state in
        defer { state.opened = nil }
        return state.opened
      }
      if let chat { keeper.adopt(chat, panes: panes, answers: answers, prompts: prompts) }
    case .began: keeper.beginAnew()
    case .rename(let id, let title):
      change("The chat has another title.") { try await $0.rename(id.chat, to: title) }
    case .entitle(let id, let item): tell { await self.entitle(id, by: item, models) }
    case .title(let title):
      guard let id = keeper.chat else { return }
      change("The chat is called: \(title)") { try await $0.rename(id.chat, to: title) }
    case .pin(let id, let isPinned):
      let sentence =
        isPinned ? "Pinned: it stands before the others." : "It stands among the others again."
      change(sentence) { try await $0.pin(id.chat, isPinned) }
    case .tag(let id, let tags):
      let sentence = tags.isEmpty ? "It has no tags." : "Tags: \(tags.joined(separator: ", "))."
      change(sentence) { try await $0.tag(id.chat, tags) }
    case .fork(let place): tell { await self.fork(place) }
    case .delete(let id):
      change("Deleted; u takes it back.") { try await $0.delete(id.chat) }
    case .undelete(let id): change("The chat is back.") { try await $0.undelete(id.chat) }
    case .export(let id, let form): tell { await self.export(id, form) }
    case .writeMeasured(let span): tell { await self.writeMeasured(span) }
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

  /// Reads one thing of a kind at a time; of what is wished for meanwhile the last one counts.
  private func read(_ work: SessionWork, _ kind: ReadingKind) {
    let begins = state.withLock { state in
      if case .listMore = work, state.wishes[kind] != nil { return false }
      state.wishes[kind] = work
      return state.reading.insert(kind).inserted
    }
    guard begins else { return }
    Task {
      while let wish = self.nextWish(kind) {
        self.inbox.post(.sessions(await self.news(of: wish)))
      }
    }
  }

  private func nextWish(_ kind: ReadingKind) -> SessionWork? {
    state.withLock { state in
      let wish = state.wishes.removeValue(forKey: kind)
      if wish == nil { state.reading.remove(kind) }
      return wish
    }
  }

  private func news(of wish: SessionWork) async -> SessionNews {
    switch wish {
    case .preview(let place): await preview(place)
    case .measure(let span): await measure(span)
    default: await list(wish)
    }
  }
}

extension StoredID {
  var chat: Store.ChatID { Store.ChatID(value) }
  var message: MessageID { MessageID(value) }
}
