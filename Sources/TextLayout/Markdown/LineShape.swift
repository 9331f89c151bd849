/// Recognizes what a line is by its content, without the spaces before it.
enum LineShape {
  struct Fence: Equatable {
    var sign: UInt8
    var length: Int
    /// The first word of what stands behind it.
    var language: String
  }

  /// The start of a fenced code block.
  static func fence(_ content: ArraySlice<UInt8>) -> Fence? {
    guard let sign = content.first, sign == UInt8(ascii: "`") || sign == UInt8(ascii: "~") else {
      return nil
    }
    let length = content.prefix { $0 == sign }.count
    let info = content.dropFirst(length)
    guard length >= 3, sign == UInt8(ascii: "~") || !info.contains(sign) else { return nil }
    let word = info.drop { $0 == 0x20 }.prefix { $0 != 0x20 }
    return Fence(sign: sign, length: length, language: String(decoding: word, as: UTF8.self))
  }

  /// Whether the line ends the code that a fence began.
  static func closes(_ fence: Fence, _ content: ArraySlice<UInt8>) -> Bool {
    if fence.isMath { return trimmed(content).elementsEqual(fence.mathEnd) }
    let length = content.prefix { $0 == fence.sign }.count
    return length >= fence.length && content.dropFirst(length).allSatisfy { $0 == 0x20 }
  }

  /// The level and text of a heading that begins with number signs.
  static func heading(_ content: ArraySlice<UInt8>) -> (level: Int, text: ArraySlice<UInt8>)? {
    let sign = UInt8(ascii: "#")
    let level = content.prefix(7).prefix { $0 == sign }.count
    guard 1...6 ~= level else { return nil }
    var text = content.dropFirst(level)
    if let next = text.first, next != 0x20 { return nil }
    text = trimmed(text)
    let closing = text.reversed().prefix { $0 == sign }.count
    let before = text.dropLast(closing)
    if closing > 0, before.last == 0x20 || before.isEmpty { text = trimmed(before) }
    return (level, text)
  }

  /// The level that a line gives to the paragraph above it: a row of `=` or `-`.
  static func underline(_ content: ArraySlice<UInt8>) -> Int? {
    let content = trimmed(content)
    guard let sign = content.first, content.allSatisfy({ $0 == sign }) else { return nil }
    return sign == UInt8(ascii: "=") ? 1 : sign == UInt8(ascii: "-") ? 2 : nil
  }

  /// A line across: three or more of `-`, `_` or `*`, perhaps with spaces.
  static func isRule(_ content: ArraySlice<UInt8>) -> Bool {
    guard let sign = content.first, "-_*".utf8.contains(sign) else { return false }
    var count = 0
    for byte in content where byte != 0x20 {
      guard byte == sign else { return false }
      count += 1
    }
    return count >= 3
  }

  /// Without spaces at either end.
  static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes
    while bytes.first == 0x20 { bytes.removeFirst() }
    while bytes.last == 0x20 { bytes.removeLast() }
    return bytes
  }
}
