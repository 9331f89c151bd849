package import ChatModel

/// What a `[providers.X]` table says; for a known provider it changes only what it names.
package struct ProviderSettings: Sendable, Hashable {
  package var id: String
  package var name: String?
  package var baseURL: VariableTemplate?
  package var dialect: Dialect?
  package var key: KeySource?
  package var models: [String] = []
  /// Plain http to a host that is not this machine (R9).
  package var allowsPlainHTTP = false
  package var headers: [HeaderSetting] = []
  /// The lowest layer of options (R17), in the provider's own namespace.
  package var options: ModelOptions = [:]
  package var settings = CallSettings()
  package var timeouts = TimeoutSettings()

  package init(id: String) { self.id = id }
}
