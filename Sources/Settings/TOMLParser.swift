import JSONCoding

/// Reads a TOML 1.0 text into values, and notes where each of them stands.
///
/// Two things differ from the letter: dates and times become text, and `inf`, `nan` and numbers
/// that are not finite are refused, since no request could carry them. Nothing recurses deeper than
/// `deepest`, and no text traps.
struct TOMLParser {
  /// Where a text stops being TOML.
  struct Flaw: Error {
    var line: Int
    /// A part of a sentence.
    var reason: String
  }

  /// The most keys and elements that may stand one inside the other.
  static let deepest = 64

  let bytes: [UInt8]
  var index = 0
  var line = 1
  var source = TOMLSource()
  private let root = TOMLTable(.header)
  /// The table that the last header named.
  private var table: TOMLTable
  private var path = TOMLPath()

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    table = root
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
  }

  /// Reads the whole text.
  mutating func parse() throws(Flaw) -> JSONObject {
    while try skipToNext() {
      if current == UInt8(ascii: "[") {
        try header()
      } else {
        let start = index
        try pair(in: table, at: path)
        source.note(pair: start..<index)
      }
      skipBlanks()
      if try !skipLineEnd() { throw flaw("the line goes on after its value") }
    }
    return root.object
  }

  // MARK: Headers and pairs

  private mutating func header() throws(Flaw) {
    let start = index
    let isElement = next("[[")
    index += isElement ? 2 : 1
    let keys = try dottedKey()
    try take("]")
    if isElement { try take("]") }
    let range = start..<index
    var (table, path) = (root, TOMLPath())
    for key in keys.dropLast() {
      path = path.appending(key.text)
      source.note(path, line: line, key: range)
      switch table[key.text] {
      case nil:
        let below = TOMLTable(.implicit)
        table[key.text] = .table(below)
        table = below
      case .table(let below)?: table = below
      case .tables(let elements)?:
        guard let last = elements.last else { throw repeated(path) }
        table = last
        path = path.appending(elements.count - 1)
      case .value?: throw repeated(path)
      }
    }
    guard let key = keys.last else { throw flaw("a key is missing") }
    path = path.appending(key.text)
    if isElement {
      try element(key.text, of: table, at: path, range)
    } else {
      try define(key.text, in: table, at: path, range)
    }
  }

  /// Opens a table: `[path]`.
  private mutating func define(
    _ key: String, in parent: TOMLTable, at path: TOMLPath, _ range: Range<Int>
  ) throws(Flaw) {
    switch parent[key] {
    case nil:
      table = TOMLTable(.header)
      parent[key] = .table(table)
    case .table(let known)? where known.origin == .implicit:
      known.origin = .header
      table = known
    default: throw repeated(path)
    }
    self.path = path
    source.note(path, line: line, key: range)
    source.note(header: path, range)
  }

  /// Adds an element to a list of tables: `[[path]]`.
  private mutating func element(
    _ key: String, of parent: TOMLTable, at path: TOMLPath, _ range: Range<Int>
  ) throws(Flaw) {
    var elements: [TOMLTable] = []
    switch parent[key] {
    case nil: break
    case .tables(let known)?: elements = known
    default: throw repeated(path)
    }
    table = TOMLTable(.header)
    self.path = path.appending(elements.count)
    parent[key] = .tables(elements + [table])
    source.note(path, line: line, key: range)
    source.note(self.path, line: line, key: range)
    source.note(header: self.path, range)
  }

  /// A key, an equals sign and a value.
  mutating func pair(in table: TOMLTable, at path: TOMLPath) throws(Flaw) {
    let keys = try dottedKey()
    try take("=")
    skipBlanks()
    var (table, path) = (table, path)
    for key in keys.dropLast() {
      path = path.appending(key.text)
      switch table[key.text] {
      case nil:
        let below = TOMLTable(.dotted)
        table[key.text] = .table(below)
        table = below
      case .table(let below)? where below.origin != .header:
        below.origin = .dotted
        table = below
      default: throw repeated(path)
      }
      source.note(path, line: line, key: key.range)
    }
    guard let key = keys.last else { throw flaw("a key is missing") }
    path = path.appending(key.text)
    guard table[key.text] == nil else { throw repeated(path) }
    source.note(path, line: line, key: key.range)
    table[key.text] = .value(try value(at: path))
  }

  // MARK: The text around it

  var current: UInt8? { index < bytes.count ? bytes[index] : nil }

  func next(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { bytes[index...].starts(with: $0) }
  }

  mutating func take(_ character: Unicode.Scalar) throws(Flaw) {
    guard current == UInt8(ascii: character) else { throw flaw("\(character) is missing") }
    index += 1
  }

  mutating func skipBlanks() {
    while current == 0x20 || current == 0x09 { index += 1 }
  }

  /// Passes white space, comments and line ends; false at the end of the text.
  mutating func skipToNext() throws(Flaw) -> Bool {
    while true {
      skipBlanks()
      guard current != nil else { return false }
      if try !skipLineEnd() { return true }
    }
  }

  /// Passes a comment and the end of the line; false when something else stands there.
  private mutating func skipLineEnd() throws(Flaw) -> Bool {
    if current == UInt8(ascii: "#") {
      while let byte = current, byte != 0x0A, !next("\r\n") {
        guard Self.isText(byte) else { throw flaw("a control character stands in a comment") }
        index += 1
      }
    }
    return current == nil || skipLineBreak()
  }

  /// Passes one line break.
  mutating func skipLineBreak() -> Bool {
    guard current == 0x0A || next("\r\n") else { return false }
    index += current == 0x0A ? 1 : 2
    line += 1
    return true
  }

  /// Whether a byte may stand in a comment or in quotes.
  static func isText(_ byte: UInt8) -> Bool { byte == 0x09 || (byte >= 0x20 && byte != 0x7F) }

  // MARK: Flaws

  func flaw(_ reason: String) -> Flaw { Flaw(line: line, reason: reason) }

  private func repeated(_ path: TOMLPath) -> Flaw {
    let first = source[path].map { ", first on line \($0.line)" } ?? ""
    return flaw("\(KeyShape.redacted("\(path)")) is written twice\(first)")
  }
}
