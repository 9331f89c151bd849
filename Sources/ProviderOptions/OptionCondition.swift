package import JSONCoding

/// Something that must hold of a value: a member is there, or has one of some values.
package struct OptionCondition: Sendable, Hashable {
  /// The member names down to what is looked at, through the elements of arrays; empty is the value
  /// itself.
  package var path: [String]
  /// The values that it may have, as text; empty asks only that it is there.
  package var values: [String]

  package init(path: [String], values: [String]) {
    self.path = path
    self.values = values
  }

  /// Whether any value at the path satisfies the condition.
  package func holds(for value: JSONValue) -> Bool { holds(for: value, path[...]) }

  private func holds(for value: JSONValue, _ path: ArraySlice<String>) -> Bool {
    if case .array(let elements) = value { return elements.contains { holds(for: $0, path) } }
    guard let first = path.first else {
      return values.isEmpty || values.contains(value.string ?? value.text())
    }
    return value[first].map { holds(for: $0, path.dropFirst()) } ?? false
  }
}

/// A beta flag that goes with an option.
package struct OptionBeta: Sendable, Hashable {
  package var name: String
  /// What the option's value must be for the flag to be sent; nil is always.
  package var condition: OptionCondition?

  package init(_ name: String, if condition: OptionCondition? = nil) {
    self.name = name
    self.condition = condition
  }
}
