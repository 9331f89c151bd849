/// Lines of code, coloured; a long block is several of these.
package struct CodeBlock: Sendable, Hashable {
  /// The first word after the fence as it was written, perhaps a language; "" is none.
  package var language: String
  package var lines: [StyledText]
  /// Goes on where the code block before it ended.
  package var isContinuation = false
  /// The lines of the Markdown text that hold the code, counted from 0.
  package var source: Range<Int>

  /// So many lines are one block.
  static let mostLines = 64

  /// The code as text, each line with its line feed; tabs are spaces.
  package var text: String { lines.reduce(into: "") { $0 += $1.text + "\n" } }
}
