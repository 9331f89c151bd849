package import ChatModel
import SwitchboardKit

/// One pane with a conversation.
package struct Chat: Sendable, Identifiable {
  package let id: ChatID
  package var chain: [ChainItem]
  package var turns: [Turn] = []
  package var options: ModelOptions = [:]
  package var settings = CallSettings()
  /// The pane's own system text.
  package var system: String?
  /// Whether the composer's prompts go here too when several panes are linked.
  package var isLinked = true
  package var reasoning = ReasoningView.folded
  /// The first line shown; nil follows the end.
  package var top: Int?
  package var metrics = ScrollMetrics(total: 0, height: 0)
  /// Lines at the end that came while the reader was elsewhere.
  package var unseen = 0
  /// A sentence about the pane that stands until the next key.
  package var notice: String?

  package enum ReasoningView: Sendable, Hashable, CaseIterable { case folded, tail, full }

  package init(id: ChatID, chain: [ChainItem]) {
    self.id = id
    self.chain = chain
  }

  package var isRunning: Bool { turns.last?.answer.isRunning ?? false }

  /// The answered turns as a conversation, with the given prompt and its files after them.
  package func messages(asking prompt: String?, files: [PromptFile] = []) -> [Message] {
    var messages: [Message] = []
    for turn in turns where !turn.answer.isRunning {
      guard !turn.answer.text.isEmpty else { continue }
      messages.append(Message(.user, turn.parts))
      messages.append(.assistant(turn.answer.text))
    }
    if let prompt { messages.append(Message(.user, Turn.parts(prompt, files))) }
    return messages
  }
}

/// A prompt and the answers to it, newest last.
package struct Turn: Sendable {
  package var prompt: String
  package var files: [PromptFile] = []
  /// The one model that the prompt was meant for; nil for the pane's chain.
  package var target: ChainItem?
  package var answers: [AnswerState]
  /// The answer that is shown.
  package var shown: Int

  package init(prompt: String, answer: AnswerState) {
    self.prompt = prompt
    answers = [answer]
    shown = 0
  }

  package var answer: AnswerState {
    get { answers[shown] }
    set { answers[shown] = newValue }
  }
}
