/// Code that lines are being added to.
struct OpenCode {
  /// nil for code that is only indented.
  var fence: LineShape.Fence?
  /// How far the fence stood in; its lines may stand in as far.
  var indent = 0
  var block: CodeBlock
  var highlighter: CodeHighlighter
  /// Empty lines that belong to indented code only if more of it follows.
  var blankLines = 0

  init(fence: LineShape.Fence?, indent: Int) {
    let language = fence?.language ?? ""
    self.fence = fence
    self.indent = indent
    block = CodeBlock(language: language, lines: [])
    highlighter = CodeHighlighter(language: CodeLanguage.named(language))
  }

  mutating func append(_ line: ArraySlice<UInt8>) {
    for _ in 0..<blankLines { block.lines.append(highlighter.line([])) }
    blankLines = 0
    block.lines.append(highlighter.line(line))
  }
}
