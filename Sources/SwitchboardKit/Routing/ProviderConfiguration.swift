package import ChatModel
package import Transport

/// What a person's settings say of one provider; nil and empty change nothing.
package struct ProviderConfiguration: Sendable {
  package var id: String
  package var name: String?
  package var baseURL: String?
  package var dialect: Dialect?
  package var key: KeyProvision?
  /// Values may hold `${VAR}`.
  package var headers: [HTTPHeader] = []
  /// Plain http to a host that is not this machine (R9).
  package var allowsPlainHTTP = false
  package var models: [String] = []
  package var options: ModelOptions = [:]
  package var settings = CallSettings()
  package var limits = CallLimits()

  package init(id: String) { self.id = id }
}

/// A way to a key that a file names: a variable, a file or a command (R6).
package struct KeyProvision: Sendable {
  /// For people: the variable's name, `key_file` or `key_command`.
  package var name: String
  /// The variable, when it is one.
  package var variable: String?
  /// Fetches the key; nil when the source holds none. Called when a request first needs it.
  package var fetch: @Sendable () async throws -> Secret?

  package init(
    name: String, variable: String? = nil, fetch: @escaping @Sendable () async throws -> Secret?
  ) {
    self.name = name
    self.variable = variable
    self.fetch = fetch
  }
}
