import Testing

@testable import Store

@Suite struct `The HTML of an answer` {
  /// The same numbers in every run.
  private struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 29
    }
  }

  @Test(arguments: [
    (
      "**bold** *it* ~~out~~ `co<de`",
      "<p><strong>bold</strong> <em>it</em> <s>out</s> <code>co&lt;de</code></p>\n"
    ),
    ("# One\n\ntwo  \nthree", "<h4>One</h4>\n<p>two<br>three</p>\n"),
    (
      "- a\n- b\n  1. c\n  2. d\n\n> q\n> - x\n\n---",
      "<ul>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n<ol>\n<li value=\"1\"><p>c</p>\n</li>\n"
        + "<li value=\"2\"><p>d</p>\n</li>\n</ol>\n</li>\n</ul>\n"
        + "<blockquote>\n<p>q</p>\n<ul>\n<li><p>x</p>\n</li>\n</ul>\n</blockquote>\n<hr>\n"
    ),
    (
      "- [x] done\n- [ ] not",
      "<ul>\n<li class=\"task\">☑ <p>done</p>\n</li>\n<li class=\"task\">☐ <p>not</p>\n</li>\n</ul>\n"
    ),
    (
      "```swift\nlet a = \"<b>\"\n```",
      "<pre class=\"code\"><code><span class=\"keyword\">let</span> a = "
        + "<span class=\"string\">&quot;&lt;b&gt;&quot;</span>\n</code></pre>\n"
    ),
    (
      "| a | b |\n|---|--:|\n| 1 | `2` |",
      "<div class=\"table\"><table>\n<thead><tr><th>a</th><th class=\"end\">b</th></tr></thead>\n<tbody>\n"
        + "<tr><td>1</td><td class=\"end\"><code>2</code></td></tr>\n</tbody></table></div>\n"
    ),
    (
      "[here](https://a.example/\"x) [no](javascript:alert)",
      "<p><a href=\"https://a.example/&quot;x\" rel=\"noreferrer\">here</a> (a.example) [no](javascript:alert)</p>\n"
    ),
  ])
  func `lays out the Markdown of answers`(text: String, html: String) {
    #expect(MarkdownHTML.html(text) == html)
  }

  @Test func `keeps long code and long tables in one piece`() {
    let code = MarkdownHTML.html("```\n" + (1...500).map { "line \($0)\n" }.joined() + "```\n")
    let rows = (1...500).map { "| \($0) | x |\n" }.joined()
    let table = MarkdownHTML.html("| a | b |\n|---|---|\n" + rows)

    #expect(code.ranges(of: "<pre").count == 1 && code.contains("line 64\nline 65\n"))
    #expect(table.ranges(of: "<table").count == 1 && table.ranges(of: "<tr>").count == 501)
    #expect(TagBalance.mistake(in: code + table) == nil)
  }

  @Test func `closes every tag, whatever stands in it`() {
    var generator = Numbers(state: 4711)
    let pieces = [
      "- ", "1. ", "> ", "\n", "\n\n", "  ", "    ", "```", "~~", "**", "_", "`",
      "[a](https://b.c)",
      "| a | b |\n|---|---|\n", "<p>", "</li>", "# ", "---\n", "[ ] ", "word ",
    ]
    for _ in 0..<400 {
      let text = (0..<30).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      let html = MarkdownHTML.html(text)
      #expect(TagBalance.mistake(in: html) == nil, "\(text.debugDescription)")
    }
  }
}
