package import ChatModel

/// One `[[model]]` of an agent: a model and everything that goes with calling it.
package struct AgentEntry: Sendable, Hashable {
  /// `provider/model`, or a template like `{provider-id}/{model-id}` that the request's context fills.
  package var model: String
  /// nil is the default, which depends on how many entries there are (R26).
  package var maxRetries: Int?
  package var isEnabled = true
  /// How often this entry is chosen in `balance` and `weighted`, against the others; nil is 1.
  package var weight: Double?
  package var headers: [HeaderSetting] = []
  package var timeouts = TimeoutSettings()
  package var options: ModelOptions = [:]
  package var settings = CallSettings()
  package var afterText: AgentFile.AfterText?
  package var key: KeySource?
  package var baseURL: VariableTemplate?

  package init(model: String) { self.model = model }

  /// Whether the id waits for a request's context.
  package var isTemplate: Bool { model.utf8.contains(UInt8(ascii: "{")) }
}
