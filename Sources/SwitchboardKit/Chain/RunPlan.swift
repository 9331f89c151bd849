package import ChatModel

/// A whole run before it starts: the chain, the conversation, the layers, the rules.
package struct RunPlan: Sendable {
  package var entries: [ModelEntry]
  package var context: RequestContext = [:]
  /// System text first, the new prompt last.
  package var messages: [Message]
  /// The agent's layer.
  package var options: ModelOptions = [:]
  package var settings = CallSettings()
  package var limits = CallLimits()
  /// The layer of the chat, above the entries' (R17).
  package var chatOptions: ModelOptions = [:]
  package var chatSettings = CallSettings()
  /// The agent's rule for failures after text.
  package var afterText: AfterText?
  /// What holds where neither agent nor entry says anything (R34).
  package var defaultAfterText: AfterText = .restart
  /// Whether reasoning, once passed on, cannot be taken back.
  package var commitsOnReasoning = false
  package var streams = true
  /// Whether the answer keeps its text; without, memory stays flat however long the answer is, and
  /// `restart` and `continue` are not possible after text.
  package var keepsText = true
  package var totalLimit: Duration?
  package var control: RunControl?

  package init(entries: [ModelEntry], messages: [Message]) {
    self.entries = entries
    self.messages = messages
  }
}
