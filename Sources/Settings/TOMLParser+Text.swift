/// Keys and texts in quotes.
extension TOMLParser {
  struct Key {
    var text: String
    var range: Range<Int>
  }

  private static let quote = UInt8(ascii: "\"")
  private static let apostrophe = UInt8(ascii: "'")

  /// The parts of a key; the blanks around them are passed.
  mutating func dottedKey() throws(Flaw) -> [Key] {
    var keys: [Key] = []
    while true {
      skipBlanks()
      let start = index
      let text = try key()
      keys.append(Key(text: text, range: start..<index))
      guard keys.count <= Self.deepest else { throw flaw("the key has too many parts") }
      skipBlanks()
      guard current == UInt8(ascii: ".") else { return keys }
      index += 1
    }
  }

  private mutating func key() throws(Flaw) -> String {
    if current == Self.quote || current == Self.apostrophe {
      guard !next("\"\"\""), !next("'''") else { throw flaw("a key is one line long") }
      return try string()
    }
    let start = index
    while let byte = current, Self.isBare(byte) { index += 1 }
    guard index > start else { throw flaw("a key is missing") }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private static func isBare(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// A text of any of the four kinds.
  mutating func string() throws(Flaw) -> String {
    if next("\"\"\"") { return try longString("\"\"\"") }
    if next("'''") { return try longString("'''") }
    let mark = bytes[index]
    var text: [UInt8] = []
    index += 1
    while let byte = current, byte != mark {
      if byte == UInt8(ascii: "\\"), mark == Self.quote {
        text.append(contentsOf: try escape().utf8)
      } else {
        guard byte != 0x0A, !next("\r\n") else { break }
        try append(byte, to: &text)
      }
    }
    guard current == mark else { throw flaw("the text in quotes has no end on its line") }
    index += 1
    return String(decoding: text, as: UTF8.self)
  }

  /// A text in three quotes; every line break in it is a line feed.
  private mutating func longString(_ marks: StaticString) throws(Flaw) -> String {
    let begin = line
    let mark = bytes[index]
    var text: [UInt8] = []
    index += 3
    _ = skipLineBreak()
    while let byte = current {
      if next(marks) {
        index += 3
        // Up to two quotes may stand before the three that end it.
        for _ in 0..<2 where current == mark {
          text.append(mark)
          index += 1
        }
        return String(decoding: text, as: UTF8.self)
      }
      if skipLineBreak() {
        text.append(0x0A)
      } else if byte == UInt8(ascii: "\\"), mark == Self.quote {
        if try !skipFoldedLines() { text.append(contentsOf: try escape().utf8) }
      } else {
        try append(byte, to: &text)
      }
    }
    throw Flaw(line: begin, reason: "the text in three quotes that begins here has no end")
  }

  /// Passes a backslash at the end of a line with all white space after it.
  private mutating func skipFoldedLines() throws(Flaw) -> Bool {
    let start = index
    index += 1
    skipBlanks()
    guard skipLineBreak() else {
      index = start
      return false
    }
    repeat { skipBlanks() } while skipLineBreak()
    return true
  }

  private mutating func append(_ byte: UInt8, to text: inout [UInt8]) throws(Flaw) {
    guard Self.isText(byte) else {
      throw flaw("a control character stands in a text; write it as \\u and four digits")
    }
    text.append(byte)
    index += 1
  }

  /// A backslash and what follows it.
  private mutating func escape() throws(Flaw) -> String {
    index += 1
    guard let byte = current else { throw flaw("the text in quotes has no end") }
    index += 1
    switch byte {
    case Self.quote, UInt8(ascii: "\\"): return String(UnicodeScalar(byte))
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "u"): return try scalar(digits: 4)
    case UInt8(ascii: "U"): return try scalar(digits: 8)
    default: throw flaw("a backslash stands before something it cannot change; double it")
    }
  }

  private mutating func scalar(digits: Int) throws(Flaw) -> String {
    let digits = bytes[index...].prefix(digits)
    let isHexadecimal = digits.allSatisfy { byte in
      Self.isDigit(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
    }
    let text = String(decoding: digits, as: UTF8.self)
    guard isHexadecimal, digits.count == 4 || digits.count == 8,
      let value = UInt32(text, radix: 16), let scalar = Unicode.Scalar(value)
    else { throw flaw("\\u takes four and \\U eight hexadecimal digits of a character") }
    index += digits.count
    return String(scalar)
  }
}
