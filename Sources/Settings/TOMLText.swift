package import JSONCoding

/// Writes a TOML text.
///
/// `null` has no form in TOML and is left out.
package struct TOMLText {
  /// The text so far; ends without a line feed.
  package private(set) var text = ""

  package init() {}

  /// Adds `key = value` to the table that was opened last.
  package mutating func pair(_ key: String, _ value: JSONValue) {
    guard value != .null else { return }
    line("\(Self.key(key)) = \(Self.value(value))")
  }

  /// Opens an element of a list of tables: `[[key]]`.
  package mutating func element(_ key: String) { header("[[\(Self.key(key))]]") }

  /// Adds a table with all of its members, objects as tables below it; one without any is left out.
  ///
  /// - Parameters:
  ///   - path: The keys down to it.
  ///   - members: What it holds.
  ///   - comment: Stands above the members.
  package mutating func table(_ path: [String], _ members: JSONObject, comment: String? = nil) {
    let members = members.effectiveMembers.filter { $0.value != .null }
    guard !members.isEmpty || comment != nil else { return }
    let tables = members.filter { Self.isTable($0.value) }
    let pairs = members.filter { !Self.isTable($0.value) }
    if !pairs.isEmpty || comment != nil {
      header("[\(path.map(Self.key).joined(separator: "."))]")
      if let comment { line("# \(comment)") }
      for pair in pairs { self.pair(pair.key, pair.value) }
    }
    for table in tables { self.table(path + [table.key], table.value.object ?? JSONObject()) }
  }

  private static func isTable(_ value: JSONValue) -> Bool {
    value.object.map { $0.effectiveMembers.contains { $0.value != .null } } ?? false
  }

  private mutating func header(_ header: String) {
    if !text.isEmpty { text += "\n" }
    line(header)
  }

  private mutating func line(_ line: String) { text += text.isEmpty ? line : "\n" + line }

  // MARK: Pieces

  /// A key, in quotes where it needs them.
  package static func key(_ key: String) -> String {
    let isBare =
      !key.isEmpty
      && key.utf8.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"): true
        default: false
        }
      }
    return isBare ? key : quoted(key)
  }

  /// A value on one line, but for texts that have several.
  package static func value(_ value: JSONValue) -> String {
    switch value {
    case .null: return "\"\""
    case .bool(let value): return value ? "true" : "false"
    case .integer(let value): return String(value)
    case .number(let value): return number(value)
    case .string(let text): return text.contains("\n") ? long(text) : quoted(text)
    case .array(let elements):
      return "[" + elements.filter { $0 != .null }.map { inline($0) }.joined(separator: ", ") + "]"
    case .object: return inline(value)
    }
  }

  /// A value that has no line break in it, as the members of an inline table must be.
  private static func inline(_ value: JSONValue) -> String {
    switch value {
    case .string(let text): return quoted(text)
    case .object(let object):
      let members = object.effectiveMembers.filter { $0.value != .null }.map {
        "\(key($0.key)) = \(inline($0.value))"
      }
      return members.isEmpty ? "{}" : "{ \(members.joined(separator: ", ")) }"
    default: return self.value(value)
    }
  }

  /// A number that reads back as one with a fraction; what is not finite has no form.
  private static func number(_ value: Double) -> String {
    guard value.isFinite else { return "0.0" }
    let text = "\(value)"
    return text.contains(".") || text.contains("e") ? text : text + ".0"
  }

  /// A text on one line.
  package static func quoted(_ text: String) -> String {
    "\"" + text.unicodeScalars.reduce(into: "") { $0 += escaped($1, isLong: false) } + "\""
  }

  /// A text in three quotes, its lines as they are.
  private static func long(_ text: String) -> String {
    let lines = text.unicodeScalars.reduce(into: "") { $0 += escaped($1, isLong: true) }
      .replacing("\"\"\"", with: "\"\"\\\"")
    return "\"\"\"\n" + (lines.hasSuffix("\"") ? lines.dropLast() + "\\\"" : lines[...]) + "\"\"\""
  }

  private static func escaped(_ scalar: Unicode.Scalar, isLong: Bool) -> String {
    switch scalar {
    case "\\": return "\\\\"
    case "\"": return isLong ? "\"" : "\\\""
    case "\n": return isLong ? "\n" : "\\n"
    case "\t": return isLong ? "\t" : "\\t"
    case "\r": return "\\r"
    case "\u{200C}", "\u{200D}": return String(scalar)
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: break
    default: return String(scalar)
    }
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let isWide = scalar.value > 0xFFFF
    return (isWide ? "\\U" : "\\u")
      + String(repeating: "0", count: max(0, (isWide ? 8 : 4) - digits.count)) + digits
  }
}
