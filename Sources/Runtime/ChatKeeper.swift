package import AppCore
import ChatModel
import ProviderOptions
package import Store
package import SwitchboardKit
import Synchronization

/// Keeps the chat of the panes as it happens, and never waits for the disk.
///
/// Prompts come from the loop's thread, answers from their tasks.
package final class ChatKeeper: Sendable {
  /// An answer that is being kept, or the rest of one.
  package struct Recording: Sendable {
    let answer: AnswerRecording
    /// What an answer that is gone on with had before.
    let before: String?
  }

  private struct State {
    var chat: ChatHeader?
    var panes: [AppCore.ChatID: PaneRecord] = [:]
    /// Where the prompt of an answer stands, by the answer's number.
    var prompts: [Int: MessagePlace] = [:]
    var answers: [Int: AnswerRecording] = [:]
    /// Where an answer stands, by its number.
    var places: [Int: MessagePlace] = [:]
    /// The answer of each pane that was begun last.
    var newest: [AppCore.ChatID: Int] = [:]
  }

  private let store: ChatStore
  private let state = Mutex(State())

  /// - Parameter store: Where chats are kept, or nowhere.
  package init(_ store: ChatStore) { self.store = store }

  // MARK: Prompts

  /// Keeps the prompts of runs that begin together; one that goes to several panes is kept once.
  package func begin(_ runs: [(pane: AppCore.ChatID, request: RunRequest)]) {
    state.withLock { state in
      var fresh: [(id: AppCore.ChatID, place: RunPlace, message: Message)] = []
      for (id, request) in runs {
        guard let place = request.place, place.text == nil, let message = request.messages.last
        else { continue }
        let chat = header(&state)
        let pane = record(of: id, place.pane, &state)
        if let twin = place.beside.flatMap({ state.prompts[$0] }) {
          state.prompts[place.answer] = MessagePlace(
            chat: chat, pane: pane, id: twin.id, turn: twin.turn)
        } else {
          fresh.append((id, place, message))
        }
      }
      while let first = fresh.first {
        let together = fresh.filter { $0.message == first.message }
        fresh.removeAll { $0.message == first.message }
        let panes = together.compactMap { run in
          state.panes[run.id].map {
            (pane: $0, after: run.place.after.flatMap { state.places[$0] })
          }
        }
        let places = store.prompt(first.message, in: header(&state), panes: panes)
        for (run, place) in zip(together, places) { state.prompts[run.place.answer] = place }
      }
    }
  }

  private func header(_ state: inout State) -> ChatHeader {
    if let chat = state.chat { return chat }
    let chat = store.newChat()
    state.chat = chat
    return chat
  }

  /// The pane as it is now, showing its newest branch.
  private func record(
    of id: AppCore.ChatID, _ outline: PaneOutline, _ state: inout State
  ) -> PaneRecord {
    let chain = outline.chain.map(PaneRecord.Entry.init)
    var pane = state.panes[id] ?? store.newPane(position: outline.position, chain: chain)
    pane.position = outline.position
    pane.chain = chain
    pane.system = outline.system ?? ""
    pane.options = outline.options
    pane.settings = outline.settings
    pane.agent = outline.agent
    pane.isLinked = outline.isLinked
    pane.rules = outline.rules.map(PaneRecord.Rules.init)
    pane.defaults = outline.defaults.map(\.rawValue).sorted()
    pane.shown = nil
    state.panes[id] = pane
    return pane
  }

  // MARK: Answers

  /// Begins to keep an answer, or goes on with one.
  ///
  /// - Parameters:
  ///   - request: What is asked.
  ///   - plan: The run with all its layers; nil for one that could not be made.
  ///   - id: The pane.
  /// - Returns: nil for what is not kept.
  package func recording(
    _ request: RunRequest, _ plan: RunPlan?, in id: AppCore.ChatID
  ) -> Recording? {
    guard let place = request.place else { return nil }
    return state.withLock { state in
      if let text = place.text, let known = state.answers[place.answer] {
        return Recording(answer: known, before: text)
      }
      guard let prompt = state.prompts[place.answer] else { return nil }
      let first = request.chain.first?.id ?? ""
      let answer = store.beginAnswer(
        to: prompt, requested: ModelID(first) ?? ModelID(provider: "", model: first),
        layers: plan.map(OptionLayer.layers) ?? [])
      state.answers[place.answer] = answer
      state.places[place.answer] = answer.place
      state.newest[id] = place.answer
      return Recording(answer: answer, before: place.text)
    }
  }

  /// Keeps what a run tells.
  package func take(_ events: [RunEvent], for recording: Recording) {
    guard let before = recording.before else {
      store.take(events, for: recording.answer)
      for case .ended in events { keepPane(of: recording) }
      return
    }
    for case .ended(var answer) in events {
      answer.text = before + answer.text
      store.end(recording.answer, with: answer)
      keepPane(of: recording)
    }
  }

  /// Keeps that a run never began; an answer that was to be gone on with stays as it was.
  package func end(_ recording: Recording, refusal: String) {
    guard recording.before == nil else { return }
    store.end(recording.answer, refusal: refusal)
    keepPane(of: recording)
  }

  /// The end of an answer brings its pane as it was at the beginning.
  private func keepPane(of recording: Recording) {
    let place = recording.answer.place
    let pane = state.withLock { $0.panes.values.first { $0.id == place.pane.id } }
    if let pane, pane != place.pane { store.keep(pane, of: place.chat) }
  }

  // MARK: The chat

  /// Keeps a change of a pane: its chain, its options, the branch that it shows.
  func keep(_ outline: PaneOutline, of id: AppCore.ChatID) {
    state.withLock { state in
      let chat = header(&state)
      let before = state.panes[id]
      var pane = record(of: id, outline, &state)
      if let shown = outline.shown, shown != state.newest[id] {
        pane.shown = state.places[shown]?.id
      }
      state.panes[id] = pane
      if pane != before { store.keep(pane, of: chat) }
    }
  }

  /// Keeps that a pane was closed.
  func close(_ id: AppCore.ChatID) {
    state.withLock { state in
      guard let chat = state.chat, state.panes[id] != nil else { return }
      state.panes[id]?.isClosed = true
      if let pane = state.panes[id] { store.keep(pane, of: chat) }
    }
  }

  /// Keeps what is typed and not sent, for one pane or for all linked ones.
  package func keepDraft(_ draft: DraftSnapshot, of id: AppCore.ChatID?) {
    state.withLock { state in
      let pane = id.flatMap { state.panes[$0] }
      guard pane != nil || id == nil else { return }
      guard state.chat != nil || !draft.isEmpty else { return }
      store.keepDraft(draft.text, files: draft.files, of: header(&state), in: pane)
    }
  }

  // MARK: Deletions

  /// Keeps that turns are not in a pane any more.
  ///
  /// - Parameters:
  ///   - answers: The numbers of all their answers.
  ///   - id: The pane.
  ///   - shared: Answers that another pane shows too; these stay in the chat.
  func delete(_ answers: [Int], of id: AppCore.ChatID, shared: Set<Int>) {
    state.withLock { state in
      guard let chat = state.chat, var pane = state.panes[id] else { return }
      let kept = Set(Self.messages(of: answers.filter(shared.contains), state))
      pane.omitted.formUnion(kept)
      let gone = Set(Self.messages(of: answers.filter { !shared.contains($0) }, state))
      store.delete(gone.subtracting(kept).sorted())
      state.panes[id] = pane
      if !kept.isEmpty { store.keep(pane, of: chat) }
    }
  }

  /// Keeps that deleted turns are back.
  func restore(_ answers: [Int], of id: AppCore.ChatID) {
    state.withLock { state in
      guard let chat = state.chat, var pane = state.panes[id] else { return }
      let back = Set(Self.messages(of: answers, state))
      store.undelete(back.sorted())
      guard !pane.omitted.isDisjoint(with: back) else { return }
      pane.omitted.subtract(back)
      state.panes[id] = pane
      store.keep(pane, of: chat)
    }
  }

  /// The prompts and the answers of these numbers.
  private static func messages(of answers: [Int], _ state: State) -> [MessageID] {
    answers.flatMap { [state.prompts[$0]?.id, state.places[$0]?.id].compactMap(\.self) }
  }

  // MARK: Votes

  func vote(better: Int, worse: Int, isTie: Bool) {
    let (better, worse) = state.withLock { ($0.places[better], $0.places[worse]) }
    guard let better, let worse, better.chat.id == worse.chat.id else { return }
    store.vote(for: better.id, against: worse.id, isTie: isTie, in: better.chat.id)
  }

  func takeBackVote(on one: Int, and other: Int) {
    let (one, other) = state.withLock { ($0.places[one], $0.places[other]) }
    if let one, let other { store.takeBackVote(on: one.id, and: other.id) }
  }

  /// The stored chat of the panes; nil before something was said.
  var chat: StoredID? { state.withLock { $0.chat.map { StoredID($0.id.value) } } }

  /// The next prompt begins another chat.
  func beginAnew() { state.withLock { $0 = State() } }

  /// Goes on with a stored chat that the panes show now.
  func adopt(
    _ chat: ChatRecord, panes: [AppCore.ChatID: StoredID], answers: [Int: StoredID],
    prompts: [Int: StoredID]
  ) {
    let records = Dictionary(chat.panes.map { ($0.id, $0) }) { first, _ in first }
    let messages = Dictionary(chat.messages.map { ($0.id, $0) }) { first, _ in first }
    func place(_ id: MessageID?) -> MessagePlace? {
      guard let message = id.flatMap({ messages[$0] }), let pane = records[message.pane] else {
        return nil
      }
      return MessagePlace(chat: chat.header, pane: pane, id: message.id, turn: message.turn)
    }
    var state = State()
    state.chat = chat.header
    for (id, stored) in panes { state.panes[id] = records[PaneID(stored.value)] }
    for (number, stored) in answers {
      state.places[number] = place(MessageID(stored.value))
    }
    for (number, stored) in prompts { state.prompts[number] = place(MessageID(stored.value)) }
    let numbers = Dictionary(answers.map { (MessageID($0.value.value), $0.key) }) { one, _ in one }
    for (id, pane) in state.panes {
      let newest = chat.messages.last { $0.pane == pane.id && $0.answer != nil }
      state.newest[id] = newest.flatMap { numbers[$0.id] }
    }
    let adopted = state
    self.state.withLock { $0 = adopted }
  }

  /// Writes what is left, and gives the line of the chat as the list has it; nil where none is kept.
  package func finish() async -> ChatSummary? {
    await store.flush()
    guard let chat = state.withLock({ $0.chat }) else { return nil }
    return try? await store.summary(chat.id)
  }
}
