package import ChatModel

/// One column of a chat: whom it asks, and with what.
package struct PaneRecord: Sendable, Hashable {
  /// One entry of its chain.
  package struct Entry: Sendable, Hashable {
    /// The id as it was written, `{name}` parts included.
    package var model: String
    /// Calls after the first one, where the entry says so.
    package var retries: Int?

    /// An entry for a model.
    package init(model: String, retries: Int? = nil) {
      self.model = model
      self.retries = retries
    }
  }

  /// Its id.
  package let id: PaneID
  /// From 0, from left to right.
  package var position: Int
  /// Whom it asks, in order.
  package var chain: [Entry]
  /// The agent's name, when one was chosen.
  package var agent: String?
  /// The system text.
  package var system: String
  /// The chat's layer of options.
  package var options: ModelOptions
  /// The chat's layer of common settings.
  package var settings: CallSettings
  /// The last message of the branch that is shown; nil: the newest.
  package var shown: MessageID?

  /// A pane with its chain.
  package init(
    id: PaneID, position: Int, chain: [Entry], agent: String? = nil, system: String = "",
    options: ModelOptions = [:], settings: CallSettings = CallSettings(), shown: MessageID? = nil
  ) {
    self.id = id
    self.position = position
    self.chain = chain
    self.agent = agent
    self.system = system
    self.options = options
    self.settings = settings
    self.shown = shown
  }
}
