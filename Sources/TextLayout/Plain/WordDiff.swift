/// Which words of two texts are in one of them only.
///
/// Myers' greedy way over words. The work is bounded: where two texts have too little in common, the
/// best way found so far is taken and the search begins anew from its end, and once all of the work is
/// used up, the rest counts as different. The result is then still right, only not the smallest.
package struct WordDiff: Sendable, Hashable {
  /// One text: its words, and which of them the other does not have.
  package struct Side: Sendable, Hashable {
    /// Bytes of the text.
    package fileprivate(set) var words: [Range<Int>]
    package fileprivate(set) var isOnlyHere: [Bool]

    /// How many words are only here.
    package var onlyHere: Int { isOnlyHere.count { $0 } }
  }

  package private(set) var left: Side
  package private(set) var right: Side
  /// The words that both have.
  package var same: Int { left.words.count - left.onlyHere }

  /// - Parameters:
  ///   - left: One text.
  ///   - right: The other.
  ///   - work: The most comparisons of words, in all.
  package init(_ left: String, _ right: String, work: Int = 30_000_000) {
    var names: [[UInt8]: Int32] = [:]
    let (leftWords, leftNames) = Self.words(left, &names)
    let (rightWords, rightNames) = Self.words(right, &names)
    self.left = Side(words: leftWords, isOnlyHere: leftWords.map { _ in true })
    self.right = Side(words: rightWords, isOnlyHere: rightWords.map { _ in true })
    var search = Search(left: leftNames, right: rightNames, work: work)
    for pair in search.run() {
      for offset in 0..<pair.length {
        self.left.isOnlyHere[pair.left + offset] = false
        self.right.isOnlyHere[pair.right + offset] = false
      }
    }
  }

  /// What stands between white space, and a number for each different word.
  private static func words(
    _ text: String, _ names: inout [[UInt8]: Int32]
  ) -> ([Range<Int>], [Int32]) {
    var words: [Range<Int>] = []
    var ids: [Int32] = []
    let bytes = Array(text.utf8)
    var place = 0
    while place < bytes.count {
      while place < bytes.count, bytes[place] <= 0x20 { place += 1 }
      let start = place
      while place < bytes.count, bytes[place] > 0x20 { place += 1 }
      guard start < place else { break }
      words.append(start..<place)
      let word = Array(bytes[start..<place])
      let id = names[word] ?? Int32(truncatingIfNeeded: names.count)
      if id == names.count { names[word] = id }
      ids.append(id)
    }
    return (words, ids)
  }
}

/// Words that stand in both texts one after the other.
private struct Run {
  var left: Int
  var right: Int
  var length: Int
}

/// The search for the words that two texts have in common, in order.
private struct Search {
  let left: [Int32]
  let right: [Int32]
  var work: Int
  var runs: [Run] = []

  /// A way with more differences than this is cut and begun anew: what has to be remembered grows
  /// with the square.
  private static let mostDifferences = 512

  init(left: [Int32], right: [Int32], work: Int) {
    self.left = left
    self.right = right
    self.work = work
  }

  mutating func run() -> [Run] {
    var (x, y) = (0, 0)
    var (endX, endY) = (left.count, right.count)
    let head = commonStart(x, y, endX, endY)
    add(x, y, head)
    x += head
    y += head
    while endX > x, endY > y, left[endX - 1] == right[endY - 1] {
      endX -= 1
      endY -= 1
    }
    add(endX, endY, left.count - endX)
    while x < endX, y < endY, work > 0 {
      let next = path(x, y, endX, endY)
      guard next.x > x || next.y > y else { break }
      (x, y) = next
    }
    return runs
  }

  private mutating func add(_ x: Int, _ y: Int, _ length: Int) {
    if length > 0 { runs.append(Run(left: x, right: y, length: length)) }
  }

  private func commonStart(_ x: Int, _ y: Int, _ endX: Int, _ endY: Int) -> Int {
    var length = 0
    while x + length < endX, y + length < endY, left[x + length] == right[y + length] {
      length += 1
    }
    return length
  }

  /// Finds the shortest way through a part, or the first piece of one.
  ///
  /// - Returns: Where the way ends.
  private mutating func path(
    _ x0: Int, _ y0: Int, _ endX: Int, _ endY: Int
  ) -> (x: Int, y: Int) {
    let (width, height) = (endX - x0, endY - y0)
    let most = min(width + height, Self.mostDifferences)
    // The furthest x on each diagonal, k from -most to most.
    var furthest = [Int32](repeating: 0, count: 2 * most + 3)
    var history: [[Int32]] = []
    for differences in 0...most {
      // Only the diagonals that this step can have changed are kept.
      history.append(Array(furthest[(most + 1 - differences)...(most + 1 + differences)]))
      for k in stride(from: -differences, through: differences, by: 2) {
        let isDown =
          k == -differences
          || k != differences && furthest[most + k] < furthest[most + 2 + k]
        var x = Int(isDown ? furthest[most + 2 + k] : furthest[most + k] + 1)
        if differences == 0 { x = 0 }
        var y = x - k
        guard x <= width, y >= 0, y <= height else {
          furthest[most + 1 + k] = Int32(clamping: min(x, width + 1))
          continue
        }
        let snake = commonStart(x0 + x, y0 + y, endX, endY)
        x += snake
        y += snake
        work -= snake + 1
        furthest[most + 1 + k] = Int32(clamping: x)
        if x >= width, y >= height {
          walkBack(from: x, y, differences, history, x0, y0)
          return (endX, endY)
        }
      }
      if work <= 0 || differences == most {
        return cut(furthest, most, differences, history, (x0, y0), (width, height))
      }
    }
    return (endX, endY)
  }

  /// Takes the way that came furthest.
  private mutating func cut(
    _ furthest: [Int32], _ most: Int, _ differences: Int, _ history: [[Int32]],
    _ start: (Int, Int), _ size: (Int, Int)
  ) -> (x: Int, y: Int) {
    var best = (x: 0, y: 0)
    for k in stride(from: -differences, through: differences, by: 2) {
      let x = Int(furthest[most + 1 + k])
      let y = x - k
      guard x <= size.0, y >= 0, y <= size.1 else { continue }
      if x + y > best.x + best.y { best = (x, y) }
    }
    walkBack(from: best.x, best.y, differences, history, start.0, start.1)
    return (start.0 + best.x, start.1 + best.y)
  }

  /// Notes the words in common on the way to a place.
  private mutating func walkBack(
    from endX: Int, _ endY: Int, _ differences: Int, _ history: [[Int32]], _ x0: Int, _ y0: Int
  ) {
    var (x, y) = (endX, endY)
    for step in stride(from: differences, through: 1, by: -1) {
      let before = history[step]
      func furthest(_ k: Int) -> Int {
        // The step before reached the diagonals from 1 - step to step - 1.
        abs(k) < step ? Int(before[k + step]) : Int.min / 2
      }
      let k = x - y
      let isDown = k == -step || k != step && furthest(k - 1) < furthest(k + 1)
      let previous = isDown ? k + 1 : k - 1
      let (fromX, fromY) = (furthest(previous), furthest(previous) - previous)
      let afterX = isDown ? fromX : fromX + 1
      add(x0 + afterX, y0 + afterX - k, x - afterX)
      (x, y) = (fromX, fromY)
    }
    add(x0, y0, x)
  }
}
