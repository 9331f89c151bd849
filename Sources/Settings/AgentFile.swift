package import ChatModel

/// An agent as its file says it: instructions, a strategy and the models in their order.
package struct AgentFile: Sendable, Hashable {
  /// How the entries are used (R26–R38).
  package enum Strategy: String, Sendable, Hashable, CaseIterable {
    case fallback, race, balance, weighted
  }

  /// What follows a failure after the first text (R34).
  package enum AfterText: String, Sendable, Hashable, CaseIterable {
    case restart, `continue`, stop
  }

  /// What wins a race (R37).
  package enum Finish: String, Sendable, Hashable, CaseIterable {
    /// The first visible text.
    case text
    /// The first whole answer.
    case complete
  }

  /// Something that an agent of the current folder may carry only when it is trusted.
  package struct GuardedUse: Sendable, Hashable {
    /// In the file's words: `model[1].key_command`.
    package var what: String
    package var line: Int?
  }

  package var name: String
  package var instructions: String?
  package var strategy = Strategy.fallback
  package var afterText: AfterText?
  /// How long after one racer the next one starts; nil is all at once (R37).
  package var hedgeAfter: Duration?
  /// What wins a race; nil is the first visible text.
  package var winOn: Finish?
  package var options: ModelOptions = [:]
  package var settings = CallSettings()
  /// Below the entries' own; `total` is the limit of the whole run.
  package var timeouts = TimeoutSettings()
  package var entries: [AgentEntry] = []
  /// Providers that the file brings along.
  package var providers: [ProviderSettings] = []
  package var guardedUses: [GuardedUse] = []

  package init(name: String) { self.name = name }
}
