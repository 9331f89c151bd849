import Testing
import TextLayout

@Suite struct `A Markdown text` {
  @Test func `has headings, paragraphs and rules`() {
    let text = """
      # Title #
      Some *text* that
      goes on.

      Second
      ======
      ### Third
      ---
      #hashtag
      """

    #expect(
      Shown.styled(text, width: 24) == [
        "{accent.b|Title}", "", "Some {i|text} that goes on.".prefix(28).description, "",
        "{accent.b|Second}", "", "{b|Third}", "", "{faint|────────────────────────}", "",
        "#hashtag",
      ])
  }

  @Test func `has lists that hang`() {
    let text = """
      Steps:
      1. First step is a long one
      1. Second
         - inner *one*
         - [x] done
         - [ ] open

           more of it
      3. Third

      * loose

      * items
      """

    #expect(
      Shown.plain(text, width: 20) == [
        "Steps:", "1. First step is a", "   long one", "2. Second", "   - inner one",
        "   [x] done", "   [ ] open", "", "       more of it", "3. Third", "", "- loose", "",
        "- items",
      ])
    #expect(Shown.styled("2) a\n3) **b**") == ["{muted|2) }a", "{muted|3) }{b|b}"])
    #expect(Shown.plain("- \n- b\n-") == ["- ", "- b", "- "])
    #expect(Shown.plain("- a\n    - b\n        - c") == ["- a", "  - b", "    - c"])
    #expect(Shown.plain("It was\n1984. A year\n- a point") == ["It was 1984. A year", "- a point"])
  }

  @Test func `has quotes in quotes`() {
    let text = """
      > A quote that is
      lazy and long
      >
      > > inner
      >
      > - item

      after
      """

    #expect(
      Shown.plain(text, width: 20) == [
        "│ A quote that is", "│ lazy and long", "│ ", "│ │ inner", "│ ", "│ - item", "", "after",
      ])
    #expect(Shown.styled("> q") == ["{faint|│ }q"])
  }

  @Test func `has code that is never wrapped`() {
    let text = """
      Run:
      ```swift
      let a = 1  // one

      if a > 0 { print("a long line of code") }
      ```
      - item
        ~~~
          indented
        ~~~

            plain code
      """
    let lines = Shown.lines(MarkdownDocument(text), width: 24)

    #expect(
      lines.map(\.text) == [
        "Run:", "", "swift", "  let a = 1  // one", "  ",
        "  if a > 0 { print(\"a long line of code\") }", "", "- item", "",
        "      indented", "", "    plain code",
      ])
    #expect(lines.filter(\.isPannable).map(\.text) == [lines[5].text])
    #expect(lines[3].ground == .codeBackground && lines[3].indentation == 2)
    #expect(
      Shown.styled(text)[3]
        == "{/code|  }{keyword/code|let}{/code| a = }{number/code|1}{/code|  }{comment/code|// one}"
    )
  }

  @Test func `shows a fence that never closes as code`() {
    #expect(
      Shown.plain("```js\nlet a\n\n# no heading\n") == ["js", "  let a", "  ", "  # no heading"])
    #expect(Shown.plain("````\n```\n````\nafter") == ["  ```", "", "after"])
    #expect(Shown.plain("```") == [])
    #expect(
      Shown.plain("``` not `a` fence") == [
        "``` not a fence".replacing("a fence", with: "`a` fence")
      ])
  }

  @Test func `can have its code wrapped`() {
    var options = LayoutOptions(width: 10)
    options.wrapsCode = true
    let lines = MarkdownDocument("```\nabcdefghijkl mn\n```").blocks.flatMap { $0.lines(options) }

    #expect(lines.map(\.text) == ["  abcdefgh", "  ijkl mn"])
  }

  @Test func `is laid out in ASCII where nothing else can be shown`() {
    var options = LayoutOptions(width: 12)
    options.symbols = .ascii
    let text = "> q\n\n---\n\n|a|b|\n|-|-|\n|1|2|"
    let lines = MarkdownDocument(text).blocks.flatMap { $0.lines(options) }

    #expect(
      lines.map(\.text) == [
        "| q", "", "------------", "", "a  b", "-  -", "1  2",
      ])
  }

  @Test func `is prose of at most a hundred columns`() {
    let text = String(repeating: "word ", count: 100)

    #expect(Shown.lines(MarkdownDocument(text), width: 300).map(\.width).max() == 99)
  }

  @Test func `keeps long code in one colouring across its parts`() {
    let text = "```c\n/*\n" + String(repeating: "x\n", count: 200) + "*/ int y;\n```"
    let document = MarkdownDocument(text)
    let codes = document.blocks.compactMap { block in
      if case .code(let code) = block.content { code } else { nil }
    }

    #expect(codes.map(\.isContinuation) == [false, true, true, true])
    #expect(codes.map(\.text).joined() == text.dropFirst(5).dropLast(3))
    #expect(
      Shown.styled(text).last == "{/code|  }{comment/code|*/}{/code| }{keyword/code|int}{/code| y;}"
    )
    #expect(Shown.plain(text).count == 203)
  }

  @Test func `fits any width`() {
    let text = """
      # A heading of some length
      Text with `code`, a [link](https://example.com/) and 日本語のテキスト that is long.
      > > - 1. nested 日本 deeply **and bold**
      - [ ] a task
      ```python
      print("hello, world")
      ```
      | column one | column two | 日本 |
      | :-- | --: | :-: |
      | a | b | c |
      ***
      """

    for width in 1...400 {
      for line in Shown.lines(MarkdownDocument(text), width: width) {
        #expect(line.width <= width || line.isPannable)
        #expect(line.window(offset: 3, columns: width).width <= width)
        #expect(line.width == DisplayWidth.width(of: line.text))
        #expect(line.indentation <= line.width)
      }
    }
  }
}
