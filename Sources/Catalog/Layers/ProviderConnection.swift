import ChatModel
package import JSONCoding

/// Where a provider's key goes and how: what a download may not change by itself (R48).
package struct ProviderConnection: Sendable, Hashable {
  package var dialect: String
  package var signIn: String
  package var baseURL: String
  package var keyVariables: [String]
  package var otherVariables: [String]
  /// The base URLs of models that have one of their own, sorted.
  package var modelBaseURLs: [String]

  init(_ provider: ProviderRecord, models: [ModelRecord] = []) {
    dialect = provider.dialect?.rawValue ?? ""
    signIn = provider.signIn.cell
    baseURL = provider.baseURL
    keyVariables = provider.keyVariables
    otherVariables = provider.otherVariables
    modelBaseURLs = Set(models.compactMap(\.baseURL)).sorted()
  }

  /// All addresses.
  var baseURLs: [String] { [baseURL] + modelBaseURLs }

  /// Whether provider and key are the same, whatever single models have of their own.
  func hasSameProvider(as other: ProviderConnection) -> Bool {
    dialect == other.dialect && signIn == other.signIn && baseURL == other.baseURL
      && keyVariables == other.keyVariables && otherVariables == other.otherVariables
  }

  /// The form in which an acceptance is remembered.
  package var json: JSONValue {
    func list(_ texts: [String]) -> JSONValue { .array(texts.map(JSONValue.string)) }
    return [
      "dialect": .string(dialect), "sign_in": .string(signIn), "base_url": .string(baseURL),
      "key_variables": list(keyVariables), "other_variables": list(otherVariables),
      "model_base_urls": list(modelBaseURLs),
    ]
  }

  /// Nil for anything but what `json` gives.
  package init?(json: JSONValue) {
    func list(_ key: String) -> [String]? {
      guard let values = json[key]?.array else { return nil }
      let texts = values.compactMap(\.string)
      return texts.count == values.count ? texts : nil
    }
    guard let dialect = json["dialect"]?.string, let signIn = json["sign_in"]?.string,
      let baseURL = json["base_url"]?.string, let keys = list("key_variables"),
      let others = list("other_variables"), let modelBaseURLs = list("model_base_urls")
    else { return nil }
    self.dialect = dialect
    self.signIn = signIn
    self.baseURL = baseURL
    keyVariables = keys
    otherVariables = others
    self.modelBaseURLs = modelBaseURLs
  }
}
