import Testing
import TextLayout

@Suite struct `Mathematics in an answer` {
  @Test(arguments: [
    #"with $a_1 * b_2 * c_3$ and *more*"#, #"\(x_1 + \frac{a}{b}\)"#, #"\( n \)"#,
    #"$$ E = mc^2 $$"#, #"\[ \alpha_1 \\ \beta_2 \]"#, #"$\{a, b\}$"#,
  ])
  func `stays as it was written`(text: String) {
    let shown = Shown.styled(text, width: 400)
    #expect(shown == [text.replacing("*more*", with: "{i|more}")])
  }

  @Test(arguments: [
    ("It costs $5 *or* $6_000.", "It costs $5 {i|or} $6_000."),
    (#"\*not\* a \[link\] and \$5"#, "*not* a [link] and $5"),
    ("$HOME and *$PATH*", "$HOME and {i|$PATH}"),
    (#"an open \[ bracket"#, "an open [ bracket"),
  ])
  func `is not seen in money and escaped signs`(text: String, shown: String) {
    #expect(Shown.styled(text, width: 400) == [shown])
  }

  @Test(arguments: [
    "Text\n$$\na_1\n- b\n$$\nend", "Text\n\\[\na_1\n- b\n\\]\nend", "Text\n\\[ a_1\n- b \\]\nend",
    "Text\n$$ a_1\n- b\n$$\nend",
  ])
  func `has its own lines where it was given them`(text: String) {
    #expect(
      Shown.styled(text, width: 40).map { $0.filter { $0 != " " } }.filter { !$0.isEmpty }
        == ["Text", "{muted|math}", "{/code|a_1}", "{/code|-b}", "end"])
    #expect(CodeSource.blocks(in: text).map(\.language) == ["math"])
  }

  @Test func `is the same however the text was cut`() {
    let text = "A $x_1$ b\n\n\\[\nx_1 \\\\\n\\]\n\n\\(y_2\\) and $$z^2$$ to *the* end"
    for cut in 1..<text.utf8.count {
      var document = MarkdownDocument()
      document.append(String(decoding: text.utf8.prefix(cut), as: UTF8.self))
      document.append(String(decoding: text.utf8.dropFirst(cut), as: UTF8.self))
      document.finish()
      #expect(Shown.lines(document, width: 60) == Shown.lines(MarkdownDocument(text), width: 60))
    }
  }
}
