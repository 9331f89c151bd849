package import ChatModel
package import SwitchboardKit

extension ChatStore {
  /// A chat that begins now; it is in the file once something was said in it.
  package func newChat(title: String = "") -> ChatHeader {
    let now = now()
    return ChatHeader(id: ids.next(now), title: title, created: now)
  }

  /// A pane that begins now; it is in the file once something was said in it.
  package func newPane(
    position: Int, chain: [PaneRecord.Entry], agent: String? = nil, system: String = "",
    options: ModelOptions = [:], settings: CallSettings = CallSettings()
  ) -> PaneRecord {
    PaneRecord(
      id: ids.next(now()), position: position, chain: chain, agent: agent, system: system,
      options: options, settings: settings)
  }

  /// Keeps a prompt at once, for every pane that it goes to.
  ///
  /// - Parameters:
  ///   - message: The prompt.
  ///   - chat: Where it is said.
  ///   - panes: The panes as they are now, each with the message that it follows.
  /// - Returns: Where it stands, one place for each pane.
  package func prompt(
    _ message: Message, in chat: ChatHeader, panes: [(pane: PaneRecord, after: MessagePlace?)]
  ) -> [MessagePlace] {
    let now = now()
    var places: [MessagePlace] = []
    var changes: [Change] = []
    for (index, (pane, after)) in panes.enumerated() {
      let place = MessagePlace(
        chat: chat, pane: pane, id: ids.next(now), turn: after.map { $0.turn + 1 } ?? 0)
      let record = MessageRecord(
        id: place.id, pane: pane.id, parent: after?.id, turn: place.turn, created: now,
        message: message)
      changes.append(.prompt(record, chat: chat, pane: pane, isIndexed: index == 0))
      places.append(place)
    }
    recorder.take(changes, isUrgent: true)
    return places
  }

  /// Begins an answer; asking again makes a sibling of the first one.
  ///
  /// - Parameters:
  ///   - prompt: What is answered.
  ///   - requested: The first entry of the chain.
  ///   - layers: The options in force, lowest first.
  /// - Returns: Where the answer stands.
  package func beginAnswer(
    to prompt: MessagePlace, requested: ModelID, layers: [OptionLayer]
  ) -> AnswerRecording {
    let now = now()
    let place = MessagePlace(
      chat: prompt.chat, pane: prompt.pane, id: ids.next(now), turn: prompt.turn)
    var answer = Answer(requested: requested)
    answer.outcome = .interrupted
    let record = MessageRecord(
      id: place.id, pane: place.pane.id, parent: prompt.id, turn: place.turn, created: now,
      message: Message(.assistant, []),
      answer: AnswerRecord(answer, layers: layers, isStreaming: true))
    recorder.take([.answerBegan(record, chat: place.chat, pane: place.pane)], isUrgent: false)
    return AnswerRecording(place: place, record: record)
  }

  /// Keeps what a run tells: pieces within 250 ms, its end at once.
  package func take(_ events: [RunEvent], for recording: AnswerRecording) {
    var changes: [Change] = []
    var isUrgent = false
    let id = recording.place.id
    for event in events {
      switch event {
      case .content(_, .text(let text)), .content(_, .refusal(let text)):
        changes.append(.piece(id, isReasoning: false, text))
      case .content(_, .reasoning(let text)):
        changes.append(.piece(id, isReasoning: true, text))
      case .restarted: changes.append(.restarted(id))
      case .attemptFailed(let attempt, _), .attemptLost(let attempt), .entrySkipped(let attempt):
        changes.append(.attempt(id, attempt))
      case .ended(let answer):
        changes.append(ended(answer, recording))
        isUrgent = true
      case .attemptStarted, .entryChosen, .content, .continued, .warning: break
      }
    }
    recorder.take(changes, isUrgent: isUrgent)
  }

  /// Keeps how a run came out whose events nobody passed on.
  package func end(_ recording: AnswerRecording, with answer: Answer) {
    recorder.take([ended(answer, recording)], isUrgent: true)
  }

  /// Keeps that a run never began, with the sentence that says why.
  package func end(_ recording: AnswerRecording, refusal: String) {
    guard var answer = recording.record.answer?.answer else { return }
    answer.outcome = .failed
    answer.warnings = [refusal]
    end(recording, with: answer)
  }

  private func ended(_ answer: Answer, _ recording: AnswerRecording) -> Change {
    var record = recording.record
    record.message = .assistant(answer.text)
    record.answer = AnswerRecord(answer, layers: record.answer?.layers ?? [])
    return .ended(record, chat: recording.place.chat, pane: recording.place.pane)
  }

  /// Keeps a change of a pane: its chain, its options, the branch that it shows.
  package func keep(_ pane: PaneRecord, of chat: ChatHeader) {
    recorder.take([.pane(pane, chat: chat)], isUrgent: false)
  }

  /// Keeps what is typed and not sent; an empty text without files takes it away.
  ///
  /// Costs the caller nothing that grows with the text, which is made off the caller's thread, and
  /// the disk what has changed since the last time.
  ///
  /// - Parameters:
  ///   - text: The draft.
  ///   - files: Where the files are that are attached to it.
  ///   - chat: Where it is to be said; a chat in which nothing was said yet comes into being.
  ///   - pane: The pane that it is meant for; nil for that of all linked panes.
  package func keepDraft(
    _ text: @autoclosure @escaping @Sendable () -> String, files: [String] = [],
    of chat: ChatHeader, in pane: PaneRecord? = nil
  ) {
    recorder.take([.draft(text, files: files, chat, pane)], isUrgent: false, delay: Self.draftDelay)
  }

  /// Takes messages out of their chat; they can be put back for `daysUntilPurge` days.
  package func delete(_ messages: [MessageID]) {
    recorder.take([.deletion(messages, since: now())], isUrgent: true)
  }

  /// Puts deleted messages back.
  package func undelete(_ messages: [MessageID]) {
    recorder.take([.deletion(messages, since: nil)], isUrgent: true)
  }

  /// Keeps a person's word on two answers; a second one replaces the first.
  package func vote(
    for winner: MessageID, against loser: MessageID, isTie: Bool = false, in chat: ChatID
  ) {
    let vote = VoteRecord(winner: winner, loser: loser, isTie: isTie, created: now())
    recorder.take([.vote(vote, chat)], isUrgent: true)
  }

  /// Takes a person's word on two answers back.
  package func takeBackVote(on one: MessageID, and other: MessageID) {
    recorder.take([.unvote(one, other)], isUrgent: true)
  }

  /// Marks a message, or takes the mark away.
  package func mark(_ message: MessageID, isFavourite: Bool) {
    recorder.take([.favourite(message, isFavourite)], isUrgent: true)
  }
}
