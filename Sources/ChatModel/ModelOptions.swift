public import JSONCoding

/// Provider-specific options by namespace (R16): `["openai": ["reasoningEffort": "low"]]`.
public struct ModelOptions: Sendable, Hashable, ExpressibleByDictionaryLiteral {
  /// The options of each namespace, by the catalogue's provider id.
  public var namespaces: [String: JSONObject]

  public init(_ namespaces: [String: JSONObject] = [:]) { self.namespaces = namespaces }

  public init(dictionaryLiteral elements: (String, JSONObject)...) {
    namespaces = Dictionary(elements) { _, last in last }
  }

  public subscript(namespace: String) -> JSONObject? {
    get { namespaces[namespace] }
    set { namespaces[namespace] = newValue }
  }

  public var isEmpty: Bool { namespaces.values.allSatisfy(\.isEmpty) }

  /// Lays `other` over these: objects merge key by key, the rest is replaced (R17).
  public mutating func merge(_ other: ModelOptions) {
    for (namespace, options) in other.namespaces {
      namespaces[namespace, default: JSONObject()].merge(options)
    }
  }
}
