/// A text under a caret, cut into stretches so that no edit costs what the whole text costs.
///
/// A stretch is a line, or a part of a line that is longer than `longestStretch`. Those above the
/// caret and those below it stand on two stacks: to insert or remove at the caret touches one stretch,
/// to move the caret costs what lies between. Places are counted in bytes of UTF-8 from the start.
package struct TextBuffer: Sendable {
  /// A line, or a part of a long one.
  package struct Stretch: Sendable, Hashable {
    package internal(set) var text: String
    /// Whether a line break follows; a part of a line goes on in the next stretch.
    package internal(set) var endsLine: Bool

    /// Bytes, the line break included.
    package var size: Int { text.utf8.count + (endsLine ? 1 : 0) }

    func index(_ column: Int) -> String.Index {
      text.utf8.index(text.startIndex, offsetBy: min(max(column, 0), text.utf8.count))
    }
  }

  /// Above this many bytes a line is cut into parts, each of which begins a row of its own.
  package static let longestStretch = 4096

  var above: [Stretch] = []
  var here = Stretch(text: "", endsLine: false)
  /// The nearest is the last.
  var below: [Stretch] = []
  var column = 0
  var bytesAbove = 0
  /// Bytes of the whole text.
  package private(set) var count = 0

  package init() {}

  package var isEmpty: Bool { count == 0 }
  /// Where the caret stands.
  package var caret: Int { bytesAbove + column }
  package var stretchCount: Int { above.count + 1 + below.count }
  /// The stretch with the caret.
  package var caretStretch: Int { above.count }
  /// Bytes before the caret in its stretch.
  package var caretColumn: Int { column }

  /// One stretch, from 0; an empty one where there is none.
  package func stretch(_ place: Int) -> Stretch {
    if above.indices.contains(place) { return above[place] }
    if place == above.count { return here }
    let fromEnd = stretchCount - 1 - place
    return below.indices.contains(fromEnd) ? below[fromEnd] : Stretch(text: "", endsLine: false)
  }

  /// The whole text; costs what it is long.
  package var text: String {
    var text = ""
    text.reserveCapacity(count)
    func add(_ stretch: Stretch) {
      text += stretch.text
      if stretch.endsLine { text += "\n" }
    }
    for stretch in above { add(stretch) }
    add(here)
    for stretch in below.reversed() { add(stretch) }
    return text
  }

  /// Inserts at the caret, which then stands behind it.
  mutating func insert(_ piece: String) {
    guard !piece.isEmpty else { return }
    let size = piece.utf8.count
    count += size
    if here.text.utf8.count + size <= Self.longestStretch, !piece.utf8.contains(0x0A) {
      here.text.insert(contentsOf: piece, at: here.index(column))
      column += size
    } else {
      insertStretches(of: piece)
    }
    mend()
  }

  private mutating func insertStretches(of piece: String) {
    let place = here.index(column)
    let tail = String(here.text[place...])
    var stretches = Self.stretches(of: String(here.text[..<place]) + piece)
    let endsLine = here.endsLine
    here = stretches.popLast() ?? Stretch(text: "", endsLine: false)
    for stretch in stretches {
      bytesAbove += stretch.size
      above.append(stretch)
    }
    column = here.text.utf8.count
    here.text += tail
    here.endsLine = endsLine
  }

  /// Removes bytes behind the caret.
  ///
  /// - Returns: What was removed.
  @discardableResult
  mutating func remove(_ size: Int) -> String {
    var left = min(max(size, 0), count - caret)
    guard left > 0 else { return "" }
    count -= left
    let start = here.index(column)
    let rest = here.text.utf8.count - column
    if left <= rest {
      let end = here.index(column + left)
      let removed = String(here.text[start..<end])
      here.text.removeSubrange(start..<end)
      mend()
      return removed
    }
    var removed = String(here.text[start...])
    here.text.removeSubrange(start...)
    left -= rest
    while left > 0 {
      if here.endsLine {
        removed += "\n"
        left -= 1
      }
      guard let next = below.popLast() else { break }
      let taken = min(left, next.text.utf8.count)
      let cut = next.index(taken)
      removed += next.text[..<cut]
      here.text += next.text[cut...]
      here.endsLine = next.endsLine
      left -= taken
    }
    mend()
    return removed
  }

  /// Moves the caret; a place inside a character is its end.
  mutating func move(to place: Int) {
    moveByte(to: place)
    snap()
  }

  /// Moves the caret to a byte that may lie inside a character.
  mutating func moveByte(to place: Int) {
    let place = min(max(place, 0), count)
    while place < bytesAbove, let last = above.popLast() {
      below.append(here)
      here = last
      bytesAbove -= last.size
    }
    while place >= bytesAbove + here.size, let next = below.popLast() {
      bytesAbove += here.size
      above.append(here)
      here = next
    }
    column = place - bytesAbove
  }

  /// Moves the caret out of a character: the one behind it may have joined the one before.
  private mutating func snap() {
    let index = here.index(column)
    guard index < here.text.endIndex, String.Index(index, within: here.text) == nil else { return }
    let end = here.text.index(after: index)
    column = here.text.utf8.distance(from: here.text.startIndex, to: end)
  }
}

