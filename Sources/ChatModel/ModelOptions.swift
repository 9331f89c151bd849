public import JSONCoding

/// Provider-specific options by namespace (R16): `["openai": ["reasoningEffort": "low"]]`.
///
/// A namespace is the catalogue's id of a provider. Only the namespace of the entry that is being
/// called is sent, so that one value can carry options for every provider of a chain.
public struct ModelOptions: Sendable, Hashable, ExpressibleByDictionaryLiteral {
  /// The options of each namespace, by the catalogue's provider id.
  public var namespaces: [String: JSONObject]

  /// Options by namespace.
  public init(_ namespaces: [String: JSONObject] = [:]) { self.namespaces = namespaces }

  /// Options by namespace; of one that stands twice the last counts.
  public init(dictionaryLiteral elements: (String, JSONObject)...) {
    namespaces = Dictionary(elements) { _, last in last }
  }

  /// The options of one namespace; nil when there are none.
  public subscript(namespace: String) -> JSONObject? {
    get { namespaces[namespace] }
    set { namespaces[namespace] = newValue }
  }

  /// Whether no namespace has an option.
  public var isEmpty: Bool { namespaces.values.allSatisfy(\.isEmpty) }

  /// Lays `other` over these: objects merge key by key, the rest is replaced (R17).
  public mutating func merge(_ other: ModelOptions) {
    for (namespace, options) in other.namespaces {
      namespaces[namespace, default: JSONObject()].merge(options)
    }
  }
}
