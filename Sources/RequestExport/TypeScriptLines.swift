import JSONCoding

/// The members of an object literal in TypeScript, a line each.
struct TypeScriptLines {
  let writer: CodeWriter
  let indent: Int
  private(set) var lines: [String] = []

  init(_ writer: CodeWriter, indent: Int) {
    self.writer = writer
    self.indent = indent
  }

  /// Adds a member whose value is code; nil adds nothing.
  mutating func add(_ name: String, code: String?) {
    guard let code else { return }
    lines.append("\(String(repeating: " ", count: indent))\(writer.key(name)): \(code),")
  }

  /// Adds a member; nil adds nothing.
  mutating func add(_ name: String, _ value: JSONValue?) {
    guard let value else { return }
    add(name, code: writer.value(value, indent: indent, used: name.count + 3))
  }

  /// Adds lines that are written already.
  mutating func append(_ line: String) { lines.append(line) }

  mutating func add(_ object: JSONObject) {
    for member in object.members { add(member.key, member.value) }
  }

  /// Adds the entry's headers.
  mutating func add(headers: [ExportedHeader]) {
    guard !headers.isEmpty else { return }
    add("headers", code: "{ \(Self.members(of: headers).joined(separator: ", ")) }")
  }

  /// Headers as the members of an object literal.
  static func members(of headers: [ExportedHeader]) -> [String] {
    let language = CodeLanguage.typeScript
    return headers.map { header in
      let value = header.value.map { language.literal($0) } ?? "process.env.\(header.variable)!"
      return "\(CodeWriter(language).key(header.name)): \(value)"
    }
  }

  /// The object literal; on one line when it is short.
  var object: String {
    let parts = lines.map { String($0.drop { $0 == " " }.dropLast()) }
    let line = "{ \(parts.joined(separator: ", ")) }"
    if parts.count <= 2, !line.contains("\n"), line.count + indent < 60 { return line }
    let margin = String(repeating: " ", count: max(0, indent - 2))
    return "{\n\(lines.joined(separator: "\n"))\n\(margin)}"
  }
}
