import ChatModel
import SwitchboardKit

extension AppState {
  /// Asks a pane's chain, or the one model that a prompt is meant for.
  mutating func ask(
    _ prompt: String, _ files: [PromptFile], to target: ChainItem? = nil, in index: Int
  ) -> Effect {
    let chat = chats[index]
    let chain = target.map { [$0] } ?? chat.chain
    var turn = Turn(prompt: prompt, answer: AnswerState(chain: chain, now: now))
    turn.files = files
    turn.target = target
    let messages = chat.messages(asking: prompt, files: files)
    chats[index].turns.append(turn)
    chats[index].top = nil
    chats[index].unseen = 0
    chats[index].notice = nil
    return start(chat, chain, messages)
  }

  /// The effect that asks with all that a pane sets.
  private mutating func start(
    _ chat: Chat, _ chain: [ChainItem], _ messages: [Message]
  ) -> Effect {
    notePaid(chain)
    var request = RunRequest(
      chain: chain, messages: messages, options: chat.options, settings: chat.settings)
    request.system = chat.system
    return .start(chat.id, request)
  }

  /// Asks the last prompt again; the new answer stands as a sibling of the old one.
  mutating func askAgain() -> [Effect] {
    guard !chat.isRunning, let last = chat.turns.last else { return [] }
    let earlier = chat
    chat.turns.removeLast()
    let messages = chat.messages(asking: last.prompt, files: last.files)
    chat = earlier
    let place = chat.turns.count - 1
    let chain = last.target.map { [$0] } ?? chat.chain
    chat.turns[place].answers.append(AnswerState(chain: chain, now: now))
    chat.turns[place].shown = chat.turns[place].answers.count - 1
    chat.top = nil
    return [start(chat, chain, messages)]
  }

  mutating func showOtherAnswer() {
    guard !chat.isRunning, let last = chat.turns.last, last.answers.count > 1 else { return }
    let place = chat.turns.count - 1
    chat.turns[place].shown = (last.shown + 1) % last.answers.count
  }

  /// Takes the last turn back into the composer.
  mutating func editLast() {
    guard !chat.isRunning, let last = chat.turns.popLast() else { return }
    composer.editor.set(last.target.map { "@\($0.id) \(last.prompt)" } ?? last.prompt)
    composer.files = last.files
    focus(.composer)
  }

  mutating func turnReasoning() {
    let all = Chat.ReasoningView.allCases
    let here = all.firstIndex(of: chat.reasoning) ?? 0
    chat.reasoning = all[(here + 1) % all.count]
  }

  /// What a run tells goes to the answer that it writes, wherever the reader is.
  mutating func receive(_ events: [RunEvent], in id: ChatID) {
    guard let index = chats.firstIndex(where: { $0.id == id }), !chats[index].turns.isEmpty else {
      return
    }
    let place = chats[index].turns.count - 1
    let newest = chats[index].turns[place].answers.count - 1
    chats[index].turns[place].answers[newest].take(events, now: now)
  }

  mutating func refuse(_ sentence: String, in id: ChatID) {
    guard let index = chats.firstIndex(where: { $0.id == id }), !chats[index].turns.isEmpty else {
      return
    }
    let place = chats[index].turns.count - 1
    chats[index].turns[place].answer.refuse(sentence)
  }

  /// Scrolls the current chat; the end is where it follows again.
  mutating func scroll(by lines: Int) {
    let last = max(0, chat.metrics.total - chat.metrics.height)
    let top = (chat.top ?? last) + lines
    if top >= last {
      follow()
    } else {
      chat.top = max(0, top)
    }
  }

  mutating func follow() {
    chat.top = nil
    chat.unseen = 0
  }

  /// Takes note of how long a chat has become, so that the reader's place holds.
  mutating func laidOut(_ metrics: ScrollMetrics, in id: ChatID) {
    guard let index = chats.firstIndex(where: { $0.id == id }) else { return }
    let grown = metrics.total - chats[index].metrics.total
    if chats[index].top != nil, grown > 0, chats[index].metrics.height == metrics.height {
      chats[index].unseen += grown
    }
    chats[index].metrics = metrics
    if let top = chats[index].top, top >= metrics.total - metrics.height {
      chats[index].top = nil
      chats[index].unseen = 0
    }
  }
}
