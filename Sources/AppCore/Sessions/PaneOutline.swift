package import ChatModel

/// What is kept of a pane beside what is said in it.
package struct PaneOutline: Sendable, Hashable {
  /// From 0, from left to right.
  package var position: Int
  package var chain: [ChainItem]
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
      position: position, chain: chat.chain, system: chat.system, options: chat.options,
      settings: chat.settings, shown: chat.turns.last?.number)
  }
}
