import Testing
import TextLayout

@Suite struct `Markup inside a paragraph` {
  @Test(arguments: [
    ("plain text", "plain text"),
    ("a **bold** and *italic* word", "a {b|bold} and {i|italic} word"),
    ("__bold__ _italic_ snake_case_name", "{b|bold} {i|italic} snake_case_name"),
    ("***both*** and **a *b* c**", "{bi|both} and {b|a }{bi|b}{b| c}"),
    ("2 * 3 * 4 and 5*x", "2 * 3 * 4 and 5*x"),
    ("**open and *closed*", "**open and {i|closed}"),
    ("*a **b*", "*a *{i|b}"),
    ("~~gone~~ ~5 to ~10", "{muted.s|~~}{s|gone}{muted.s|~~} ~5 to ~10"),
    (
      "`let x = 1` and ``a`b``",
      "{muted/code|`}{/code|let x = 1}{muted/code|`} and {muted/code|`}{/code|a`b}{muted/code|`}"
    ),
    ("an ` alone", "an ` alone"),
    ("**重要。**次は", "{b|重要。}次は"),
    ("\\*not\\* a \\[link\\]", "*not* a [link]"),
    ("AT&amp;T &lt;b&gt; &#65;&#x42; &unknown;", "AT&T <b> AB &unknown;"),
    ("<b>HTML</b> stays", "<b>HTML</b> stays"),
    (
      "![a chart](https://example.com/c.png)",
      "{muted|image }{accent.u=https://example.com/c.png|a chart}{muted| (example.com)}"
    ),
  ])
  func `is read`(markdown: String, shown: String) {
    #expect(Shown.styled(markdown, width: 400) == [shown])
  }

  @Test(arguments: [
    ("[docs](https://example.com/a?b=c)", "docs (example.com)", "https://example.com/a?b=c"),
    (
      "[a](http://user:pw@evil.example:8080/x 'title')", "a (evil.example:8080)",
      "http://user:pw@evil.example:8080/x"
    ),
    (
      "[google.com](https://google.com@evil.example)", "google.com (evil.example)",
      "https://google.com@evil.example"
    ),
    ("<https://example.com>", "https://example.com", "https://example.com"),
    (
      "[https://example.com](https://example.com/)", "https://example.com",
      "https://example.com"
    ),
    (
      "see https://example.com/x_(y).", "see https://example.com/x_(y).",
      "https://example.com/x_(y)"
    ),
    ("(https://example.com)", "(https://example.com)", "https://example.com"),
    (
      "[mail](mailto:a@example.com?subject=x)", "mail (a@example.com)",
      "mailto:a@example.com?subject=x"
    ),
    ("<a@example.com>", "a@example.com", "mailto:a@example.com"),
    ("[**bold** text](https://example.com)", "bold text (example.com)", "https://example.com"),
  ])
  func `shows where a link leads`(markdown: String, text: String, address: String) {
    let line = Shown.lines(MarkdownDocument(markdown), width: 400)

    #expect(line.map(\.text) == [text])
    #expect(line.flatMap(\.runs).compactMap(\.link).first == address)
  }

  @Test(arguments: [
    "[x](javascript:alert(1))", "[x](file:///etc/passwd)", "[x](data:text/html,y)", "[x](/local)",
    "[x](https://)", "[x](https://a.example\\b)", "[x][ref]", "[x]", "[x](https://a b)",
    "<javascript:alert(1)>", "[a](",
    "[a](https://example.com", "http://", "xhttp://example.com",
  ])
  func `makes no link of anything else`(markdown: String) {
    let lines = Shown.lines(MarkdownDocument(markdown), width: 400)

    #expect(lines.map(\.text) == [markdown])
    #expect(lines.flatMap(\.runs).allSatisfy { $0.link == nil || $0.text == $0.link })
  }

  @Test func `may break lines`() {
    #expect(Shown.plain("soft\nbreak") == ["soft break"])
    #expect(Shown.plain("hard  \nbreak") == ["hard", "break"])
    #expect(Shown.plain("hard\\\nbreak") == ["hard", "break"])
    #expect(Shown.plain("one<br>two<br />three") == ["one", "two", "three"])
  }
}
