import AppCore
import TextLayout

/// The laid-out lines of two answers that are compared, or of both in one column.
struct ComparisonLines: Sendable {
  /// What the lines were made of.
  struct Key: Hashable {
    var left: Comparison.Side
    var right: Comparison.Side
    var lengths: [Int]
    var isMarked: Bool
    var widths: [Int]
    var hasBrackets: Bool
  }

  /// One column: prompt and header, the words, the figures.
  struct Column: Sendable {
    var head: [StyledLine]
    var text: DiffText
    var foot: [StyledLine]

    /// Lines in all, as far as they are known.
    var count: Int { head.count + text.lines.count + (text.isComplete ? foot.count : 0) }

    /// The lines of a window; those that are missing are laid out.
    mutating func lines(_ top: Int, _ height: Int) -> [StyledLine] {
      text.layOut(top + height - head.count)
      return (top..<max(top, min(top + height, count))).map { line in
        if line < head.count { return head[line] }
        let place = line - head.count
        return place < text.lines.count ? text.lines[place] : foot[place - text.lines.count]
      }
    }

    /// The highest first line.
    mutating func lastTop(_ height: Int, atLeast top: Int) -> Int {
      text.layOut(top + height - head.count)
      return max(0, count - height)
    }

    /// The line of the next difference behind a line, or the one before it.
    mutating func difference(_ step: Int, from top: Int) -> Int? {
      let line = top - head.count
      guard step > 0 else {
        return text.differences.last { $0 < line }.map { $0 + head.count }
      }
      text.layOut(differenceAfter: line)
      return text.differences.first { $0 > line }.map { $0 + head.count }
    }
  }

  let key: Key
  var columns: [Column]
}
