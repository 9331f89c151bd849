package import ChatModel
package import SwitchboardKit

/// One column of a chat: whom it asks, and with what.
package struct PaneRecord: Sendable, Hashable {
  /// One entry of its chain.
  package struct Entry: Sendable, Hashable {
    /// The id as it was written, `{name}` parts included.
    package var model: String
    /// Calls after the first one, where the entry says so.
    package var retries: Int?
    /// What the entry carries beside these; nil: nothing of its own.
    package var own: Own?

    /// What an entry carries beside its model and its retries.
    ///
    /// Headers are not among it: they may hold keys.
    package struct Own: Sendable, Hashable {
      /// Whether the entry takes part.
      package var isEnabled = true
      /// Its layer of options.
      package var options: ModelOptions = [:]
      /// Its layer of common settings.
      package var settings = CallSettings()
      /// How long its calls may take.
      package var limits = CallLimits()
      /// How often it goes first where weights count; nil is 1.
      package var weight: Double?
      /// What follows a failure after its text; nil is the chain's rule.
      package var afterText: AfterText?

      /// Nothing but what an entry has anyway.
      package init() {}
    }

    /// An entry for a model.
    package init(model: String, retries: Int? = nil) {
      self.model = model
      self.retries = retries
    }
  }

  /// What holds for its chain as a whole.
  package struct Rules: Sendable, Hashable {
    /// How the entries share a prompt.
    package var strategy: Strategy
    /// What follows a failure after text; nil is the default of the place.
    package var afterText: AfterText?
    /// The limit of a whole run; nil is none.
    package var total: Duration?

    /// Rules for a chain.
    package init(strategy: Strategy, afterText: AfterText? = nil, total: Duration? = nil) {
      self.strategy = strategy
      self.afterText = afterText
      self.total = total
    }
  }

  /// Its id.
  package let id: PaneID
  /// From 0, from left to right.
  package var position: Int
  /// Whom it asks, in order.
  package var chain: [Entry]
  /// The file of the agent that was open in it.
  package var agent: String?
  /// The system text.
  package var system: String
  /// The chat's layer of options.
  package var options: ModelOptions
  /// The chat's layer of common settings.
  package var settings: CallSettings
  /// The last message of the branch that is shown; nil: the newest.
  package var shown: MessageID?
  /// Whether a person closed it: what was said in it is kept, and it does not come back.
  package var isClosed = false
  /// Whether prompts to the linked panes go to it too.
  package var isLinked = true
  /// The common settings that it puts back to the provider's default.
  package var defaults: [String] = []
  /// The rules of its chain that it sets itself; nil: those of its agent or of the start.
  package var rules: Rules?
  /// Messages that were deleted from this pane and that another one still shows.
  package var omitted: Set<MessageID> = []
  /// What was typed for it alone and not sent.
  package var draft = ""
  /// Where the files of the draft are on this machine; no export has them.
  package var draftFiles: [String] = []

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
