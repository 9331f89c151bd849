import JSONCoding

extension JSONValue {
  /// The value with another at a path below it, or without one; nil when the path leads nowhere.
  func setting(_ steps: ArraySlice<TOMLPath.Step>, to value: JSONValue?) -> JSONValue? {
    guard let step = steps.first else { return value }
    let rest = steps.dropFirst()
    switch step {
    case .key(let key):
      var object: JSONObject
      switch self {
      case .object(let known): object = known
      case .null: object = JSONObject()
      default: return nil
      }
      if rest.isEmpty {
        object[key] = value
      } else {
        guard let below = (object[key] ?? .null).setting(rest, to: value) else { return nil }
        object[key] = below
      }
      return .object(object)
    case .index(let index):
      guard case .array(var elements) = self, elements.indices.contains(index) else { return nil }
      if rest.isEmpty {
        if let value { elements[index] = value } else { elements.remove(at: index) }
      } else {
        guard let below = elements[index].setting(rest, to: value) else { return nil }
        elements[index] = below
      }
      return .array(elements)
    }
  }

  /// Whether two values say the same: the order of members and tables without any do not count.
  func isSame(as other: JSONValue) -> Bool {
    switch (self, other) {
    case (.object(let one), .object(let two)):
      let (one, two) = (one.filled, two.filled)
      return one.count == two.count
        && one.allSatisfy { key, value in two[key].map(value.isSame) ?? false }
    case (.array(let one), .array(let two)):
      return one.count == two.count && zip(one, two).allSatisfy { $0.isSame(as: $1) }
    default: return self == other
    }
  }

  fileprivate var isEmptyTable: Bool {
    if case .object(let object) = self { object.filled.isEmpty } else { false }
  }
}

extension JSONObject {
  /// The members that say something.
  fileprivate var filled: [String: JSONValue] {
    Dictionary(
      effectiveMembers.filter { !$0.value.isEmptyTable && $0.value != .null }.map {
        ($0.key, $0.value)
      }, uniquingKeysWith: { $1 })
  }
}