/// Where stretches meet.
extension TextBuffer {
  /// Joins parts of a line that have become short or hold one character between them, and cuts one
  /// that has become too long.
  private mutating func mend() {
    if let last = above.last, !last.endsLine, Self.belong(last.text, here.text) {
      above.removeLast()
      bytesAbove -= last.size
      column += last.size
      here.text = last.text + here.text
    }
    if !here.endsLine, let next = below.last, Self.belong(here.text, next.text) {
      below.removeLast()
      here = Stretch(text: here.text + next.text, endsLine: next.endsLine)
    }
    if here.text.utf8.count > Self.longestStretch { cutHere() }
    moveByte(to: caret)
    snap()
  }

  private mutating func cutHere() {
    let place = caret
    var parts = Self.parts(of: here.text[...], at: max(1, here.text.utf8.count / 2))
    guard parts.count > 1, let first = parts.first else { return }
    parts[parts.count - 1].endsLine = here.endsLine
    below.append(contentsOf: parts.dropFirst().reversed())
    here = first
    column = 0
    moveByte(to: place)
  }

  private static func belong(_ first: String, _ second: String) -> Bool {
    let size = first.utf8.count + second.utf8.count
    if size <= longestStretch / 2 || first.isEmpty || second.isEmpty { return true }
    guard size <= 2 * longestStretch, let last = first.last, let next = second.first else {
      return false
    }
    return (String(last) + String(next)).count == 1
  }

  /// The stretches of a text; the last one ends no line.
  private static func stretches(of text: String) -> [Stretch] {
    var result: [Stretch] = []
    var rest = text[...]
    while let end = rest.utf8.firstIndex(of: 0x0A) {
      result += parts(of: rest[..<end], at: longestStretch)
      result[result.count - 1].endsLine = true
      rest = rest[rest.utf8.index(after: end)...]
    }
    return result + parts(of: rest, at: longestStretch)
  }

  /// A line in parts of about `size` bytes, at least one, cut between characters.
  private static func parts(of line: Substring, at size: Int) -> [Stretch] {
    var result: [Stretch] = []
    var rest = line
    while rest.utf8.count > size {
      let cut = cut(in: rest, at: size)
      guard cut < rest.endIndex else { break }
      result.append(Stretch(text: String(rest[..<cut]), endsLine: false))
      rest = rest[cut...]
    }
    result.append(Stretch(text: String(rest), endsLine: false))
    return result
  }

  /// The end of the character at a byte; inside a character of thousands of bytes, that of a scalar.
  private static func cut(in text: Substring, at size: Int) -> String.Index {
    var index = text.utf8.index(text.startIndex, offsetBy: size)
    while index < text.endIndex, text.utf8[index] & 0xC0 == 0x80 {
      index = text.utf8.index(after: index)
    }
    guard index < text.endIndex, String.Index(index, within: String(text.base)) == nil else {
      return index
    }
    let end = text.index(after: index)
    return text.utf8.distance(from: index, to: end) < longestStretch ? end : index
  }
}
