import AppCore
import TextLayout

/// The laid-out text of one answer; takes only what is new in it.
struct AnswerText: Sendable {
  private var document = MarkdownDocument()
  private var version = -1
  private var taken = 0
  private var isFinished = false
  private var width = 0
  /// The lines of the blocks that can no longer change.
  private var frozen: [StyledLine] = []
  private var frozenBlocks = 0

  /// The lines of the answer as it stands, indented by two columns.
  mutating func lines(of answer: AnswerState, width: Int) -> [StyledLine] {
    if version != answer.version {
      self = AnswerText()
      version = answer.version
    }
    take(answer)
    if self.width != width {
      self.width = width
      frozen = []
      frozenBlocks = 0
    }
    for block in document.blocks[frozenBlocks...] { frozen += lines(of: block) }
    frozenBlocks = document.blocks.count
    guard !isFinished else { return frozen }
    return document.openBlocks.reduce(into: frozen) { $0 += lines(of: $1) }
  }

  private mutating func take(_ answer: AnswerState) {
    let text = answer.text.utf8
    if text.count > taken {
      let start = text.index(text.startIndex, offsetBy: taken)
      document.append(String(answer.text[start...]))
      taken = text.count
    }
    if !answer.isRunning, !isFinished {
      document.finish()
      isFinished = true
    }
  }

  private func lines(of block: MarkdownBlock) -> [StyledLine] {
    block.lines(LayoutOptions(width: max(10, width - 2))).map { line in
      var indented = StyledLine("  ")
      indented.append(line)
      indented.indentation = line.indentation + 2
      indented.isPannable = line.isPannable
      indented.ground = line.ground
      return indented
    }
  }
}
