import Testing
import TextLayout

@Suite struct `A Markdown text that streams` {
  static let documents = [
    """
    Intro with **bold**, `code` and [a link](https://example.com/x).

    ## Heading
    Text right below
    with two lines
    ---
    1. one
    2. two

       - [x] deep *item*
         > quoted `x`
    3. three

    ```swift
    /* a comment
       that goes on */ let x = "s" // end
    ```
    after
    | a | b |
    |---|:-:|
    | 1 | 日本 |
    | x |
    end <br> line&amp;  \nnext ~~gone~~

    ***
        indented

        code
    - - x
    -
    > a
    lazy
    === not a heading
    """,
    "```\nunclosed\n\n  code\n",
    "a\r\nb\rc\u{2028}d\tx\u{1B}[31m\u{202E}rtl e\u{301}👩\u{200D}👩\u{200D}👧 \u{200D}",
    "* a\n\n  b\n* c\n1) d\n\n\n# e\n\n| not | table\n\n\\",
    String(repeating: "long line of words without end ", count: 400),
    "```c\n" + String(repeating: "int x = 1; /* y\n", count: 150) + "```\n",
    String(repeating: "日本語", count: 1500) + "\n" + String(repeating: "e\u{301}", count: 3000),
  ]

  @Test(arguments: documents.indices)
  func `ends as the whole text does, however it is cut`(number: Int) {
    let text = Self.documents[number]
    let scalars = Array(text.unicodeScalars)
    let whole = MarkdownDocument(text)
    let step = scalars.count > 1000 ? scalars.count / 40 : 1

    for cut in stride(from: 0, through: scalars.count, by: step) {
      var document = MarkdownDocument()
      document.append(Self.string(scalars[..<cut]))
      _ = document.openBlocks
      document.append(Self.string(scalars[cut...]))
      document.finish()
      #expect(document.blocks == whole.blocks)
    }
    for size in [1, 2, 7] {
      var document = MarkdownDocument()
      for start in stride(from: 0, to: scalars.count, by: size) {
        document.append(Self.string(scalars[start..<min(start + size, scalars.count)]))
      }
      document.finish()
      #expect(document.blocks == whole.blocks)
    }
  }

  static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    String(String.UnicodeScalarView(scalars))
  }

  @Test func `never changes a block that it has given out`() {
    var document = MarkdownDocument()
    var frozen: [MarkdownBlock] = []

    for character in Self.documents[0] {
      document.append(String(character))
      #expect(Array(document.blocks.prefix(frozen.count)) == frozen)
      frozen = document.blocks
      #expect(document.openBlocks.count <= 4)
    }
  }

  static func shown(_ text: String) -> [String] {
    var document = MarkdownDocument()
    document.append(text)
    return Shown.lines(document, width: 60).map { $0.runs.map(Shown.run).joined() }
  }

  @Test func `takes what has been opened for closed`() {
    #expect(Self.shown("some **bo") == ["some {b|bo}"])
    #expect(Self.shown("some `co") == ["some {muted/code|`}{/code|co}{muted/code|`}"])
    #expect(Self.shown("see [docs](https://exam") == ["see docs"])
    #expect(Self.shown("| a | b") == ["{b|a}  {b|b}", "{faint|─}  {faint|─}"])
    #expect(Self.shown("**bo\n\nnext") == ["**bo", "", "next"])
  }

  @Test func `shows code from its first line on`() {
    #expect(Self.shown("```py\n") == ["{muted|py}"])
    #expect(Self.shown("```py\nx = 1") == ["{muted|py}", "{/code|  x = }{number/code|1}"])
    #expect(Self.shown("```py\nx\n``") == ["{muted|py}", "{/code|  x}"])
  }

  @Test(arguments: ["Foo\n-", "Foo\n=", "Foo\n1", "Foo\n##", "Foo\n``", "Foo\n| -", "Foo\n> "])
  func `waits to see what a line will be`(text: String) {
    #expect(Self.shown(text) == ["Foo"])
  }

  @Test func `costs the same for each piece however long it is`() {
    let piece = "word *emphasis* `code`\nnext line\n\n- item one\n\n```c\nint x;\n```\n\n"
    var document = MarkdownDocument()
    func round() -> Double {
      processorTime {
        for _ in 0..<20 {
          document.append(piece)
          _ = document.openBlocks
        }
      }
    }
    _ = round()

    let early = round()
    document.append(String(repeating: piece, count: 5000))
    let late = round()

    #expect(late < early * 8)
  }
}
