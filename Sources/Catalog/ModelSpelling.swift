import ChatModel

/// A model id as it is compared with others: separators, order of words and dates set apart.
struct ModelSpelling {
  /// The words in order with `-` between them: `Claude-3.5_Sonnet` is `claude-3-5-sonnet`.
  let ordered: [UInt8]
  /// The words in alphabetic order.
  let sorted: [UInt8]
  let hasDate: Bool

  init(_ id: some StringProtocol) {
    var words = Self.words(of: id)
    let count = words.count
    words = Self.withoutDate(words)
    hasDate = words.count < count
    ordered = Array(words.joined(separator: [0x2D]))
    sorted = Array(words.sorted { $0.lexicographicallyPrecedes($1) }.joined(separator: [0x2D]))
  }

  /// How unlike two ids are: the edit distance, whatever the order of the words, twice; one more
  /// for another order or a date that only one of them has.
  func distance(to other: ModelSpelling) -> Int {
    let inOrder = 2 * EditDistance.between(ordered, other.ordered)
    let inAnyOrder = 2 * EditDistance.between(sorted, other.sorted) + 1
    return min(inOrder, inAnyOrder) + (hasDate == other.hasDate ? 0 : 1)
  }

  /// Runs of letters and runs of digits, in lower case.
  private static func words(of id: some StringProtocol) -> [[UInt8]] {
    var words: [[UInt8]] = []
    var last = 0
    for byte in id.utf8.prefix(EditDistance.longest) {
      let kind = byte &- 0x30 < 10 ? 1 : (byte | 0x20) &- 0x61 < 26 || byte >= 0x80 ? 2 : 0
      if kind != 0, kind != last { words.append([]) }
      if kind != 0 { words[words.count - 1].append(lowercased(byte)) }
      last = kind
    }
    return words
  }

  /// The words without `20250929` or `2025` `09` `29`.
  private static func withoutDate(_ words: [[UInt8]]) -> [[UInt8]] {
    func isYear(_ word: [UInt8]) -> Bool {
      word.starts(with: [0x32, 0x30]) && word[2] &- 0x30 < 10
    }
    for index in words.indices {
      let word = words[index]
      if word.count == 8, isYear(word) {
        return Array(words[..<index] + words[(index + 1)...])
      }
      if word.count == 4, isYear(word), words.dropFirst(index + 1).prefix(2).count == 2,
        words[(index + 1)...(index + 2)].allSatisfy({ $0.count == 2 && $0[0] &- 0x30 < 10 })
      {
        return Array(words[..<index] + words[(index + 3)...])
      }
    }
    return words
  }
}
