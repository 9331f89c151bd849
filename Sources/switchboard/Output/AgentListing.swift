import JSONCoding
import Settings

/// An agent file as lists show it.
struct AgentListing {
  /// Whether the agent can be used.
  enum State: String {
    case ready, mistakes, unreadable
    case notTrusted = "not_trusted"

    /// The state in words.
    var words: String {
      switch self {
      case .ready: "ready"
      case .mistakes: "has mistakes"
      case .unreadable: "cannot be read"
      case .notTrusted: "not trusted"
      }
    }
  }

  let location: AgentLocation
  let state: State
  let models: [String]
  private let mistakes: Int

  init(_ location: AgentLocation, in agents: AgentDirectory) {
    self.location = location
    guard let loaded = try? agents.load(location) else {
      (state, models, mistakes) = (.unreadable, [], 0)
      return
    }
    state = loaded.needsTrust ? .notTrusted : loaded.agent == nil ? .mistakes : .ready
    models = loaded.agent?.entries.map(\.model) ?? []
    mistakes = loaded.mistakes.count { $0.severity == .error }
  }

  /// The agent as `agents list --format json` gives it.
  var record: JSONObject {
    [
      "agent": .string(location.reference), "path": .string(location.path),
      "origin": .string(location.origin == .own ? "own" : "here"),
      "state": .string(state.rawValue), "models": .array(models.map(JSONValue.string)),
      "mistakes": .integer(mistakes),
    ]
  }
}
