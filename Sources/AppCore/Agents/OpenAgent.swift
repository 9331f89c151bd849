package import ProviderOptions

/// What an agent's file and a pane have in common: what the chain editor edits.
package struct AgentContent: Sendable, Hashable {
  package var instructions: String
  package var entries: [ChainItem]
  package var rules: ChainRules

  package init(
    instructions: String = "", entries: [ChainItem] = [], rules: ChainRules = ChainRules()
  ) {
    self.instructions = instructions
    self.entries = entries
    self.rules = rules
  }

  /// What differs, a few words each: `entry 2 retries 1 > 3`.
  package func changes(since old: AgentContent) -> [String] {
    var changes = rules.changes(since: old.rules)
    if instructions != old.instructions { changes.append("instructions") }
    let kept = Set(entries.compactMap { $0.own?.origin })
    for (place, item) in old.entries.enumerated() {
      if let origin = item.own?.origin, !kept.contains(origin) {
        changes.append("entry \(place + 1) removed")
      }
    }
    let before = old.entries.compactMap { $0.own?.origin }.filter(kept.contains)
    if before != entries.compactMap({ $0.own?.origin }) { changes.append("order") }
    for (place, item) in entries.enumerated() {
      guard let origin = item.own?.origin,
        let was = old.entries.first(where: { $0.own?.origin == origin })
      else {
        changes.append("entry \(place + 1) new")
        continue
      }
      changes += Self.changes(was, item).map { "entry \(place + 1) \($0)" }
    }
    return changes
  }

  private static func changes(_ old: ChainItem, _ new: ChainItem) -> [String] {
    let (was, own) = (old.own ?? EntryOverride(), new.own ?? EntryOverride())
    var changes: [String] = []
    func words(_ retries: Int?) -> String { retries.map(String.init) ?? "default" }
    if old.id != new.id { changes.append("model") }
    if old.retries != new.retries {
      changes.append("retries \(words(old.retries)) > \(words(new.retries))")
    }
    if was.isEnabled != own.isEnabled { changes.append(own.isEnabled ? "off > on" : "on > off") }
    if was.weight != own.weight { changes.append("weight") }
    if was.afterText != own.afterText { changes.append("after text") }
    if was.limits != own.limits { changes.append("limits") }
    if was.settings != own.settings { changes.append("settings") }
    if was.options != own.options { changes.append("options") }
    if was.headers != own.headers { changes.append("headers") }
    return changes
  }
}

/// An agent that is open in a pane.
package struct OpenAgent: Sendable, Hashable {
  /// What to write after `--agent`.
  package var reference: String
  package var path: String
  /// As the file was when it was opened or saved last.
  package var saved: AgentContent

  package init(reference: String, path: String, saved: AgentContent) {
    self.reference = reference
    self.path = path
    self.saved = saved
  }
}

/// An agent file as the list shows it.
package struct AgentSummary: Sendable, Hashable {
  package enum State: Sendable, Hashable {
    case ready, notTrusted
    /// It is of no use as it stands.
    case broken
  }

  package var reference: String
  package var path: String
  package var state: State
  package var isOwn: Bool
  /// The first line of its instructions.
  package var instructions: String
  package var models: [String]
  /// What an untrusted file would be allowed: `model[1].key_command (line 4)`.
  package var carries: [String]
  /// What is wrong with it, as sentences.
  package var mistakes: [String]

  package init(
    reference: String, path: String, state: State, isOwn: Bool, instructions: String = "",
    models: [String] = [], carries: [String] = [], mistakes: [String] = []
  ) {
    self.reference = reference
    self.path = path
    self.state = state
    self.isOwn = isOwn
    self.instructions = instructions
    self.models = models
    self.carries = carries
    self.mistakes = mistakes
  }
}

/// Work on agent files; `AppEvent.agents` answers it.
package enum AgentWork: Sendable {
  case list
  case open(path: String)
  /// Accept a file of `./agents` as it stands.
  case trust(path: String)
  /// Write what differs between the two into the file; one that cannot be changed in place is
  /// written anew only when that was allowed.
  case save(path: String, from: AgentContent, to: AgentContent, rewrites: Bool)
  /// A new file of the person's own, with the layer that the pane sets.
  ///
  /// Of the agent at `like` it keeps what a pane does not show: keys, addresses, limits.
  case create(name: String, like: String?, AgentContent, LayeredOptions.Layer)
}

/// What became of work on agent files.
package enum AgentNews: Sendable {
  case list([AgentSummary], String?)
  case opened(OpenAgent)
  /// The file holds what the pane has; the sentence says how it was written.
  case saved(OpenAgent, String)
  /// The file cannot be changed in place: the sentence says what writing it anew would lose.
  case mustRewrite(String)
  case refused(String)
}
