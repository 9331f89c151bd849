package import ChatModel
package import Transport

/// What a person's settings say of one provider; nil and empty change nothing.
package struct ProviderConfiguration: Sendable {
  /// The catalogue's id, or a new one.
  package var id: String
  /// For people: which file says it.
  package var origin = "the settings file"
  /// For people.
  package var name: String?
  /// Instead of the catalogue's; may hold `${VAR}`.
  package var baseURL: String?
  /// Instead of the catalogue's.
  package var dialect: Dialect?
  /// Instead of the catalogue's variables.
  package var key: KeyProvision?
  /// Sent with every request; values may hold `${VAR}`.
  package var headers: [HTTPHeader] = []
  /// Plain http to a host that is not this machine (R9).
  package var allowsPlainHTTP = false
  /// Models to list, beside the catalogue's.
  package var models: [String] = []
  /// The lowest layer of options (R17).
  package var options: ModelOptions = [:]
  /// The lowest layer of common settings.
  package var settings = CallSettings()
  /// The lowest layer of limits.
  package var limits = CallLimits()

  /// A configuration that changes nothing.
  package init(id: String) { self.id = id }
}

/// A way to a key that a file names: a variable, a file or a command (R6).
package struct KeyProvision: Sendable {
  /// For people: the variable's name, `key_file` or `key_command`.
  package var name: String
  /// The variable, when it is one.
  package var variable: String?
  /// Fetches the key when a request first needs it; nil when the source holds none.
  package var fetch: @Sendable () async throws -> Secret?

  /// A way to a key, not taken yet.
  package init(
    name: String, variable: String? = nil, fetch: @escaping @Sendable () async throws -> Secret?
  ) {
    self.name = name
    self.variable = variable
    self.fetch = fetch
  }
}
