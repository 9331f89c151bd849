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

  /// Begins code whose first line is the `line`th of the text.
  init(fence: LineShape.Fence?, indent: Int, line: Int) {
    let language = fence?.language ?? ""
    self.fence = fence
    self.indent = indent
    block = CodeBlock(language: language, lines: [], source: line..<line)
    highlighter = CodeHighlighter(language: CodeLanguage.named(language))
  }

  /// Adds a line, the `number`th of the text.
  mutating func append(_ line: ArraySlice<UInt8>, number: Int) {
    for _ in 0..<blankLines { block.lines.append(highlighter.line([])) }
    blankLines = 0
    block.lines.append(highlighter.line(line))
    block.source = block.source.lowerBound..<(number + 1)
  }

  /// Begins the next part of the code.
  mutating func begin(line: Int) {
    block.lines = []
    block.isContinuation = true
    block.source = line..<line
  }
}
