import TextLayout

/// A found text, or the part of it that stands on one line.
struct FoundText: Sendable, Hashable {
  var line: Int
  var columns: Range<Int>
  /// The how manieth of its turn, from 0.
  var ordinal: Int
}

/// Finds words in the laid-out lines of a turn; takes only blocks that are new.
struct MatchFinder: Sendable {
  let query: TextQuery
  private var prompt = Stack()
  private var text = Stack()

  private struct Stack: Sendable {
    var generation = -1
    var blocks = 0
    var found: [FoundText] = []
    var count = 0
    /// In blocks that may still change.
    var open: [FoundText] = []
  }

  init(_ query: TextQuery) { self.query = query }

  mutating func update(prompt: LineStack, text: LineStack) {
    update(&self.prompt, prompt)
    update(&self.text, text)
  }

  /// The found texts of the prompt, whose ordinals come first.
  private var promptCount: Int { (prompt.open.last?.ordinal ?? prompt.count - 1) + 1 }

  /// The found texts on a line of the prompt or of the answer.
  func found(on line: Int, of section: TurnLayout.Section) -> [FoundText] {
    switch section {
    case .prompt: Array(Self.on(line, prompt.found) + Self.on(line, prompt.open))
    case .text:
      (Self.on(line, text.found) + Self.on(line, text.open)).map { found in
        FoundText(
          line: found.line, columns: found.columns, ordinal: found.ordinal + promptCount)
      }
    default: []
    }
  }

  /// The line of the how manieth found text, or of the last one.
  func line(of ordinal: Int) -> (section: TurnLayout.Section, line: Int)? {
    let own = prompt.found + prompt.open
    if ordinal < promptCount || text.found.isEmpty && text.open.isEmpty {
      let match = own.first { $0.ordinal == ordinal } ?? own.last
      return match.map { (.prompt, $0.line) }
    }
    let wanted = ordinal - promptCount
    let match =
      text.found.first { $0.ordinal == wanted } ?? text.open.first { $0.ordinal == wanted }
      ?? text.open.last ?? text.found.last
    return match.map { (.text, $0.line) }
  }

  /// The found texts of a line; they come in the order of the lines.
  private static func on(_ line: Int, _ found: [FoundText]) -> ArraySlice<FoundText> {
    var (low, high) = (0, found.count)
    while low < high {
      let middle = (low + high) / 2
      if found[middle].line < line { low = middle + 1 } else { high = middle }
    }
    return found[low...].prefix { $0.line == line }
  }

  private func update(_ stack: inout Stack, _ lines: LineStack) {
    if stack.generation != lines.generation {
      stack = Stack()
      stack.generation = lines.generation
    }
    while stack.blocks < lines.frozenBlocks {
      let found = find(lines, stack.blocks, from: stack.count)
      stack.found += found
      stack.count = (found.last?.ordinal ?? stack.count - 1) + 1
      stack.blocks += 1
    }
    stack.open = []
    var count = stack.count
    for block in stack.blocks..<max(stack.blocks, lines.starts.count) {
      let found = find(lines, block, from: count)
      stack.open += found
      count = (found.last?.ordinal ?? count - 1) + 1
    }
  }

  /// The found texts of a block.
  private func find(_ stack: LineStack, _ block: Int, from ordinal: Int) -> [FoundText] {
    var bytes: [UInt8] = []
    var starts: [Int] = []
    let range = stack.lines(ofBlock: block)
    for line in range {
      if !bytes.isEmpty { bytes.append(TextQuery.softBreak) }
      starts.append(bytes.count)
      bytes.append(contentsOf: Self.content(of: stack.lines[line]))
    }
    starts.append(bytes.count + 1)
    var found: [FoundText] = []
    for (index, match) in query.matches(in: bytes.span).enumerated() {
      for (number, line) in range.enumerated() {
        let (start, end) = (starts[number], starts[number + 1] - 1)
        let part = match.clamped(to: start..<max(start, end))
        guard !part.isEmpty else { continue }
        let indentation = stack.lines[line].indentation
        let before = Self.width(bytes[start..<part.lowerBound])
        let width = Self.width(bytes[part])
        found.append(
          FoundText(
            line: line, columns: indentation + before..<indentation + before + width,
            ordinal: ordinal + index))
      }
    }
    return found
  }

  /// What stands behind the indentation of a line.
  private static func content(of line: StyledLine) -> [UInt8] {
    var bytes: [UInt8] = []
    var column = 0
    for run in line.runs {
      if column >= line.indentation {
        bytes.append(contentsOf: run.text.utf8)
        continue
      }
      for scalar in run.text.unicodeScalars {
        if column >= line.indentation { bytes.append(contentsOf: UTF8.encode(scalar) ?? .init()) }
        column += DisplayWidth.width(of: scalar)
      }
    }
    return bytes
  }

  private static func width(_ bytes: ArraySlice<UInt8>) -> Int {
    DisplayWidth.width(of: String(decoding: bytes, as: UTF8.self))
  }
}
