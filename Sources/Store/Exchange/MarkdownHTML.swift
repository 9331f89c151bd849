import TextLayout

/// Writes the blocks of a Markdown text as HTML in which every tag closes, in order.
///
/// What a text holds of HTML itself stands as text. Links lead to http, https and mail alone, and say
/// where when their words do not.
struct MarkdownHTML {
  /// A list or quote that is open.
  private enum Open: Equatable {
    case quote
    /// With its open item.
    case list(isOrdered: Bool)
  }

  /// What a long block ends with, where the next one may go on.
  private enum Tail { case code, table, other }

  private(set) var html = ""
  private var open: [Open] = []
  private var tail = Tail.other
  private static let codeEnd = "</code></pre>\n"
  private static let tableEnd = "</tbody></table></div>\n"

  /// The HTML of a whole text.
  static func html(_ text: String) -> String {
    var writer = MarkdownHTML()
    for block in MarkdownDocument(text).blocks { writer.write(block) }
    writer.close(to: 0)
    return writer.html
  }

  private mutating func write(_ block: MarkdownBlock) {
    enter(block.containers)
    var tail = Tail.other
    switch block.content {
    case .paragraph(let text): html += "<p>\(Self.inline(text))</p>\n"
    case .heading(let level, let text):
      let tag = "h\(min(6, max(1, level) + 3))"
      html += "<\(tag)>\(Self.inline(text, isHeading: true))</\(tag)>\n"
    case .code(let code):
      write(code)
      tail = .code
    case .table(let table):
      write(table)
      tail = .table
    case .rule: html += "<hr>\n"
    }
    self.tail = tail
  }

  // MARK: Lists and quotes

  /// Closes and opens what stands between the last block and the next one.
  private mutating func enter(_ containers: [MarkdownBlock.Container]) {
    var depth = 0
    while depth < min(open.count, containers.count), goesOn(open[depth], in: containers[depth]) {
      depth += 1
    }
    if depth < open.count, depth < containers.count, case .list(let isOrdered) = open[depth],
      case .item(let marker, beginsHere: true) = containers[depth],
      Self.isOrdered(marker) == isOrdered
    {
      close(to: depth + 1)
      html += "</li>\n" + Self.item(marker)
      tail = .other
      depth += 1
    } else if depth < open.count {
      close(to: depth)
    }
    for container in containers.dropFirst(depth) { begin(container) }
  }

  private func goesOn(_ open: Open, in container: MarkdownBlock.Container) -> Bool {
    switch (open, container) {
    case (.quote, .quote): true
    case (.list(let isOrdered), .item(let marker, beginsHere: false)):
      Self.isOrdered(marker) == isOrdered
    default: false
    }
  }

  private mutating func begin(_ container: MarkdownBlock.Container) {
    tail = .other
    switch container {
    case .quote:
      html += "<blockquote>\n"
      open.append(.quote)
    case .item(let marker, _):
      let isOrdered = Self.isOrdered(marker)
      html += (isOrdered ? "<ol>\n" : "<ul>\n") + Self.item(marker)
      open.append(.list(isOrdered: isOrdered))
    }
  }

  private mutating func close(to depth: Int) {
    while open.count > depth, let last = open.popLast() {
      tail = .other
      switch last {
      case .quote: html += "</blockquote>\n"
      case .list(let isOrdered): html += "</li>\n" + (isOrdered ? "</ol>\n" : "</ul>\n")
      }
    }
  }

  private static func isOrdered(_ marker: String) -> Bool { marker.first?.isNumber ?? false }

  private static func item(_ marker: String) -> String {
    let number = marker.prefix { "0123456789".contains($0) }
    if !number.isEmpty { return "<li value=\"\(number)\">" }
    guard marker.hasPrefix("[") else { return "<li>" }
    return "<li class=\"task\">" + (marker.contains(" ") ? "☐ " : "☑ ")
  }

  // MARK: Code and tables

  private mutating func write(_ code: CodeBlock) {
    if code.isContinuation, tail == .code, html.hasSuffix(Self.codeEnd) {
      html.removeLast(Self.codeEnd.count)
    } else {
      html += "<pre class=\"code\"><code>"
    }
    for line in code.lines { html += Self.coloured(line) + "\n" }
    html += Self.codeEnd
  }

  private static func coloured(_ line: StyledText) -> String {
    line.runs.reduce(into: "") { html, run in
      let text = HTMLExport.escaped(run.text)
      switch run.style.role {
      case .keyword, .string, .comment, .number:
        html += "<span class=\"\(run.style.role.rawValue)\">\(text)</span>"
      default: html += text
      }
    }
  }

  private mutating func write(_ table: MarkdownTable) {
    if table.header.isEmpty, tail == .table, html.hasSuffix(Self.tableEnd) {
      html.removeLast(Self.tableEnd.count)
    } else {
      html += "<div class=\"table\"><table>\n"
      if !table.header.isEmpty {
        html += "<thead>" + Self.row(table.header, "th", table.alignments) + "</thead>\n"
      }
      html += "<tbody>\n"
    }
    for cells in table.rows { html += Self.row(cells, "td", table.alignments) + "\n" }
    html += Self.tableEnd
  }

  private static func row(
    _ cells: [StyledText], _ tag: String, _ alignments: [MarkdownTable.Alignment]
  ) -> String {
    let cells = zip(cells, alignments).map { cell, alignment in
      let place =
        switch alignment {
        case .leading: ""
        case .center: " class=\"center\""
        case .trailing: " class=\"end\""
        }
      return "<\(tag)\(place)>\(inline(cell, isHeading: tag == "th"))</\(tag)>"
    }
    return "<tr>\(cells.joined())</tr>"
  }

  // MARK: Words

  /// A text with its emphasis; in a heading all of it is bold anyway.
  private static func inline(_ text: StyledText, isHeading: Bool = false) -> String {
    text.runs.reduce(into: "") { $0 += html(of: $1, isHeading: isHeading) }
  }

  private static func html(of run: StyledRun, isHeading: Bool) -> String {
    let isSign = run.style.role == .muted
    let isCode = run.style.ground == .codeBackground
    // The signs are for where there is nothing but text.
    if isSign, isCode && run.text.allSatisfy({ $0 == "`" }) || run.text == "~~" { return "" }
    var html = HTMLExport.escaped(run.text).split(
      separator: "\n", omittingEmptySubsequences: false
    ).joined(separator: "<br>")
    func wrap(_ tag: String) { html = "<\(tag)>\(html)</\(tag)>" }
    if isCode { wrap("code") }
    let attributes = run.style.attributes
    if attributes.contains(.strike) { wrap("s") }
    if attributes.contains(.italic) { wrap("em") }
    if attributes.contains(.bold), !isHeading { wrap("strong") }
    guard let link = run.link else { return html }
    return "<a href=\"\(HTMLExport.escaped(link))\" rel=\"noreferrer\">\(html)</a>"
  }
}
