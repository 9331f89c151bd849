package import ChatModel
package import SwitchboardKit

/// Everything that can happen to the state.
package enum AppEvent: Sendable {
  case key(KeyPress)
  case paste(String)
  case resized(columns: Int, rows: Int)
  /// Time has passed; drives spinners, counters and the leader's strip.
  case tick(Duration)
  /// What a run tells, in batches.
  case run(ChatID, [RunEvent])
  /// A run could not start, or ended in a way that no event says.
  case runFailed(ChatID, String)
  /// The lines of a chat as they were last laid out.
  case laidOut(ChatID, ScrollMetrics)
  case found(ModelBrowser.Listing)
  case keyChecked(provider: String, KeyCheck)
  case copied(String)
  case edited(String)
  case composed(ComposerNews)
  case interrupted
}

/// What came of trying a key.
package enum KeyCheck: Sendable, Hashable {
  case works
  case refused(String)
}

/// How long a chat is on the screen, in lines.
package struct ScrollMetrics: Sendable, Hashable {
  package var total: Int
  package var height: Int

  package init(total: Int, height: Int) {
    self.total = total
    self.height = height
  }
}

/// Work that the state asks for; its results come back as events.
package enum Effect: Sendable {
  case start(ChatID, RunRequest)
  case stop(ChatID)
  case moveOn(ChatID)
  case search(String)
  case checkKey(provider: String, model: ModelID, key: String)
  case copy(String)
  case edit(String)
  case compose(ComposerWork)
  case useTheme(String)
  case suspend
  case quit
}

/// Names a chat for as long as the program runs.
package struct ChatID: Sendable, Hashable {
  package let number: Int

  package init(_ number: Int) { self.number = number }
}

/// What a pane asks: the chain, the conversation, and the layers that the pane sets.
package struct RunRequest: Sendable {
  package var chain: [ChainItem]
  package var messages: [Message]
  package var options: ModelOptions
  package var settings: CallSettings
  /// The pane's own system text; nil for the one that the program was started with.
  package var system: String?

  package init(
    chain: [ChainItem], messages: [Message], options: ModelOptions, settings: CallSettings
  ) {
    self.chain = chain
    self.messages = messages
    self.options = options
    self.settings = settings
  }
}

/// One entry of a pane's chain.
package struct ChainItem: Sendable, Hashable {
  package var id: String
  /// nil: the default of its place (R26).
  package var retries: Int?

  package init(_ id: String, retries: Int? = nil) {
    self.id = id
    self.retries = retries
  }

  /// The id without its provider.
  package var model: String { ModelID(id)?.model ?? id }
  package var provider: String { ModelID(id)?.provider ?? "" }
}
