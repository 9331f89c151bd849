import Testing
import TextLayout

@Suite struct `Random Markdown` {
  /// Numbers that are the same in every run.
  struct Sequence: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 33)
    }
  }

  static let pieces = [
    "a", "word ", "日本", "e\u{301}", " ", "    ", "\n", "\n\n", "\t", "- ", "1. ", "9) ", "> ", "#",
    "# ",
    "```", "```swift\n", "~~~", "`", "``", "*", "**", "***", "_", "~~", "[", "]", "](", ")", "!",
    "<",
    ">", "<br>", "https://e.example/", "(https://e.example)", "|", "|-|", "|a|b|\n|-|-|\n", "---",
    "===",
    "\\", "&amp;", "&#27;", "\"", "'", "/*", "*/", "//", "\r\n", "\u{1B}", "\u{202E}", "[x] ", ":",
    "=",
  ]

  @Test func `is the same however it is cut and fits every width`() {
    var random = Sequence(state: 7)
    for _ in 0..<1500 {
      let count = Int.random(in: 1...40, using: &random)
      let parts = (0..<count).map { _ in Self.pieces.randomElement(using: &random) ?? "" }
      let text = parts.joined()
      var document = MarkdownDocument()
      for part in parts {
        document.append(part)
        if Bool.random(using: &random) { _ = document.openBlocks }
      }
      document.finish()

      #expect(document.blocks == MarkdownDocument(text).blocks, "\(text.debugDescription)")
      let width = Int.random(in: 1...60, using: &random)
      for line in Shown.lines(document, width: width) {
        #expect(line.width <= width || line.isPannable, "\(text.debugDescription)")
        #expect(line.width == DisplayWidth.width(of: line.text))
      }
      _ = CodeSource.blocks(in: text)
    }
  }
}
