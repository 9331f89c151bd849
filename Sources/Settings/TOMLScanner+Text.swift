/// Keys and strings.
extension TOMLScanner {
  struct Key {
    var text: String
    var range: Range<Int>
  }

  private static let quote = UInt8(ascii: "\"")
  private static let apostrophe = UInt8(ascii: "'")

  /// The parts of a key with the blanks around it passed.
  mutating func dottedKey() throws(Stop) -> [Key] {
    var keys: [Key] = []
    while true {
      skipBlanks()
      let start = index
      let text = try key()
      keys.append(Key(text: text, range: start..<index))
      skipBlanks()
      guard current == UInt8(ascii: ".") else { return keys }
      index += 1
    }
  }

  private mutating func key() throws(Stop) -> String {
    if current == Self.quote || current == Self.apostrophe {
      guard !next("\"\"\""), !next("'''") else { throw Stop("a key may not have several lines") }
      return try string()
    }
    let start = index
    while let byte = current, Self.isBare(byte) { index += 1 }
    guard index > start else { throw Stop("a key is missing") }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  static func isBare(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  /// A string of any of the four kinds; the text is exact for those of one line, as keys are.
  mutating func string() throws(Stop) -> String {
    if next("\"\"\"") || next("'''") { return try longString() }
    guard let mark = current else { throw Stop("a text is missing") }
    index += 1
    var text: [UInt8] = []
    while let byte = current, byte != 0x0A {
      index += 1
      if byte == mark { return String(decoding: text, as: UTF8.self) }
      if byte == UInt8(ascii: "\\"), mark == Self.quote {
        text.append(contentsOf: try escape().utf8)
      } else {
        text.append(byte)
      }
    }
    throw Stop("the text in quotes has no end on its line")
  }

  /// Passes a string of several lines.
  private mutating func longString() throws(Stop) -> String {
    let mark = bytes[index]
    let begin = line
    index += 3
    let start = index
    while let byte = current {
      if byte == mark, next(mark == Self.quote ? "\"\"\"" : "'''") {
        let text = String(decoding: bytes[start..<index], as: UTF8.self)
        index += 3
        // Up to two more belong to the text.
        for _ in 0..<2 where current == mark { index += 1 }
        return text
      }
      if byte == 0x0A { line += 1 }
      index += 1
      if byte == UInt8(ascii: "\\"), mark == Self.quote, current != 0x0A, current != nil {
        index += 1
      }
    }
    line = begin
    throw Stop("the text in three quotes has no end")
  }

  private mutating func escape() throws(Stop) -> String {
    guard let byte = current else { throw Stop("the text in quotes has no end") }
    index += 1
    switch byte {
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "u"): return try scalar(digits: 4)
    case UInt8(ascii: "U"): return try scalar(digits: 8)
    default: return String(UnicodeScalar(byte))
    }
  }

  private mutating func scalar(digits: Int) throws(Stop) -> String {
    let hexadecimal = bytes[index...].prefix(digits)
    let text = String(decoding: hexadecimal, as: UTF8.self)
    guard hexadecimal.count == digits, let value = UInt32(text, radix: 16),
      let scalar = Unicode.Scalar(value)
    else { throw Stop("\\u takes four and \\U eight hexadecimal digits of a character") }
    index += digits
    return String(scalar)
  }
}
