import ChatModel
import ProviderOptions
import SwitchboardKit

extension AppState {
  /// Asks a pane's chain, or the one model that a prompt is meant for.
  mutating func ask(
    _ prompt: String, _ files: [PromptFile] = [], to target: ChainItem? = nil, in index: Int
  ) -> Effect {
    let layer = options.message
    let chain = target.map { [$0] } ?? chats[index].chain
    let effect = run(
      in: index, chain, chats[index].messages(asking: prompt, files: files), message: layer,
      RunPlace(
        answer: nextAnswer + 1, after: chats[index].turns.last?.number, pane: outline(of: index)))
    var branch = Turn.Branch(
      prompt: prompt, answer: newAnswer(of: chain, for: index, message: layer), message: layer)
    branch.files = files
    branch.target = target
    chats[index].turns.append(Turn(branch))
    return effect
  }

  /// A fresh answer of a pane's chain.
  mutating func newAnswer(
    of chain: [ChainItem], for index: Int, message: LayeredOptions.Layer
  ) -> AnswerState {
    nextAnswer += 1
    var answer = AnswerState(
      number: nextAnswer, chain: chain, now: now, after: chats[index].turns.last?.answer)
    answer.asked = asked(of: chats[index], message)
    return answer
  }

  /// The work of a pane that asks something; the reader follows the end.
  mutating func run(
    in index: Int, _ chain: [ChainItem], _ messages: [Message], message: LayeredOptions.Layer,
    _ place: RunPlace
  ) -> Effect {
    notePaid(chain)
    chats[index].place = nil
    chats[index].unseen = 0
    chats[index].notice = nil
    chats[index].selected = nil
    chats[index].selection = nil
    let chat = chats[index]
    var request = request(of: chat, chain, messages: messages, message: message)
    request.place = place
    return .start(chat.id, request)
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
