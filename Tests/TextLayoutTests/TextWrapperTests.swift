import Testing
import TextLayout

@Suite struct `A wrapped text` {
  static func wrap(
    _ text: String, _ width: Int, mode: TextWrapper.Mode = .words, first: String = "",
    rest: String = ""
  ) -> [String] {
    TextWrapper(width: width, mode: mode, first: StyledLine(first), rest: StyledLine(rest))
      .lines(of: StyledText(text)).map(\.text)
  }

  @Test(arguments: [
    ("", 10, [""]),
    ("one two three", 7, ["one two", "three"]),
    ("one two three", 8, ["one two", "three"]),
    ("one  two   three", 8, ["one  two", "three"]),
    ("one two three", 6, ["one", "two", "three"]),
    ("one two three", 13, ["one two three"]),
    ("trailing space ", 14, ["trailing space"]),
    ("first\nsecond line", 80, ["first", "second line"]),
    ("a\n\nb", 80, ["a", "", "b"]),
    ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
    ("to abcdefghij", 4, ["to", "abcd", "efgh", "ij"]),
    ("日本語のテキスト", 6, ["日本語", "のテキ", "スト"]),
    ("日本語。次", 6, ["日本", "語。次"]),
    ("語「日本」", 4, ["語", "「日", "本」"]),
    ("see 日本語", 6, ["see 日", "本語"]),
    ("a\u{A0}b c", 3, ["a\u{A0}b", "c"]),
    ("日本", 1, ["⋯", "⋯"]),
    ("cafe\u{301}s", 4, ["cafe\u{301}", "s"]),
    ("🇩🇪🇫🇷", 3, ["🇩🇪", "🇫🇷"]),
  ])
  func `breaks between words and wide characters`(text: String, width: Int, lines: [String]) {
    #expect(Self.wrap(text, width) == lines)
  }

  @Test func `keeps every space when it is code`() {
    #expect(Self.wrap("if a  {  b }", 5, mode: .columns) == ["if a ", " {  b", " }"])
  }

  @Test func `has its first line begin differently`() {
    let lines = TextWrapper(width: 12, first: StyledLine("10. "), rest: StyledLine("    "))
      .lines(of: StyledText("alpha beta gamma"))

    #expect(lines.map(\.text) == ["10. alpha", "    beta", "    gamma"])
    #expect(lines.map(\.indentation) == [4, 4, 4])
    #expect(Self.wrap("ab", 2, first: "10. ", rest: "    ") == ["⋯a", "⋯b"])
  }

  @Test func `keeps the style of each run across its lines`() {
    var text = StyledText("plain ")
    text.append("bold words", TextStyle(.text, .bold))
    text.append(" end", TextStyle(.muted), link: "https://example.com")

    let lines = TextWrapper(width: 10).lines(of: text)

    #expect(
      lines.map(\.runs) == [
        [StyledRun("plain "), StyledRun("bold", TextStyle(.text, .bold))],
        [
          StyledRun("words", TextStyle(.text, .bold)),
          StyledRun(" end", TextStyle(.muted), link: "https://example.com"),
        ],
      ])
    #expect(text.runs.map(\.text).joined() == text.text)
  }

  @Test func `is never wider than asked and loses nothing but spaces`() {
    let text = "The 日本語 word,e\u{301}lan 🇩🇪 (한국어) supercalifragilistic x\u{301}\u{302} 😀😀 -- end."
    let letters = text.filter { $0 != " " }

    for width in 1...400 {
      for mode in [TextWrapper.Mode.words, .columns] {
        let lines = TextWrapper(width: width, mode: mode).lines(of: StyledText(text))
        #expect(lines.allSatisfy { $0.width <= width })
        #expect(lines.allSatisfy { $0.width == DisplayWidth.width(of: $0.text) })
        guard width > 1 else { continue }
        #expect(lines.map(\.text).joined().filter { $0 != " " } == letters)
      }
    }
  }

  @Test func `shows a window of a line that is too wide`() {
    var line = StyledLine("  ")
    line.append(StyledRun("let 日本 = 12345"))
    line.indentation = 2

    #expect(line.window(columns: 8).text == "  let  ⋯")
    #expect(line.window(offset: 4, columns: 9).text == "  let 日⋯")

    line.isPannable = true
    #expect(line.window(offset: 4, columns: 8).text == "  ⋯ 本 ⋯")
    #expect(line.window(offset: 10, columns: 8).text == "  ⋯12345")
    #expect(line.window(offset: 40, columns: 8).text == "  ")
    #expect(line.window(offset: 0, columns: 80).text == "  let 日本 = 12345")
    for offset in 0...20 {
      for columns in 0...20 {
        #expect(line.window(offset: offset, columns: columns).width <= columns)
      }
    }
  }
}
