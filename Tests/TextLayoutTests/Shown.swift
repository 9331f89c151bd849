import TextLayout

/// Lines as tests write them: `{role.attributes/ground|text}`, and text without style as it is.
enum Shown {
  /// Markdown as the lines it is laid out in, with their styles.
  static func styled(_ markdown: String, width: Int = 60) -> [String] {
    lines(MarkdownDocument(markdown), width: width).map { line in
      line.runs.map(run).joined()
    }
  }

  /// Markdown as the lines it is laid out in, without styles.
  static func plain(_ markdown: String, width: Int = 60) -> [String] {
    lines(MarkdownDocument(markdown), width: width).map(\.text)
  }

  static func lines(_ document: MarkdownDocument, width: Int) -> [StyledLine] {
    (document.blocks + document.openBlocks).flatMap { $0.lines(LayoutOptions(width: width)) }
  }

  static func run(_ run: StyledRun) -> String {
    guard run.style != TextStyle() || run.link != nil else { return run.text }
    var tag = run.style.role == .text ? "" : run.style.role.rawValue
    let attributes: [(TextAttributes, String)] = [
      (.bold, "b"), (.italic, "i"), (.underline, "u"), (.strike, "s"), (.reverse, "r"),
    ]
    let letters = attributes.filter { run.style.attributes.contains($0.0) }.map(\.1).joined()
    if !letters.isEmpty { tag += tag.isEmpty ? letters : ".\(letters)" }
    if run.style.ground == .codeBackground { tag += "/code" }
    if let link = run.link { tag += "=\(link)" }
    return "{\(tag)|\(run.text)}"
  }
}
