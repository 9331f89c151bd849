/// How a word lies in a text.
struct WordMatch: Equatable {
  enum Kind: UInt8, Comparable {
    /// Its letters in order with others between them.
    case scattered = 1
    /// In one piece, inside of another word.
    case inside
    /// In one piece, from the start of a word.
    case start

    static func < (left: Kind, right: Kind) -> Bool { left.rawValue < right.rawValue }
  }

  var kind: Kind
  /// 1…44, higher is better; comparable within a kind.
  var quality: Int
  var start: Int
  var end: Int
}

/// Looks for one word in the text of one row.
///
/// The pointers are to arrays of an index and of a query, which outlive the matcher; every offset is
/// checked against `length` and the pattern's count before it is read.
struct WordMatcher {
  typealias Pattern = UnsafeBufferPointer<UInt8>

  private let text: UnsafePointer<UInt8>
  private let length: Int
  private let idLength: Int
  private let bareStart: Int
  private let starts: (UInt64, UInt64)

  /// `text` is where the text of the row begins.
  @inline(__always)
  init(_ text: UnsafePointer<UInt8>, _ row: ModelIndex.Row) {
    self.text = text
    length = Int(row.textLength)
    idLength = Int(row.idLength)
    bareStart = Int(row.bareStart)
    starts = row.starts
  }

  /// The best piece of the text that is the word, separators apart.
  @inline(__always)
  func inOnePiece(_ pattern: Pattern) -> WordMatch? {
    var best = WordMatch(kind: .start, quality: 0, start: 0, end: 0)
    var words = WordStarts(starts)
    while let start = words.next(), best.quality < Self.highest {
      guard text[start] == pattern[0] else { continue }
      let end = end(of: pattern, from: start)
      guard end > 0 else { continue }
      let quality = quality(start, end)
      if quality > best.quality {
        best = WordMatch(kind: .start, quality: quality, start: start, end: end)
      }
    }
    if best.quality > 0 { return best }
    // One letter inside of words is everywhere.
    return pattern.count > 1 ? inside(pattern) : nil
  }

  /// Whether the word is there in one piece, from the start of a word to the end of one.
  func hasWhole(_ pattern: Pattern) -> Bool {
    var words = WordStarts(starts)
    while let start = words.next() {
      guard text[start] == pattern[0] else { continue }
      let end = end(of: pattern, from: start)
      if end > 0, isWordEnd(end) { return true }
    }
    return false
  }

  /// The word's letters in order, the first at the start of a word.
  func scattered(_ pattern: Pattern) -> WordMatch? {
    var best: WordMatch?
    var words = WordStarts(starts)
    while let start = words.next() {
      guard text[start] == pattern[0] else { continue }
      for prefersStarts in [true, false] {
        guard let match = scattered(pattern, from: start, prefersStarts) else { continue }
        if match.quality > best?.quality ?? 0 { best = match }
      }
    }
    return best
  }

  /// Calls `body` with the place of every letter of a match.
  func positions(of pattern: Pattern, in match: WordMatch, _ body: (Int) -> Void) {
    guard match.kind == .scattered else {
      for position in match.start..<match.end where text[position] != SearchText.separator {
        body(position)
      }
      return
    }
    for prefersStarts in [true, false] {
      guard scattered(pattern, from: match.start, prefersStarts) == match else { continue }
      _ = scattered(pattern, from: match.start, prefersStarts, body)
      return
    }
  }

  private static let highest = 44

  /// 24 at the start of the bare id, 20 of the provider, 16 of another word, 6 inside; 12 more when the
  /// word ends there, less when a version goes on; 8 more in the id.
  private func quality(_ start: Int, _ end: Int) -> Int {
    var quality = start == bareStart ? 24 : start == 0 ? 20 : 16
    if isWordEnd(end) {
      quality += isVersionCut(end) ? 2 : 12
    } else if SearchText.isDigit(text[end - 1]) {
      quality -= 6
    }
    return end <= idLength ? quality + 8 : quality
  }

