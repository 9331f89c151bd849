import JSONCoding

/// Writes JSON values as literals of a language.
struct CodeWriter {
  let language: CodeLanguage
  /// Texts that are expressions of the code instead of literals.
  var expressions: [String: String] = [:]

  init(_ language: CodeLanguage) { self.language = language }

  /// A value that begins `used` columns into a line which is indented by `indent`.
  ///
  /// It stays on the line when it fits.
  func value(_ value: JSONValue, indent: Int, used: Int = 0) -> String {
    if case .string(let text) = value { return string(text, indent: indent) }
    let line = inline(value)
    let isShort = indent + used + line.count < language.width && !line.contains("\n")
    if isShort, !isNested(value) { return line }
    let inner = indent + language.step
    let margin = String(repeating: " ", count: inner)
    let end = "\n" + String(repeating: " ", count: indent)
    switch value {
    case .array(let elements) where !elements.isEmpty:
      let lines = elements.map { margin + self.value($0, indent: inner) + "," }
      return "[\n" + lines.joined(separator: "\n") + end + "]"
    case .object(let object) where !object.isEmpty:
      let lines = object.effectiveMembers.map { member in
        let name = key(member.key)
        let text = self.value(member.value, indent: inner, used: name.count + 3)
        return margin + name + ": " + text + ","
      }
      return open + "\n" + lines.joined(separator: "\n") + end + close
    default: return line
    }
  }

  /// A key of an object.
  func key(_ name: String) -> String {
    language == .typeScript && Self.isIdentifier(name) ? name : language.literal(name)
  }

  private var open: String { language == .swift ? "[" : "{" }
  private var close: String { language == .swift ? "]" : "}" }

  /// Objects in lists and lists in objects are easier to read on lines of their own.
  private func isNested(_ value: JSONValue) -> Bool {
    switch value {
    case .array(let elements): elements.count > 1 && elements.contains { $0.object != nil }
    case .object(let object):
      object.members.contains { member in
        member.value.array.map { $0.contains { $0.object != nil } } ?? false
      }
    default: false
    }
  }

  private func inline(_ value: JSONValue) -> String {
    switch value {
    case .null: [.python: "None", .swift: "nil"][language] ?? "null"
    case .bool(let value): language == .python ? (value ? "True" : "False") : "\(value)"
    case .integer, .number: value.text()
    case .string(let text): string(text, indent: 0)
    case .array(let elements): "[" + elements.map(inline).joined(separator: ", ") + "]"
    case .object(let object): inline(object)
    }
  }

  private func inline(_ object: JSONObject) -> String {
    let members = object.effectiveMembers.map { key($0.key) + ": " + inline($0.value) }
    guard !members.isEmpty else { return language == .swift ? "[:]" : "{}" }
    let text = members.joined(separator: ", ")
    return language == .typeScript ? "{ \(text) }" : open + text + close
  }

  private func string(_ text: String, indent: Int) -> String {
    expressions[text] ?? language.literal(text, indent: indent)
  }

  static func isIdentifier(_ name: String) -> Bool {
    guard let first = name.utf8.first, !(0x30...0x39).contains(first) else { return false }
    return name.utf8.allSatisfy {
      $0 == 0x5F || (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF)
    }
  }
}
