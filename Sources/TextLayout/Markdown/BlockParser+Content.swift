/// What a line is once the signs of its containers are taken off.
extension BlockParser {
  /// Whether the line begins no block of its own, so that it goes on with the paragraph above it.
  func isPlain(_ cursor: LineCursor) -> Bool {
    if cursor.indent >= 4 { return true }
    let content = cursor.content
    return LineShape.fence(content) == nil && LineShape.heading(content) == nil
      && !LineShape.isRule(content) && LineShape.math(content) == nil
  }

  /// Reads a line that is not empty inside the containers that are open now.
  mutating func takeContent(_ cursor: LineCursor) {
    var cursor = cursor
    let content = cursor.content
    if content.isEmpty { return }
    if cursor.indent >= 4 {
      if isParagraph { return addText(content) }
      cursor.advance(4)
      return beginCode(OpenCode(fence: nil, indent: 0, line: line), cursor.rest)
    }
    if let fence = LineShape.fence(content) {
      begin(.code(OpenCode(fence: fence, indent: cursor.indent, line: line + 1)), isApart: true)
    } else if let (fence, text) = LineShape.math(content) {
      var code = OpenCode(
        fence: fence, indent: cursor.indent, line: text.isEmpty ? line + 1 : line)
      if !text.isEmpty { code.append(text, number: line) }
      begin(.code(code), isApart: true)
    } else if let (level, text) = LineShape.heading(content) {
      emit(heading(level, Array(text)))
    } else if isParagraph, let level = LineShape.underline(content) {
      endParagraph(asHeading: level)
    } else if LineShape.isRule(content) {
      emit(.rule)
    } else if isParagraph, let alignments = TableRow.alignments(content),
      beginTable(alignments)
    {
      return
    } else if case .table = leaf?.content, let cells = TableRow.cells(content) {
      addRow(cells)
    } else {
      addText(content)
    }
  }

  // MARK: Paragraphs and headings

  /// Adds a line to the paragraph, or begins one; without `joining` the last line goes on.
  mutating func addText(_ line: ArraySlice<UInt8>, joining: Bool = true) {
    if case .code = leaf?.content, !joining { return append(code: line) }
    guard case .paragraph(var text) = leaf?.content else {
      return begin(.paragraph(Array(line)))
    }
    guard text.count + 1 + line.count <= Self.longestParagraph else {
      return split(.paragraph(Array(line)))
    }
    leaf?.content = .paragraph([])
    if joining { text.append(0x0A) }
    text += line
    leaf?.content = .paragraph(text)
  }

  private func heading(_ level: Int, _ text: [UInt8]) -> MarkdownBlock.Content {
    let style = level <= 2 ? TextStyle(.accent, .bold) : TextStyle(.text, .bold)
    return .heading(level: level, InlineParser.parse(text, base: style))
  }

  /// The paragraph turns out to be a heading by the line under it.
  private mutating func endParagraph(asHeading level: Int) {
    guard let leaf, case .paragraph(let text) = leaf.content else { return }
    self.leaf = nil
    blocks.append(
      MarkdownBlock(
        content: heading(level, text), containers: leaf.containers, gap: leaf.gap))
    noteApart()
  }

  // MARK: Code

  private mutating func beginCode(_ code: OpenCode, _ text: ArraySlice<UInt8>) {
    var code = code
    code.append(text, number: line)
    begin(.code(code), isApart: true)
  }

  /// Reads a line inside a fence.
  mutating func addCode(_ fence: LineShape.Fence, _ cursor: inout LineCursor) {
    guard case .code(let code) = leaf?.content else { return }
    if cursor.indent <= 3, LineShape.closes(fence, cursor.content) { return closeLeaf() }
    cursor.skipSpaces(code.indent)
    // Mathematics may end behind its last line.
    let text = LineShape.trimmed(cursor.rest)
    guard fence.isMath, text.count > 2, text.suffix(2).elementsEqual(fence.mathEnd) else {
      return append(code: cursor.rest)
    }
    append(code: LineShape.trimmed(text.dropLast(2)))
    closeLeaf()
  }

  mutating func append(code text: ArraySlice<UInt8>) {
    guard case .code(var code) = leaf?.content else { return }
    if code.block.lines.count >= CodeBlock.mostLines {
      var rest = code
      rest.begin(line: line)
      rest.append(text, number: line)
      split(.code(rest))
    } else {
      leaf?.content = .paragraph([])
      code.append(text, number: line)
      leaf?.content = .code(code)
    }
  }

  // MARK: Tables

  /// Makes the last line of the paragraph the names of the columns, if they are as many.
  private mutating func beginTable(_ alignments: [MarkdownTable.Alignment]) -> Bool {
    guard case .paragraph(let text) = leaf?.content else { return false }
    let start = text.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    guard let names = TableRow.cells(text[start...]), names.count == alignments.count else {
      return false
    }
    var table = MarkdownTable(
      alignments: alignments,
      header: names.map { InlineParser.parse(TableRow.text($0), base: MarkdownTable.headerStyle) },
      widths: [])
    table.widths = table.measured(table.header)
    if start == 0 {
      leaf?.content = .table(table)
    } else {
      leaf?.content = .paragraph(Array(text[..<(start - 1)]))
      begin(.table(table), isApart: true)
    }
    noteApart()
    return true
  }

  private mutating func addRow(_ cells: [ArraySlice<UInt8>]) {
    guard case .table(var table) = leaf?.content else { return }
    let texts = cells.prefix(table.alignments.count).map { InlineParser.parse(TableRow.text($0)) }
    let missing = table.alignments.count - texts.count
    let row = texts + Array(repeating: StyledText(), count: missing)
    if table.rows.count >= MarkdownTable.mostRows {
      var rest = MarkdownTable(
        alignments: table.alignments, header: [], rows: [row], widths: table.widths)
      rest.widths = rest.measured(row)
      split(.table(rest))
    } else {
      leaf?.content = .paragraph([])
      table.rows.append(row)
      table.widths = table.measured(row)
      leaf?.content = .table(table)
    }
  }
}