  private func inside(_ pattern: Pattern) -> WordMatch? {
    let first = pattern[0]
    var start = 0
    while start < length {
      if text[start] == first {
        let end = end(of: pattern, from: start)
        if end > 0 {
          let quality = 6 + (isWordEnd(end) ? 12 : 0) + (end <= idLength ? 8 : 0)
          return WordMatch(kind: .inside, quality: quality, start: start, end: end)
        }
      }
      start &+= 1
    }
    return nil
  }

  /// Where the pattern ends when it begins at `start`, which has its first letter; -1 when it does
  /// not.
  @inline(__always)
  private func end(of pattern: Pattern, from start: Int) -> Int {
    var position = start &+ 1
    var index = 1
    while index < pattern.count {
      let byte = pattern[index]
      if byte == SearchText.separator || byte == SearchWord.firmSeparator {
        let before = position
        while position < length, text[position] == SearchText.separator { position &+= 1 }
        if position == before, byte == SearchWord.firmSeparator { return -1 }
        index &+= 1
        continue
      }
      guard position < length else { return -1 }
      if text[position] == byte {
        index &+= 1
      } else if text[position] != SearchText.separator {
        return -1
      }
      position &+= 1
    }
    return position
  }

  /// Steps from letter to letter, each in the same field behind the one before: right behind it, else
  /// at the next start of a word if those are preferred, else anywhere.
  private func scattered(
    _ pattern: Pattern, from start: Int, _ prefersStarts: Bool, _ body: (Int) -> Void = { _ in }
  ) -> WordMatch? {
    var last = start
    var penalty = 0
    body(start)
    for byte in pattern.dropFirst()
    where byte != SearchText.separator && byte != SearchWord.firmSeparator {
      guard let next = next(byte, after: last, prefersStarts) else { return nil }
      if next > last + 1 { penalty += isWordStart(next) ? 1 : 5 }
      last = next
      body(next)
    }
    // Of two that have the letters alike, the shorter id is meant.
    let inID = last < idLength ? 6 - (idLength - last) / 6 : 0
    let quality = max(1, 38 + inID - penalty - (last - start) / 4)
    return WordMatch(kind: .scattered, quality: quality, start: start, end: last + 1)
  }

  private func next(_ byte: UInt8, after last: Int, _ prefersStarts: Bool) -> Int? {
    let first = last + 1
    if first < length, text[first] == byte { return first }
    var anywhere: Int?
    var position = first
    while position < length, text[position] != SearchText.border {
      if text[position] == byte {
        if !prefersStarts || isWordStart(position) { return position }
        if anywhere == nil { anywhere = position }
      }
      position += 1
    }
    return anywhere
  }

  private func isWordStart(_ position: Int) -> Bool {
    position < 64
      ? starts.0 >> UInt64(position) & 1 == 1 : starts.1 >> UInt64(position - 64) & 1 == 1
  }

  /// Whether no word goes on at `end`.
  private func isWordEnd(_ end: Int) -> Bool {
    guard end < length else { return true }
    let next = text[end]
    return SearchText.isDigit(text[end - 1])
      ? !SearchText.isDigit(next) : !SearchText.isLetter(next)
  }

  /// Whether a version was cut short: `5` in `5.4`, `4` in `4-5`, not in `4-20250514` or `3-8b`.
  private func isVersionCut(_ end: Int) -> Bool {
    guard SearchText.isDigit(text[end - 1]), end + 1 < length, text[end] == SearchText.separator
    else { return false }
    var position = end + 1
    while position < length, SearchText.isDigit(text[position]) { position += 1 }
    let digits = position - end - 1
    return (1...2).contains(digits)
      && (position == length || !SearchText.isLetter(text[position]))
  }
}

/// The set bits of 128, lowest first.
private struct WordStarts {
  private var low: UInt64
  private var high: UInt64

  @inline(__always)
  init(_ bits: (UInt64, UInt64)) { (low, high) = bits }

  @inline(__always)
  mutating func next() -> Int? {
    if low != 0 {
      defer { low &= low &- 1 }
      return low.trailingZeroBitCount
    }
    guard high != 0 else { return nil }
    defer { high &= high &- 1 }
    return 64 &+ high.trailingZeroBitCount
  }
}
