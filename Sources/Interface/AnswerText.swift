import AppCore
import TextLayout

/// The laid-out text of one answer; takes only what is new in it.
struct AnswerText: Sendable {
  private var document = MarkdownDocument()
  private var version = -1
  private var taken = 0
  private var isFinished = false
  private var width = 0
  private var narrowestColumn = Self.panned
  /// Its blocks, the open ones not frozen.
  private(set) var stack = LineStack()

  /// Stands in the text where a model went on with an answer that had broken off.
  static let seam = "⋯"

  /// Tables that would need narrower columns than this are moved sideways.
  static let panned = 40

  /// Lays out what is new of an answer, indented by two columns.
  ///
  /// - Parameters:
  ///   - answer: The answer.
  ///   - width: The columns there are.
  ///   - narrowestColumn: How narrow the columns of a table may become.
  mutating func update(_ answer: AnswerState, width: Int, narrowestColumn: Int = Self.panned) {
    self.narrowestColumn = narrowestColumn
    if version != answer.version || isFinished && answer.text.utf8.count != taken {
      let generation = stack
      self = AnswerText()
      stack = generation
      stack.clear()
      version = answer.version
    }
    if self.width != width {
      self.width = width
      stack.clear()
    }
    guard !isFinished || stack.isEmpty else { return }
    take(answer)
    stack.thaw()
    for block in document.blocks[stack.frozenBlocks...] { stack.append(lines(of: block)) }
    stack.freeze()
    guard !isFinished else { return }
    for block in document.openBlocks { stack.append(lines(of: block)) }
  }

  /// The first lines of the code blocks, in order.
  var codeLines: [Int] {
    let blocks = document.blocks + (isFinished ? [] : document.openBlocks)
    return zip(blocks, stack.starts).compactMap { block, start in
      guard case .code(let code) = block.content, !code.isContinuation else { return nil }
      return start + (block.gap == nil ? 0 : 1)
    }
  }

  private mutating func take(_ answer: AnswerState) {
    let text = answer.text.utf8
    while taken < text.count {
      let seam = answer.seams.first { $0 > taken } ?? text.count
      if taken > 0, answer.seams.contains(taken) { document.append(Self.seam) }
      let end = min(seam, text.count)
      let range =
        text.index(text.startIndex, offsetBy: taken)..<text.index(text.startIndex, offsetBy: end)
      document.append(String(answer.text[range]))
      taken = end
    }
    if !answer.isRunning, !isFinished {
      document.finish()
      isFinished = true
    }
  }

  private func lines(of block: MarkdownBlock) -> [StyledLine] {
    var options = LayoutOptions(width: max(10, width - 2))
    options.narrowestColumn = narrowestColumn
    return block.lines(options).map { line in
      var indented = StyledLine("  ")
      indented.append(line)
      indented.indentation = line.indentation + 2
      indented.isPannable = line.isPannable
      indented.ground = line.ground
      return indented
    }
  }
}
