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
  case interrupted
  /// The mouse, while it is on.
  case pointer(PointerAction, Hit)
  /// The names of all themes, after their folder has changed.
  case themes([String])
  /// The terminal has told its ground, for which this theme is made.
  case ground(theme: String)
  /// Something outside has happened of which one sentence is said.
  case noticed(String)
}

/// What came of trying a key.
package enum KeyCheck: Sendable, Hashable {
  /// It works, for this run only.
  case works
  /// It works and outlives this run, or was meant to; the sentence says how.
  case kept(String)
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
  case checkKey(provider: String, model: ModelID, key: KeyOffer, keeps: Bool)
  case copy(String)
  case edit(String)
  case useTheme(String)
  case useMouse(Bool)
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
