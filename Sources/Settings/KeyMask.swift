package import JSONCoding

/// Takes what looks like a key out of values that are kept or shown.
package enum KeyMask {
  /// The value with every text that looks like a key replaced by `(hidden)`, names of members
  /// taken into account.
  package static func masked(_ value: JSONValue, named name: String = "") -> JSONValue {
    switch value {
    case .object(let object): .object(masked(object))
    case .array(let elements): .array(elements.map { masked($0, named: name) })
    case .string(let text): KeyShape.isKey(text, named: name) ? "(hidden)" : value
    default: value
    }
  }

  /// The object with every text that looks like a key replaced by `(hidden)`.
  package static func masked(_ object: JSONObject) -> JSONObject {
    JSONObject(
      object.members.map {
        JSONObject.Member(key: $0.key, value: masked($0.value, named: $0.key))
      })
  }
}
