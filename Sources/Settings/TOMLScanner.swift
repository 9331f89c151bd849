/// Walks once over a TOML text and notes where keys and values stand; stops where it is no TOML.
///
/// It is laxer than TOML in what it does not need to know: repeated keys, the form of numbers.
struct TOMLScanner {
  /// Why the text is no TOML from here on, as a part of a sentence.
  struct Stop: Error {
    var reason: String

    init(_ reason: String) { self.reason = reason }
  }

  private(set) var entries: [TOMLPath: TOMLSource.Entry] = [:]

  let bytes: [UInt8]
  var index = 0
  var line = 1
  /// The table that the last header named.
  private var table = TOMLPath()
  /// How many elements each array of tables has so far.
  private var elements: [TOMLPath: Int] = [:]

  private static let deepest = 256

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }

  /// Scans the whole text; says where it stops being TOML, or nil.
  mutating func scan() -> TOMLSource.Flaw? {
    do throws(Stop) {
      while skipToNext() {
        if current == UInt8(ascii: "[") { try header() } else { try pair(in: table, depth: 0) }
        try endOfLine()
      }
      return nil
    } catch {
      return TOMLSource.Flaw(line: line, reason: error.reason)
    }
  }

  var current: UInt8? { index < bytes.count ? bytes[index] : nil }

  func next(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { bytes[index...].starts(with: $0) }
  }

  private mutating func take(_ character: Unicode.Scalar) throws(Stop) {
    guard current == UInt8(ascii: character) else { throw Stop("\(character) is missing") }
    index += 1
  }

  /// Nothing but a comment may follow on the line of a header or a pair.
  private mutating func endOfLine() throws(Stop) {
    skipBlanks()
    switch current {
    case nil, 0x0A, 0x0D, UInt8(ascii: "#"): return
    default: throw Stop("the line goes on after its value")
    }
  }

  mutating func skipBlanks() {
    while current == 0x20 || current == 0x09 { index += 1 }
  }

  /// Passes white space, line ends and comments; false at the end of the text.
  private mutating func skipToNext() -> Bool {
    while let byte = current {
      switch byte {
      case 0x20, 0x09, 0x0D: index += 1
      case 0x0A:
        index += 1
        line += 1
      case UInt8(ascii: "#"):
        while let byte = current, byte != 0x0A { index += 1 }
      default: return true
      }
    }
    return false
  }

  // MARK: Headers and pairs

  private mutating func header() throws(Stop) {
    let start = index
    let isElement = next("[[")
    index += isElement ? 2 : 1
    let keys = try dottedKey()
    try take("]")
    if isElement { try take("]") }
    var path = TOMLPath()
    for (position, key) in keys.enumerated() {
      path = path.appending(key.text)
      note(path, line, start..<index)
      if position == keys.count - 1, isElement {
        path = path.appending(elements[path, default: 0])
        elements[TOMLPath(Array(path.steps.dropLast())), default: 0] += 1
        note(path, line, start..<index)
      } else if let count = elements[path] {
        path = path.appending(count - 1)
      }
    }
    table = path
  }

  /// A key, an equals sign and a value.
  private mutating func pair(in table: TOMLPath, depth: Int) throws(Stop) {
    let keys = try dottedKey()
    let keyLine = line
    try take("=")
    skipBlanks()
    var path = table
    for key in keys.dropLast() {
      path = path.appending(key.text)
      note(path, keyLine, key.range)
    }
    guard let last = keys.last else { throw Stop("a key is missing") }
    path = path.appending(last.text)
    let start = index
    let isQuoted = current == UInt8(ascii: "\"") || current == UInt8(ascii: "'")
    note(path, keyLine, last.range, isQuoted: isQuoted)
    try value(at: path, depth: depth)
    entries[path]?.value = start..<index
  }

  private mutating func note(
    _ path: TOMLPath, _ line: Int, _ key: Range<Int>, isQuoted: Bool = false
  ) {
    guard entries[path] == nil else { return }
    entries[path] = TOMLSource.Entry(line: line, key: key, isQuoted: isQuoted)
  }

  // MARK: Values

  private mutating func value(at path: TOMLPath, depth: Int) throws(Stop) {
    guard depth < Self.deepest else { throw Stop("lists and tables are nested too deep") }
    switch current {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): _ = try string()
    case UInt8(ascii: "["): try array(at: path, depth: depth)
    case UInt8(ascii: "{"): try inlineTable(at: path, depth: depth)
    default: try word()
    }
  }

  private mutating func array(at path: TOMLPath, depth: Int) throws(Stop) {
    let begin = line
    index += 1
    var count = 0
    while skipToNext(), current != UInt8(ascii: "]") {
      let element = path.appending(count)
      let start = index
      let isQuoted = current == UInt8(ascii: "\"") || current == UInt8(ascii: "'")
      note(element, line, start..<start, isQuoted: isQuoted)
      try value(at: element, depth: depth + 1)
      entries[element]?.value = start..<index
      count += 1
      guard skipToNext(), current == UInt8(ascii: ",") else { break }
      index += 1
    }
    try close("]", list: "list", since: begin)
  }

  private mutating func inlineTable(at path: TOMLPath, depth: Int) throws(Stop) {
    let begin = line
    index += 1
    while skipToNext(), current != UInt8(ascii: "}") {
      try pair(in: path, depth: depth + 1)
      guard skipToNext(), current == UInt8(ascii: ",") else { break }
      index += 1
    }
    try close("}", list: "table", since: begin)
  }

  private mutating func close(
    _ end: Unicode.Scalar, list: String, since begin: Int
  ) throws(Stop) {
    if current == UInt8(ascii: end) {
      index += 1
    } else if current == nil {
      line = begin
      throw Stop("the \(list) that begins here has no \(end)")
    } else {
      throw Stop("a comma or \(end) is missing")
    }
  }

  /// A number, a date, a truth value; blanks at its end are not part of it.
  private mutating func word() throws(Stop) {
    let start = index
    while let byte = current, !",]}#\n\r".utf8.contains(byte) { index += 1 }
    while index > start, bytes[index - 1] == 0x20 || bytes[index - 1] == 0x09 { index -= 1 }
    guard index > start else { throw Stop("a value is missing") }
    let isWord = bytes[start..<index].allSatisfy { byte in
      byte == 0x20 || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "+")
        || byte == UInt8(ascii: ".") || Self.isBare(byte)
    }
    let isNumber = "0123456789+-".utf8.contains(bytes[start])
    let words = ["true", "false", "inf", "nan"]
    guard isWord, isNumber || words.contains(where: { bytes[start..<index].elementsEqual($0.utf8) })
    else { throw Stop("a text needs quotes around it") }
  }
}
