package import ChatModel
package import ProviderOptions

/// A whole run before it starts: the chain, the conversation, the layers, the rules.
package struct RunPlan: Sendable {
  /// The chain, disabled entries included.
  package var entries: [ModelEntry]
  /// How the entries share the prompt.
  package var strategy = Strategy.fallback
  /// Providers that the agent brings along, by id; see `Router.adding(_:)`.
  package var providers: [String: ProviderConfiguration] = [:]
  /// Fills `{name}` parts of ids.
  package var context: RequestContext = [:]
  /// System text first, the new prompt last.
  package var messages: [Message]
  /// The agent's layer.
  package var options: ModelOptions = [:]
  /// The agent's layer.
  package var settings = CallSettings()
  /// Below the entries' own.
  package var limits = CallLimits()
  /// The layer of the chat, above the entries' (R17).
  package var chatOptions: ModelOptions = [:]
  /// The layer of the chat, above the entries'.
  package var chatSettings = CallSettings()
  /// Common settings that the chat puts back to the provider's default (R20).
  package var chatDefaults: Set<CommonSetting> = []
  /// The prompt's own layer of common settings; its options stand in the message.
  package var messageSettings = CallSettings()
  /// Common settings that the prompt puts back to the provider's default (R20).
  package var messageDefaults: Set<CommonSetting> = []
  /// The agent's rule for failures after text.
  package var afterText: AfterText?
  /// What holds where neither agent nor entry says anything (R34).
  package var defaultAfterText: AfterText = .restart
  /// Whether reasoning, once passed on, cannot be taken back.
  package var commitsOnReasoning = false
  /// Whether replies should come in pieces.
  package var streams = true
  /// Whether the answer keeps its text; without, memory stays flat however long the answer is, and
  /// `restart` and `continue` are not possible after text.
  package var keepsText = true
  /// Whether pieces that come together are handed on as one: for a reader that looks at the text
  /// alone, and not at how it was cut.
  package var joinsPieces = false
  /// How long pieces may be kept back once the answer has begun, so that they come together: for a
  /// reader that shows them so many times a second; see `HTTPBody.gather(_:)`.
  package var gathering: Duration = .zero
  /// The longest that the run may take.
  package var totalLimit: Duration?
  /// Whether a person waits for the answer: then every configured retry is made (R47).
  package var isSentByPerson = false
  /// Where what goes over the wire is noted.
  package var wire: WireTap?
  /// A person's hand on the run.
  package var control: RunControl?

  /// A run with the rules of a playground.
  package init(entries: [ModelEntry], messages: [Message]) {
    self.entries = entries
    self.messages = messages
  }
}
