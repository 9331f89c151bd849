import Testing
import TextLayout

@Suite struct `A hostile Markdown text` {
  static let nasty = "\u{1B}]0;x\u{7}\u{202E}\u{9B}2J\u{E0041}\u{2066}"

  @Test(arguments: [
    "@", "# @", "> @", "- @", "- [x] @", "1. @", "**@**", "`@`", "```@\n@\n```", "    @",
    "|@|@|\n|-|-|\n|@|@|", "[@](https://example.com/@)", "![@](https://@.example)", "<https://@>",
    "[a](https://e.example '@')", "&#27;]0;x&#7; &#x202e; &#155;2J &#0; &#xE0041;", "@\n===",
    "~~@~~",
    "https://example.com/@", "\\@",
  ])
  func `steers no terminal`(template: String) {
    let text = template.replacing("@", with: Self.nasty)
    let lines = Shown.lines(MarkdownDocument(text), width: 60)

    #expect(!lines.isEmpty)
    for run in lines.flatMap(\.runs) {
      for text in [run.text, run.link ?? ""] {
        let scalars = text.unicodeScalars
        #expect(scalars.allSatisfy { $0.value >= 0x20 && !(0x7F..<0xA0 ~= $0.value) })
        #expect(scalars.allSatisfy { !(0x202A...0x202E ~= $0.value) })
        #expect(scalars.allSatisfy { !(0x2066...0x2069 ~= $0.value) && $0.value < 0xE0000 })
      }
    }
  }

  @Test func `heaps no marks on a letter by markup between them`() {
    let marks = "\u{301}\u{302}\u{303}\u{304}"
    let text =
      "a" + String(repeating: "**\(marks)", count: 20) + String(repeating: "\\\(marks)", count: 20)

    for line in Shown.lines(MarkdownDocument(text), width: 400) {
      #expect(line.text.allSatisfy { $0.unicodeScalars.count <= 5 })
    }
  }

  /// Texts that grow with a number and have made Markdown parsers quadratic.
  static let growing: [(name: String, text: @Sendable (Int) -> String)] = [
    ("dollars", { String(repeating: "$a_b ", count: $0) }),
    ("open mathematics", { String(repeating: "\\(a", count: $0) }),
    ("mathematics of two kinds", { String(repeating: "\\(a \\[b\\)", count: $0) }),
    ("open emphasis", { String(repeating: "*a _b ", count: $0) }),
    ("emphasis openers", { String(repeating: "**a", count: $0) }),
    ("emphasis closers", { String(repeating: "a** ", count: $0) }),
    ("mixed closers", { String(repeating: "a_b* c** ", count: $0) }),
    (
      "alternating emphasis",
      { String(repeating: "*a **a ", count: $0) + String(repeating: "b** b* ", count: $0) }
    ),
    ("open brackets", { String(repeating: "[a", count: $0) }),
    ("closed brackets", { String(repeating: "a]", count: $0) }),
    (
      "nested brackets",
      { String(repeating: "[", count: $0) + "a" + String(repeating: "]", count: $0) }
    ),
    ("open links", { String(repeating: "[a](b", count: $0) }),
    ("open angles in links", { String(repeating: "[a](<b", count: $0) }),
    ("open titles", { String(repeating: "[a](https://b '", count: $0) }),
    ("images", { String(repeating: "![[]()", count: $0) }),
    ("angles", { String(repeating: "<a <http://", count: $0) }),
    ("entities", { String(repeating: "&#12", count: $0) }),
    ("addresses", { String(repeating: "http://(", count: $0) }),
    (
      "backticks",
      { (1...max(1, $0 / 50)).map { "e" + String(repeating: "`", count: $0 % 90) }.joined() }
    ),
    ("quotes in one line", { String(repeating: ">", count: $0) + "a" }),
    ("quotes with spaces", { String(repeating: "> ", count: $0) + "a" }),
    (
      "deep lists",
      { (0..<min($0, 3000)).map { String(repeating: " ", count: $0 % 64) + "* a\n" }.joined() }
    ),
    ("numbers", { String(repeating: "1. ", count: $0) }),
    ("empty lines in items", { "* a\n" + String(repeating: "\n", count: $0) + "b" }),
    ("empty lines in code", { "    a\n" + String(repeating: "\n", count: $0) + "    b" }),
    ("one line", { String(repeating: "word ", count: $0) }),
    ("one word", { String(repeating: "w", count: $0) }),
    ("wide word", { String(repeating: "日", count: $0) }),
    (
      "table columns",
      { String(repeating: "|a", count: $0) + "|\n" + String(repeating: "|-", count: $0) + "|\n" }
    ),
    ("table rows", { "|a|b|\n|-|-|\n" + String(repeating: "|x|\n", count: $0) }),
    ("headings", { String(repeating: "# a\n", count: $0) }),
    ("open fence", { "```c\n" + String(repeating: "/* \"\n", count: $0) }),
    ("fences", { String(repeating: "```\n", count: $0) }),
    ("underlines", { String(repeating: "a\n-\n", count: $0) }),
    ("escapes", { String(repeating: "\\", count: $0) }),
    ("strikes", { String(repeating: "~~a ", count: $0) }),
    ("marks", { "a" + String(repeating: "\u{301}", count: $0) }),
    ("line breaks", { String(repeating: "a<br>", count: $0) }),
  ]

  static func time(_ text: String) -> Double {
    processorTime {
      for block in MarkdownDocument(text).blocks { _ = block.lines(LayoutOptions(width: 80)) }
    }
  }

  @Test(arguments: growing.indices)
  func `takes time that grows with its length`(number: Int) {
    let text = Self.growing[number].text
    let small = Self.time(text(400))
    let large = Self.time(text(3200))

    // Eight times the text; something quadratic would take 64 times as long.
    #expect(large < small * 24 + 0.02, "\(Self.growing[number].name)")
  }
}
