/// Reads the markup inside a paragraph: emphasis, code, links, breaks.
///
/// The rules are CommonMark's with GitHub's strikethrough and bare addresses; links by reference and
/// HTML stay text. Linear in the length of the text.
struct InlineParser {
  let bytes: [UInt8]
  var nodes: [InlineNode] = []
  /// The delimiters that have not been matched, as indices of nodes.
  var delimiters: [Int] = []
  /// The brackets that may still begin a link, innermost last.
  var brackets: [Bracket] = []
  var index = 0
  /// Where the plain text begins that is not a node yet.
  private var textStart = 0
  /// For each length of a row of backticks where the last one of them begins.
  private var lastBackticks: [Int: Int]?
  /// Where the last ends of mathematics stand, by their bracket; looked for once.
  var lastMathEnds: [UInt8: Int] = [:]
  let isOpen: Bool

  struct Bracket {
    var node: Int
    /// How many delimiters there were before it.
    var delimiters: Int
    var isImage: Bool
    /// False for those around a link, which may not hold another.
    var isActive = true
  }

  /// The text without its markup, in styles laid over `base`.
  ///
  /// With `isOpen` the text goes on: what has been opened counts as closed at its end.
  static func parse(
    _ bytes: [UInt8], base: TextStyle = TextStyle(), isOpen: Bool = false
  ) -> StyledText {
    var parser = InlineParser(bytes: bytes, isOpen: isOpen)
    parser.scan()
    parser.match(from: 0, isOpen: isOpen)
    var writer = InlineWriter(bytes: parser.bytes, base: base)
    for node in parser.nodes { writer.write(node) }
    return writer.text
  }

  private init(bytes: [UInt8], isOpen: Bool) {
    self.bytes = Array(LineShape.trimmed(bytes[...]))
    self.isOpen = isOpen
  }

  private mutating func scan() {
    while index < bytes.count {
      let byte = bytes[index]
      guard Self.isSpecial(byte), !hasMark(at: index) else {
        index += 1
        continue
      }
      switch byte {
      case UInt8(ascii: "\\"): escape()
      case UInt8(ascii: "`"): code()
      case UInt8(ascii: "$"): dollars()
      case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"): delimiter(byte)
      case UInt8(ascii: "["): openBracket(isImage: false)
      case UInt8(ascii: "!"):
        if next == UInt8(ascii: "["), !hasMark(at: index + 1) {
          openBracket(isImage: true)
        } else {
          index += 1
        }
      case UInt8(ascii: "]"): closeBracket()
      case UInt8(ascii: "<"): angle()
      case UInt8(ascii: "&"): entity()
      case UInt8(ascii: ":"): bareAddress()
      default: lineBreak()
      }
    }
    flush()
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x0A, UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"),
      UInt8(ascii: "~"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "!"),
      UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: ":"), UInt8(ascii: "$"):
      true
    default: false
    }
  }

  private var next: UInt8? { index + 1 < bytes.count ? bytes[index + 1] : nil }

  /// Whether a combining mark stands on the sign: then it is another character, and text.
  ///
  /// Otherwise marks could be heaped on one letter by signs that are taken out between them.
  func hasMark(at index: Int) -> Bool {
    guard index + 1 < bytes.count, bytes[index + 1] >= 0xCC else { return false }
    return Cluster(in: bytes, at: index).length > 1
  }

  // MARK: Nodes

  /// Makes a node of the plain text before `end`.
  mutating func flush(to end: Int? = nil) {
    let end = end ?? index
    if textStart < end { nodes.append(InlineNode(kind: .text(textStart..<end))) }
    textStart = end
  }

  /// Adds a node for the bytes from here to `end`, after the text before it.
  mutating func add(_ kind: InlineNode.Kind, to end: Int) {
    flush()
    nodes.append(InlineNode(kind: kind))
    index = end
    textStart = end
  }

  private mutating func escape() {
    guard let next else {
      index += 1
      return
    }
    if next == 0x0A { return add(.literal("\n"), to: index + 2) }
    if next == UInt8(ascii: "(") || next == UInt8(ascii: "["), let end = endOfMath(next) {
      return addMath(to: end)
    }
    guard Self.isPunctuation(next) else {
      index += 1
      return
    }
    flush()
    textStart = index + 1
    index += 2
  }

  static func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }

  private mutating func lineBreak() {
    var end = index
    while end > textStart, bytes[end - 1] == 0x20 { end -= 1 }
    let isHard = index - end >= 2
    flush(to: end)
    add(.literal(isHard ? "\n" : " "), from: index)
  }

  private mutating func add(_ kind: InlineNode.Kind, from start: Int) {
    textStart = start
    add(kind, to: start + 1)
  }

  private mutating func entity() {
    guard let (text, length) = Entity.decode(bytes[index...]) else {
      index += 1
      return
    }
    add(.literal(text), to: index + length)
  }

  // MARK: Code

  private mutating func code() {
    let start = index
    let length = backticks(at: start)
    let inside = start + length
    if lastBackticks == nil { lastBackticks = rowsOfBackticks() }
    if let last = lastBackticks?[length], last >= inside {
      var end = inside
      while end < bytes.count {
        if bytes[end] == UInt8(ascii: "`") {
          let row = backticks(at: end)
          if row == length { return add(.code(inside..<end), to: end + length) }
          end += row
        } else {
          end += 1
        }
      }
    }
    if isOpen, inside < bytes.count, length <= 2 {
      add(.code(inside..<bytes.count), to: bytes.count)
    } else {
      index = inside
    }
  }

  private func backticks(at start: Int) -> Int {
    var end = start
    while end < bytes.count, bytes[end] == UInt8(ascii: "`") { end += 1 }
    return end - start
  }

  private func rowsOfBackticks() -> [Int: Int] {
    var rows: [Int: Int] = [:]
    var position = index
    while position < bytes.count {
      let length = backticks(at: position)
      if length > 0 { rows[length] = position }
      position += max(1, length)
    }
    return rows
  }

  // MARK: Addresses

  private mutating func angle() {
    if let length = LinkSyntax.lineBreak(bytes[index...]) {
      return add(.literal("\n"), to: index + length)
    }
    guard let (target, text, end) = LinkSyntax.autolink(bytes, from: index) else {
      index += 1
      return
    }
    link(text, to: target, until: end)
  }

  /// An address that stands in the text as it is.
  private mutating func bareAddress() {
    guard let (target, text) = LinkSyntax.bareAddress(bytes, at: index, notBefore: textStart)
    else {
      index += 1
      return
    }
    let end = text.upperBound
    flush(to: text.lowerBound)
    textStart = text.lowerBound
    index = text.lowerBound
    link(text, to: target, until: end)
  }

  private mutating func link(_ text: Range<Int>, to target: LinkTarget, until end: Int) {
    flush()
    nodes.append(InlineNode(kind: .bracket(isImage: false, target: target)))
    nodes.append(InlineNode(kind: .text(text)))
    nodes.append(InlineNode(kind: .linkEnd))
    index = end
    textStart = end
  }
}
