/// A text in which `${NAME}` stands for an environment variable.
package struct VariableTemplate: Sendable, Hashable {
  private enum Part: Sendable, Hashable {
    case literal(String)
    case variable(String)
  }

  /// The text as it was written.
  package let text: String
  private let parts: [Part]

  /// Reads a template; nil when a `${` is not closed or what it holds is not a variable's name.
  package init?(_ text: String) {
    guard let parts = Self.parts(of: text) else { return nil }
    self.text = text
    self.parts = parts
  }

  /// The variables that it needs, in order, each once.
  package var variables: [String] {
    parts.reduce(into: []) { names, part in
      if case .variable(let name) = part, !names.contains(name) { names.append(name) }
    }
  }

  /// The text with every variable filled in; throws for the first one without a value.
  ///
  /// The error names `place`, which is what the text is for.
  package func expand(
    _ environment: Environment, for place: String
  ) throws(SettingsError) -> String {
    var result = ""
    for part in parts {
      switch part {
      case .literal(let text): result += text
      case .variable(let name):
        guard let value = environment[name] else {
          throw .variableUnset(name: name, place: place)
        }
        result += value
      }
    }
    return result
  }

  /// Whether a text may be the name of an environment variable.
  package static func isVariableName(_ text: some StringProtocol) -> Bool {
    guard let first = text.utf8.first, !(0x30...0x39).contains(first) else { return false }
    return text.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"): true
      default: false
      }
    }
  }

  /// The text without its variables; the text itself when it is no template.
  static func literals(of text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "$")), let parts = parts(of: text) else { return text }
    return parts.map { if case .literal(let text) = $0 { text } else { " " } }.joined()
  }

  private static func parts(of text: String) -> [Part]? {
    var parts: [Part] = []
    var rest = text[...]
    while let start = rest.firstRange(of: "${") {
      guard let end = rest[start.upperBound...].firstIndex(of: "}") else { return nil }
      let name = rest[start.upperBound..<end]
      guard isVariableName(name) else { return nil }
      if start.lowerBound > rest.startIndex {
        parts.append(.literal(String(rest[..<start.lowerBound])))
      }
      parts.append(.variable(String(name)))
      rest = rest[rest.index(after: end)...]
    }
    if !rest.isEmpty { parts.append(.literal(String(rest))) }
    return parts
  }
}
