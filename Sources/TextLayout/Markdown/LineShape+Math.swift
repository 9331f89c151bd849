/// Mathematics is kept as it was written: its signs mean other things than those of Markdown.
extension LineShape {
  /// The start of mathematics that has lines of its own, and what of it stands in the same line.
  ///
  /// - Returns: nil also for mathematics that ends in the line, and where the signs may well stand
  ///   for something else.
  static func math(_ content: ArraySlice<UInt8>) -> (fence: Fence, text: ArraySlice<UInt8>)? {
    let sign: UInt8
    if content.starts(with: "$$".utf8) {
      sign = UInt8(ascii: "$")
    } else if content.starts(with: "\\[".utf8) {
      sign = UInt8(ascii: "\\")
    } else {
      return nil
    }
    let fence = Fence(sign: sign, length: 2, language: "math")
    let text = trimmed(content.dropFirst(2))
    guard !text.isEmpty else { return (fence, text) }
    guard isMath(text), text.firstRange(of: fence.mathEnd) == nil else { return nil }
    return (fence, text)
  }

  /// Whether a text has a sign that is frequent in formulas and rare elsewhere.
  static func isMath(_ text: ArraySlice<UInt8>) -> Bool {
    text.contains { "\\^_=".utf8.contains($0) }
  }
}

extension LineShape.Fence {
  /// Whether it stands before mathematics, not code.
  var isMath: Bool { sign == UInt8(ascii: "$") || sign == UInt8(ascii: "\\") }

  /// What ends the mathematics.
  var mathEnd: [UInt8] { Array((sign == UInt8(ascii: "$") ? "$$" : "\\]").utf8) }
}
