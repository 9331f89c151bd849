/// `${VAR}` parts of texts.
enum Variables {
  /// Fills every `${VAR}`; the first variable that is not set, or set to nothing, is named.
  static func fill(
    _ text: String, from environment: [String: String]
  ) -> (text: String, missing: String?) {
    var result = ""
    var rest = text[...]
    while let open = rest.firstRange(of: "${"),
      let close = rest[open.upperBound...].firstIndex(of: "}")
    {
      let name = String(rest[open.upperBound..<close])
      guard let value = environment[name], !value.isEmpty else { return (text, name) }
      result += rest[..<open.lowerBound] + value
      rest = rest[rest.index(after: close)...]
    }
    return (result + rest, nil)
  }
}

extension [String: String] {
  /// Whether a variable is set, and not to nothing.
  func isSet(_ name: String) -> Bool { self[name].map { !$0.isEmpty } ?? false }

  /// The first of some variables that is set and not empty (R6).
  func firstSet(of names: [String]) -> (name: String, value: String)? {
    for name in names {
      if let value = self[name], !value.isEmpty { return (name, value) }
    }
    return nil
  }
}
