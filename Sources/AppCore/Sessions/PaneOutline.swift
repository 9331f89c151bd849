package import ChatModel
package import ProviderOptions

/// What is kept of a pane beside what is said in it.
package struct PaneOutline: Sendable, Hashable {
  /// From 0, from left to right.
  package var position: Int
  /// All entries of its chain, those that are off too.
  package var chain: [ChainItem]
  /// The file of the agent that is open in it.
  package var agent: String?
  package var isLinked = true
  /// The pane's own rules of its chain; nil are the agent's, or those of the start.
  package var rules: ChainRules?
  /// Settings that it puts back to the provider's default (R20).
  package var defaults: Set<CommonSetting> = []
  package var system: String?
  package var options: ModelOptions
  package var settings: CallSettings
  /// The number of the last answer of the branch that is shown; nil in an empty pane.
  package var shown: Int?

  package init(
    position: Int, chain: [ChainItem], system: String? = nil, options: ModelOptions = [:],
    settings: CallSettings = CallSettings(), shown: Int? = nil
  ) {
    self.position = position
    self.chain = chain
    self.system = system
    self.options = options
    self.settings = settings
    self.shown = shown
  }

  init(_ chat: Chat, position: Int) {
    self.init(
      position: position, chain: chat.entries, system: chat.system, options: chat.options,
      settings: chat.settings, shown: chat.turns.last?.number)
    agent = chat.agent?.path
    isLinked = chat.isLinked
    rules = chat.rules
    defaults = chat.defaults
  }
}
