import Testing
import TextLayout

@Suite struct `Code that is copied` {
  @Test func `is as it was written`() {
    let text = """
      ```make
      all:
      \tcc \u{1B}[0m  e\u{301}👩\u{200D}👩\u{200D}👧
      ```
      1. item
         ~~~
         indented
           more

         ~~~
      > ```go
      > \tx
      >
      > y
      > ```

          plain
      \ttab
      """
    let blocks = CodeSource.blocks(in: text)

    #expect(
      blocks.map(\.text) == [
        "all:\n\tcc \u{1B}[0m  e\u{301}👩\u{200D}👩\u{200D}👧\n", "indented\n  more\n\n",
        "\tx\n\ny\n", "plain\ntab\n",
      ])
    #expect(blocks.map(\.language) == ["make", "", "go", ""])
  }

  @Test func `is whole when it is long or has no end`() {
    let code = (0..<500).map { "\tline \($0)\n" }.joined()

    #expect(CodeSource.blocks(in: "```\r\n" + code).map(\.text) == [code])
    #expect(
      CodeSource.blocks(in: "```\n" + String(repeating: "x", count: 9000) + "\ny\n```").map(\.text)
        == [String(repeating: "x", count: 9000) + "\ny\n"])
    #expect(CodeSource.blocks(in: "```\n```").map(\.text) == [""])
    #expect(CodeSource.blocks(in: "no code").isEmpty)
  }
}
