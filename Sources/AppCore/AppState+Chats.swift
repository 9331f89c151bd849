import ChatModel
import ProviderOptions
import SwitchboardKit

extension AppState {
  /// Sends the composer's prompt to the panes that are linked.
  mutating func submit() -> [Effect] {
    guard let prompt = composer.submit() else { return [] }
    hint = nil
    comparison = nil
    if let edited = editing { return resend(prompt, edited) }
    drawSides()
    let effects = addressed.filter { !chats[$0].isRunning }.map { ask(prompt, in: $0) }
    clearMessageLayer()
    return effects
  }

  mutating func ask(_ prompt: String, in index: Int) -> Effect {
    let layer = options.message
    let effect = run(in: index, chats[index].messages(asking: prompt), message: layer)
    chats[index].turns.append(
      Turn(prompt: prompt, answer: newAnswer(for: index, message: layer), message: layer))
    return effect
  }

  /// A fresh answer of a pane's chain.
  mutating func newAnswer(for index: Int, message: LayeredOptions.Layer) -> AnswerState {
    nextAnswer += 1
    var answer = AnswerState(number: nextAnswer, chain: chats[index].chain, now: now)
    answer.asked = asked(of: chats[index], message)
    return answer
  }

  /// The work of a pane that asks something; the reader follows the end.
  mutating func run(
    in index: Int, _ messages: [Message], message: LayeredOptions.Layer
  ) -> Effect {
    chats[index].place = nil
    chats[index].unseen = 0
    chats[index].notice = nil
    chats[index].selected = nil
    chats[index].selection = nil
    let chat = chats[index]
    return .start(
      chat.id, request(of: chat, chat.chain, messages: messages, message: message))
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
    noteSavings(in: index)
    judgeTrial(in: index)
  }

  mutating func refuse(_ sentence: String, in id: ChatID) {
    guard let index = chats.firstIndex(where: { $0.id == id }), chats[index].isRunning else {
      return
    }
    chats[index].growLast { $0.refuse(sentence) }
  }
}
