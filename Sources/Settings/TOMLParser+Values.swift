import JSONCoding

/// Values: texts, words, lists and inline tables.
extension TOMLParser {
  mutating func value(at path: TOMLPath) throws(Flaw) -> JSONValue {
    guard path.steps.count <= Self.deepest else {
      throw flaw("lists and tables are nested too deep")
    }
    let start = index
    var isQuoted = false
    let value: JSONValue
    switch current {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      value = .string(try string())
      isQuoted = true
    case UInt8(ascii: "["): value = .array(try list(at: path))
    case UInt8(ascii: "{"): value = .object(try inlineTable(at: path))
    default: value = try word()
    }
    source.note(path, value: start..<index, isQuoted: isQuoted)
    return value
  }

  private mutating func list(at path: TOMLPath) throws(Flaw) -> [JSONValue] {
    let begin = line
    var elements: [JSONValue] = []
    index += 1
    while try skipToNext(), current != UInt8(ascii: "]") {
      let element = path.appending(elements.count)
      source.note(element, line: line, key: index..<index)
      elements.append(try value(at: element))
      guard try skipToNext(), current == UInt8(ascii: ",") else { break }
      index += 1
    }
    try close("]", "list", since: begin)
    return elements
  }

  private mutating func inlineTable(at path: TOMLPath) throws(Flaw) -> JSONObject {
    let begin = line
    let table = TOMLTable(.header)
    index += 1
    skipBlanks()
    if current != UInt8(ascii: "}") {
      while true {
        try pair(in: table, at: path)
        skipBlanks()
        guard current == UInt8(ascii: ",") else { break }
        index += 1
      }
    }
    try close("}", "table", since: begin)
    return table.object
  }

  private mutating func close(
    _ end: Unicode.Scalar, _ what: String, since begin: Int
  ) throws(Flaw) {
    if current == UInt8(ascii: end) {
      index += 1
    } else if current == nil {
      throw Flaw(line: begin, reason: "the \(what) that begins here has no \(end)")
    } else {
      throw flaw("a comma or \(end) is missing")
    }
  }

  /// A number, a date or a truth value.
  private mutating func word() throws(Flaw) -> JSONValue {
    let start = index
    while let byte = current, !" \t,]}#\n\r".utf8.contains(byte) || isBetweenDateAndTime(start) {
      index += 1
    }
    guard index > start else { throw flaw("a value is missing") }
    let word = TOMLWord(bytes[start..<index])
    do throws(TOMLWord.Misfit) {
      return try word.value()
    } catch {
      throw flaw(error.reason)
    }
  }

  /// Whether this is the blank of `1979-05-27 07:32:00`.
  private func isBetweenDateAndTime(_ start: Int) -> Bool {
    guard current == 0x20, index - start == 10, index + 1 < bytes.count else { return false }
    return bytes[start + 4] == UInt8(ascii: "-") && Self.isDigit(bytes[index + 1])
  }

  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
