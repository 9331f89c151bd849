/// Mathematics in the middle of a text: `$a_1$`, `$$…$$`, `\\(…\\)`, `\\[…\\]`.
///
/// It is kept as it was written, as stars, underscores and backslashes are its own signs.
extension InlineParser {
  /// Reads one or two dollar signs: of a formula, or of money.
  mutating func dollars() {
    let sign = UInt8(ascii: "$")
    let length = index + 1 < bytes.count && bytes[index + 1] == sign ? 2 : 1
    let start = index + length
    var end = start
    while end < bytes.count, bytes[end] != sign { end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1 }
    guard end < bytes.count, start < end, LineShape.isMath(bytes[start..<end]),
      length == 2 ? isDouble(at: end) : isFormula(start..<end)
    else {
      index = start
      return
    }
    addMath(to: end + length)
  }

  private func isDouble(at end: Int) -> Bool {
    end + 1 < bytes.count && bytes[end + 1] == UInt8(ascii: "$")
  }

  /// Money has a space before the next sign, or a digit behind it.
  private func isFormula(_ range: Range<Int>) -> Bool {
    let spaces: [UInt8] = [0x20, 0x0A]
    guard !spaces.contains(bytes[range.lowerBound]), !spaces.contains(bytes[range.upperBound - 1])
    else { return false }
    let next = range.upperBound + 1
    return next >= bytes.count || !(UInt8(ascii: "0")...UInt8(ascii: "9") ~= bytes[next])
  }

  /// Behind the formula that begins here with a backslash and a bracket; nil where none does.
  mutating func endOfMath(_ bracket: UInt8) -> Int? {
    let closing = bracket == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "]")
    if lastMathEnds[closing] == nil { lastMathEnds[closing] = lastMathEnd(closing) }
    let start = index + 2
    var end = bytes.count
    if let last = lastMathEnds[closing], last >= start {
      end = start
      while !isMathEnd(closing, at: end) { end += 1 }
    } else if !isOpen {
      return nil
    }
    // An escaped bracket is something else.
    guard bracket == UInt8(ascii: "(") || LineShape.isMath(bytes[start..<end]) else { return nil }
    return min(end + 2, bytes.count)
  }

  private func isMathEnd(_ closing: UInt8, at place: Int) -> Bool {
    place + 1 < bytes.count && bytes[place] == UInt8(ascii: "\\") && bytes[place + 1] == closing
  }

  /// -1 where there is none.
  private func lastMathEnd(_ closing: UInt8) -> Int {
    bytes.indices.last { isMathEnd(closing, at: $0) } ?? -1
  }

  /// Adds the bytes from here as they are; a break between them is a space.
  mutating func addMath(to end: Int) {
    let text = bytes[index..<end].map { $0 == 0x0A ? 0x20 : $0 }
    add(.literal(String(decoding: text, as: UTF8.self)), to: end)
  }
}
