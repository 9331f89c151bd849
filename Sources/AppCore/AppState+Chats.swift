import ChatModel
import ProviderOptions
import SwitchboardKit

extension AppState {
  /// Sends the composer's prompt to the panes that are linked.
  mutating func submit() -> [Effect] {
    guard let prompt = composer.submit() else { return [] }
    hint = nil
    let effects = addressed.filter { !chats[$0].isRunning }.map { index in
      ask(prompt, in: index)
    }
    clearMessageLayer()
    return effects
  }

  private mutating func ask(_ prompt: String, in index: Int) -> Effect {
    let chat = chats[index]
    var answer = AnswerState(chain: chat.chain, now: now)
    answer.asked = asked(of: chat, options.message)
    let messages = chat.messages(asking: prompt)
    var turn = Turn(prompt: prompt, answer: answer)
    turn.message = options.message
    chats[index].turns.append(turn)
    chats[index].top = nil
    chats[index].unseen = 0
    chats[index].notice = nil
    return .start(
      chat.id, request(of: chat, chat.chain, messages: messages, message: turn.message))
  }

  /// Asks the last prompt again; the new answer stands as a sibling of the old one.
  ///
  /// - Parameter isWithPresentOptions: Whether the message's own options give way to what is set for
  ///   the next message now.
  /// - Returns: The start of the run; nothing while one is under way or nothing was asked.
  mutating func askAgain(isWithPresentOptions: Bool = false) -> [Effect] {
    guard !chat.isRunning, let last = chat.turns.last else { return [] }
    let earlier = chat
    chat.turns.removeLast()
    let messages = chat.messages(asking: last.prompt)
    chat = earlier
    let place = chat.turns.count - 1
    let layer = isWithPresentOptions ? nextPrompt("").message : last.message
    chat.turns[place].message = layer
    clearMessageLayer()
    var answer = AnswerState(chain: chat.chain, now: now)
    answer.asked = asked(of: chat, layer)
    chat.turns[place].answers.append(answer)
    chat.turns[place].shown = chat.turns[place].answers.count - 1
    chat.top = nil
    return [.start(chat.id, request(of: chat, chat.chain, messages: messages, message: layer))]
  }

  mutating func showOtherAnswer() {
    guard !chat.isRunning, let last = chat.turns.last, last.answers.count > 1 else { return }
    let place = chat.turns.count - 1
    chat.turns[place].shown = (last.shown + 1) % last.answers.count
  }

  /// Takes the last turn back into the composer.
  mutating func editLast() {
    guard !chat.isRunning, let last = chat.turns.popLast() else { return }
    composer.editor.set(last.prompt)
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
    noteSavings(chat: index, turn: place, answer: newest)
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
