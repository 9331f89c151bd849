import TextLayout

/// Laid-out lines in blocks, one behind the other; those that are not frozen may still change.
struct LineStack: Sendable {
  private(set) var lines: [StyledLine] = []
  /// The first line of each block.
  private(set) var starts: [Int] = []
  private(set) var frozenBlocks = 0
  private var frozenLines = 0
  /// Changes when the lines begin anew.
  private(set) var generation = 0

  init() {}

  var count: Int { lines.count }
  var isEmpty: Bool { lines.isEmpty }

  mutating func append(_ block: [StyledLine]) {
    starts.append(lines.count)
    lines += block
  }

  /// Says that what is there will not change any more.
  mutating func freeze() {
    frozenBlocks = starts.count
    frozenLines = lines.count
  }

  /// Takes away what may have changed.
  mutating func thaw() {
    starts.removeSubrange(frozenBlocks...)
    lines.removeSubrange(frozenLines...)
  }

  mutating func clear() {
    starts.removeAll()
    lines.removeAll()
    frozenBlocks = 0
    frozenLines = 0
    generation += 1
  }

  /// Puts one block in place of everything.
  mutating func set(_ block: [StyledLine]) {
    clear()
    append(block)
  }

  /// The lines of a block.
  func lines(ofBlock block: Int) -> Range<Int> {
    starts[block]..<(block + 1 < starts.count ? starts[block + 1] : lines.count)
  }

  /// The block that a line is in; blocks without lines are passed over.
  func block(ofLine line: Int) -> Int {
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= line { low = middle + 1 } else { high = middle }
    }
    return max(0, low - 1)
  }

  /// How far a line is in its block: bytes before it, and how many lines before it are as far.
  func place(ofLine line: Int) -> (block: Int, offset: Int, row: Int) {
    guard !starts.isEmpty else { return (0, 0, 0) }
    let block = block(ofLine: line)
    var offset = 0
    var row = 0
    for number in starts[block]..<min(line, lines.count) {
      let size = Self.bytes(of: lines[number])
      offset += size
      row = size == 0 ? row + 1 : 0
    }
    return (block, offset, row)
  }

  /// The line at a place, whatever the width was when the place was taken.
  func line(atBlock block: Int, offset: Int, row: Int) -> Int {
    guard !starts.isEmpty else { return 0 }
    guard block < starts.count else { return max(0, lines.count - 1) }
    let range = lines(ofBlock: max(0, block))
    var best = range.lowerBound
    var passed = 0
    var same = 0
    for number in range {
      guard passed <= offset else { break }
      if passed < offset || same <= row { best = number }
      if passed == offset { same += 1 }
      passed += Self.bytes(of: lines[number])
    }
    return min(best, max(0, lines.count - 1))
  }

  /// The bytes of a line that wrapping does not change: neither spaces nor what stands before it.
  private static func bytes(of line: StyledLine) -> Int {
    var columns = 0
    var bytes = 0
    for run in line.runs {
      for scalar in run.text.unicodeScalars {
        defer { columns += DisplayWidth.width(of: scalar) }
        guard columns >= line.indentation, scalar != " " else { continue }
        bytes += UTF8.width(scalar)
      }
    }
    return bytes
  }
}
