public import JSONCoding

/// Values that travel with a request: tenant, tier, `provider-id`, `model-id` (R5).
///
/// They reach the closures and the `{name}` parts of ids, and no provider.
public struct RequestContext: Sendable, Hashable, ExpressibleByDictionaryLiteral {
  /// The values by name.
  public var values: [String: JSONValue]

  /// A context of these values.
  public init(_ values: [String: JSONValue] = [:]) { self.values = values }

  /// A context of these values; of a name that stands twice the last counts.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    values = Dictionary(elements) { _, last in last }
  }

  /// One value; nil when there is none of that name.
  public subscript(name: String) -> JSONValue? {
    get { values[name] }
    set { values[name] = newValue }
  }

  /// The text of a value; numbers and truth values are written out.
  ///
  /// nil when there is no such value, and for `null`, arrays and objects.
  public func text(_ name: String) -> String? {
    switch values[name] {
    case .string(let text)?: text
    case .integer, .number, .bool: values[name]?.text()
    default: nil
    }
  }

  /// Fills the `{name}` parts of a model id.
  ///
  /// - Throws: `UsageError.missingContext` that names a value which is not there.
  func fill(_ template: String) throws(UsageError) -> String {
    guard template.contains("{") else { return template }
    var result = ""
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"),
      let close = rest[open...].firstIndex(of: "}")
    {
      let name = String(rest[rest.index(after: open)..<close])
      guard let value = text(name) else {
        throw .missingContext(name: name, template: template)
      }
      result += rest[..<open] + value
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}
