/// Takes code out of a Markdown text as it was written, for copying.
///
/// What is laid out has been made safe and has spaces for tabs; what somebody copies is the original.
package enum CodeSource {
  /// The code blocks of a text, each line with its line feed.
  package static func blocks(in text: String) -> [(language: String, text: String)] {
    let lines = lines(of: text)
    var blocks: [(language: String, text: String)] = []
    var indent = 0
    for block in MarkdownDocument(text).blocks {
      guard case .code(let code) = block.content else { continue }
      if !code.isContinuation {
        blocks.append((code.language, ""))
        indent = Self.indent(before: code.source.lowerBound, in: lines)
      }
      for number in code.source.clamped(to: lines.indices) {
        blocks[blocks.count - 1].text += without(indent, lines[number]) + "\n"
      }
    }
    return blocks
  }

  /// The lines of a text, with the ends that `Sanitizer` knows.
  private static func lines(of text: String) -> [Substring] {
    text.split(omittingEmptySubsequences: false) { character in
      ["\n", "\r\n", "\r", "\u{2028}", "\u{2029}"].contains(character)
    }
  }

  /// How far code stands in: as far as the fence above it, or four columns without one.
  private static func indent(before first: Int, in lines: [Substring]) -> Int {
    guard lines.indices.contains(first - 1) else { return 4 }
    let above = lines[first - 1]
    guard let fence = ["```", "~~~", "$$", "\\["].compactMap({ above.firstRange(of: $0) }).first
    else {
      return 4
    }
    return above[..<fence.lowerBound].reduce(0) { next($0, $1) }
  }

  /// The column after a character.
  private static func next(_ column: Int, _ character: Character) -> Int {
    character == "\t" ? column + 4 - column % 4 : column + DisplayWidth.width(of: character)
  }

  /// A line without so many columns of spaces and signs of quotes.
  private static func without(_ columns: Int, _ line: Substring) -> String {
    var column = 0
    var rest = line
    while column < columns, let first = rest.first, " \t>".contains(first) {
      column = next(column, first)
      rest.removeFirst()
    }
    return String(repeating: " ", count: max(0, column - columns)) + rest
  }
}
