package import ChatModel
package import ProviderOptions
import SwitchboardKit

/// One pane with a conversation.
package struct Chat: Sendable, Identifiable {
  package let id: ChatID
  package var chain: [ChainItem]
  package var turns: [Turn] = []
  package var options: ModelOptions = [:]
  package var settings = CallSettings()
  /// Settings that the pane puts back to the provider's default (R20).
  package var defaults: Set<CommonSetting> = []
  /// The pane's own system text; nil is the agent's, empty is none.
  package var system: String?
  /// The request that would be sent next, as it was last looked at.
  package var preview: WirePreview?
  /// The request that was sent last.
  package var sent: WirePreview?
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

  /// The answered turns as a conversation, with the given prompt after them.
  package func messages(asking prompt: String?) -> [Message] {
    var messages: [Message] = []
    for turn in turns where !turn.answer.isRunning {
      guard !turn.answer.text.isEmpty else { continue }
      messages.append(.user(turn.prompt, options: turn.message.options))
      messages.append(.assistant(turn.answer.text))
    }
    if let prompt { messages.append(.user(prompt)) }
    return messages
  }
}

/// A prompt and the answers to it, newest last.
package struct Turn: Sendable {
  package var prompt: String
  package var answers: [AnswerState]
  /// The answer that is shown.
  package var shown: Int
  /// The layer that was set for this prompt alone (R18).
  package var message = LayeredOptions.Layer()

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
