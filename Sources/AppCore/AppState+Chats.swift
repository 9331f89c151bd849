import ChatModel
import SwitchboardKit

extension AppState {
  /// Sends the composer's prompt to the panes that are linked.
  mutating func submit() -> [Effect] {
    guard let prompt = composer.submit() else { return [] }
    hint = nil
    comparison = nil
    if let edited = editing { return resend(prompt, edited) }
    drawSides()
    return addressed.filter { !chats[$0].isRunning }.map { ask(prompt, in: $0) }
  }

  mutating func ask(_ prompt: String, in index: Int) -> Effect {
    let effect = run(in: index, chats[index].messages(asking: prompt))
    chats[index].turns.append(Turn(prompt: prompt, answer: newAnswer(for: index)))
    return effect
  }

  /// A fresh answer of a pane's chain.
  mutating func newAnswer(for index: Int) -> AnswerState {
    nextAnswer += 1
    return AnswerState(number: nextAnswer, chain: chats[index].chain, now: now)
  }

  /// The work of a pane that asks something; the reader follows the end.
  mutating func run(in index: Int, _ messages: [Message]) -> Effect {
    chats[index].place = nil
    chats[index].unseen = 0
    chats[index].notice = nil
    chats[index].selected = nil
    chats[index].selection = nil
    let chat = chats[index]
    return .start(
      chat.id,
      RunRequest(
        chain: chat.chain, messages: messages, options: chat.options, settings: chat.settings))
  }

  mutating func turnReasoning() {
    let all = Chat.ReasoningView.allCases
    let here = all.firstIndex(of: chat.reasoning) ?? 0
    chat.reasoning = all[(here + 1) % all.count]
    chat.metrics.tail = nil
  }

  /// What a run tells goes to the answer that it writes, wherever the reader is.
  mutating func receive(_ events: [RunEvent], in id: ChatID) {
    guard let index = chats.firstIndex(where: { $0.id == id }), chats[index].isRunning else {
      return
    }
    let now = now
    chats[index].growLast { $0.take(events, now: now) }
    if search?.chat == id { scanTail() }
    judgeTrial(in: index)
  }

  mutating func refuse(_ sentence: String, in id: ChatID) {
    guard let index = chats.firstIndex(where: { $0.id == id }), chats[index].isRunning else {
      return
    }
    chats[index].growLast { $0.refuse(sentence) }
  }
}
