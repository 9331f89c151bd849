/// Recognizes addresses in the bytes of a paragraph.
enum LinkSyntax {
  /// How deep parentheses may be nested in a target, as in cmark.
  private static let deepest = 32
  private static let longest = 2048

  /// What follows the closing bracket of a link: `(address "title")`; where it ends.
  static func target(_ bytes: [UInt8], from start: Int) -> (LinkTarget, end: Int)? {
    guard start < bytes.count, bytes[start] == UInt8(ascii: "(") else { return nil }
    var index = skipSpace(bytes, start + 1)
    guard let (address, after) = address(bytes, from: index) else { return nil }
    index = skipSpace(bytes, after)
    if index > after, let end = title(bytes, from: index) { index = skipSpace(bytes, end) }
    guard index < bytes.count, bytes[index] == UInt8(ascii: ")") else { return nil }
    guard let target = LinkTarget(String(decoding: address, as: UTF8.self)) else { return nil }
    return (target, index + 1)
  }

  /// Whether the text ends inside the target of a link.
  static func isUnfinished(_ bytes: [UInt8], from start: Int) -> Bool {
    guard start < bytes.count, bytes[start] == UInt8(ascii: "(") else { return false }
    return bytes[start...].allSatisfy { $0 > 0x20 && $0 != UInt8(ascii: ")") }
  }

  /// An address between `<` and `>`; its text stands in a range.
  static func autolink(
    _ bytes: [UInt8], from start: Int
  ) -> (LinkTarget, text: Range<Int>, end: Int)? {
    let inside = start + 1
    var end = inside
    while end < bytes.count, end - inside <= longest, bytes[end] > 0x20,
      bytes[end] != UInt8(ascii: "<"), bytes[end] != UInt8(ascii: ">")
    {
      end += 1
    }
    guard end < bytes.count, bytes[end] == UInt8(ascii: ">"), end > inside else { return nil }
    let text = String(decoding: bytes[inside..<end], as: UTF8.self)
    let isMail = text.contains("@") && !text.contains(":")
    guard let target = LinkTarget(isMail ? "mailto:" + text : text) else { return nil }
    return (target, inside..<end, end + 1)
  }

  /// An address that stands in the text without signs around it, given the place of its colon.
  static func bareAddress(
    _ bytes: [UInt8], at colon: Int, notBefore first: Int
  ) -> (LinkTarget, Range<Int>)? {
    guard bytes[colon...].starts(with: "://".utf8) else { return nil }
    for scheme in ["https", "http"] {
      let start = colon - scheme.utf8.count
      guard start >= first, bytes[start..<colon].elementsEqual(scheme.utf8) else { continue }
      guard start == 0 || !isLetterOrDigit(bytes[start - 1]) else { return nil }
      let end = endOfAddress(bytes, from: colon + 3)
      guard end > colon + 3 else { return nil }
      let text = String(decoding: bytes[start..<end], as: UTF8.self)
      return LinkTarget(text).map { ($0, start..<end) }
    }
    return nil
  }

  /// The length of a `<br>`, which models write in tables.
  static func lineBreak(_ bytes: ArraySlice<UInt8>) -> Int? {
    let text = String(decoding: bytes.prefix(6), as: UTF8.self).lowercased()
    return ["<br>", "<br/>", "<br />"].first(where: text.hasPrefix)?.utf8.count
  }

  // MARK: Parts

  private static func skipSpace(_ bytes: [UInt8], _ start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x0A { index += 1 }
    return index
  }

  private static func address(_ bytes: [UInt8], from start: Int) -> (ArraySlice<UInt8>, Int)? {
    var index = start
    if index < bytes.count, bytes[index] == UInt8(ascii: "<") {
      index += 1
      while index < bytes.count, !"<>\n".utf8.contains(bytes[index]) { index += 1 }
      guard index < bytes.count, bytes[index] == UInt8(ascii: ">") else { return nil }
      return (bytes[(start + 1)..<index], index + 1)
    }
    var depth = 0
    scan: while index < bytes.count, index - start <= longest {
      switch bytes[index] {
      case ...0x20: break scan
      case UInt8(ascii: "("):
        depth += 1
        if depth > deepest { return nil }
      case UInt8(ascii: ")"):
        if depth == 0 { break scan }
        depth -= 1
      default: break
      }
      index += 1
    }
    return depth == 0 && index > start ? (bytes[start..<index], index) : nil
  }

  private static func title(_ bytes: [UInt8], from start: Int) -> Int? {
    guard start < bytes.count else { return nil }
    let end: UInt8
    switch bytes[start] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): end = bytes[start]
    case UInt8(ascii: "("): end = UInt8(ascii: ")")
    default: return nil
    }
    var index = start + 1
    while index < bytes.count, bytes[index] != end, index - start <= longest { index += 1 }
    return index < bytes.count && bytes[index] == end ? index + 1 : nil
  }

  /// Where an address ends in running text: before a space, and without the signs of the sentence.
  private static func endOfAddress(_ bytes: [UInt8], from start: Int) -> Int {
    var end = start
    // Brackets belong to the address if they began in it.
    var open = 0
    scan: while end < bytes.count, end - start <= longest {
      switch bytes[end] {
      case ...0x20, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "`"), UInt8(ascii: "\""),
        UInt8(ascii: "*"), UInt8(ascii: "|"):
        break scan
      case UInt8(ascii: "("), UInt8(ascii: "["): open += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"):
        open -= 1
        if open < 0 { break scan }
      case 0x80...: if endsAddress(bytes, at: end) { break scan }
      default: break
      }
      end += 1
    }
    while end > start, ".,:;!?'_~]".utf8.contains(bytes[end - 1]) { end -= 1 }
    return end
  }

  /// Signs of East Asian sentences, and spaces that are not ASCII.
  private static func endsAddress(_ bytes: [UInt8], at index: Int) -> Bool {
    guard bytes[index] & 0xC0 != 0x80 else { return false }
    switch Cluster(in: bytes, at: index).scalar {
    case 0xA0, 0x2000...0x206F, 0x3000...0x303F, 0xFF00...0xFF0F, 0xFF1A...0xFF20: return true
    default: return false
    }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"):
      true
    default: false
    }
  }
}
