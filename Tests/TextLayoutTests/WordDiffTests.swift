import Testing
import TextLayout

@Suite struct `The words in which two texts differ` {
  private func words(_ side: WordDiff.Side, _ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return zip(side.words, side.isOnlyHere).filter(\.1).map {
      String(decoding: bytes[$0.0], as: UTF8.self)
    }
  }

  @Test(arguments: [
    ("", "", [], []),
    ("a b c", "a b c", [], []),
    ("a b c", "a x c", ["b"], ["x"]),
    ("a b c d", "b c d e", ["a"], ["e"]),
    ("x", "", ["x"], []),
    ("the cat sat", "the big cat sat down", [], ["big", "down"]),
  ])
  func `are found`(left: String, right: String, onlyLeft: [String], onlyRight: [String]) {
    let diff = WordDiff(left, right)

    #expect(words(diff.left, left) == onlyLeft)
    #expect(words(diff.right, right) == onlyRight)
  }

  @Test func `leave the same words in the same order on both sides, whatever the texts are`() {
    var seed: UInt64 = 7
    func next(_ count: UInt64) -> UInt64 {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (seed >> 33) % count
    }
    for round in 0..<200 {
      let work = round % 3 == 0 ? 40 : 1_000_000
      let left = (0..<next(60)).map { _ in "w\(next(9))" }
      let right = (0..<next(60)).map { _ in "w\(next(9))" }
      let diff = WordDiff(
        left.joined(separator: " "), right.joined(separator: " "), work: work)
      let same = zip(left, diff.left.isOnlyHere).filter { !$0.1 }.map(\.0)
      let other = zip(right, diff.right.isOnlyHere).filter { !$0.1 }.map(\.0)

      #expect(same == other)
      if work > 40 { #expect(same.count == longest(left, right)) }
    }
  }

  /// The length of the longest common sequence, the slow way.
  private func longest(_ left: [String], _ right: [String]) -> Int {
    var row = Array(repeating: 0, count: right.count + 1)
    for word in left {
      var before = 0
      for (index, other) in right.enumerated() {
        let here = row[index + 1]
        row[index + 1] = word == other ? before + 1 : max(row[index], here)
        before = here
      }
    }
    return row[right.count]
  }

  @Test func `are found in bounded time in two long texts that have nothing in common`() {
    let left = (0..<60_000).map { "l\($0)" }.joined(separator: " ")
    let right = (0..<60_000).map { "r\($0)" }.joined(separator: " ")
    let diff = WordDiff(left, right, work: 300_000)

    #expect(diff.same == 0)
    #expect(diff.left.onlyHere == 60_000)
  }

  @Test func `are few in two long texts that differ in few`() {
    var right = (0..<60_000).map { "w\($0)" }
    let left = right.joined(separator: " ")
    for place in stride(from: 100, to: 60_000, by: 1000) { right[place] = "changed" }
    let diff = WordDiff(left, right.joined(separator: " "))

    #expect(diff.left.onlyHere == 60)
    #expect(diff.same == 59_940)
  }
}

@Suite struct `Words that are looked for` {
  private func found(_ query: String, _ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return (TextQuery(query)?.matches(in: bytes.span) ?? []).map {
      String(decoding: bytes[$0], as: UTF8.self)
    }
  }

  @Test(arguments: [
    ("cat", "Cat cat CAT", 3), ("Cat", "Cat cat CAT", 1), ("aa", "aaaa", 2), ("a b", "a  \n b", 1),
    ("ab", "a b", 0), ("a b", "ab", 0), ("стол", "Стол СТОЛ", 2), ("é", "É e\u{301}", 1),
    ("日本", "日本日本", 2), ("ab", "a\u{1F}b", 1), ("a b", "a\u{1F}b", 1), ("x", "", 0),
  ])
  func `are found as often as they are there`(query: String, text: String, count: Int) {
    #expect(found(query, text).count == count)
  }

  @Test func `are nothing without a letter`() {
    #expect(TextQuery("") == nil)
    #expect(TextQuery(" \n ") == nil)
  }

  @Test func `are found in any bytes without a trap`() {
    for query in ["é", "\u{D5}", "a b", "\u{7FF}"] {
      for byte in UInt8.min...UInt8.max {
        let bytes: [UInt8] = [byte, 0xC3, byte, 0x20, byte, 0xC3]
        _ = TextQuery(query)?.matches(in: bytes.span)
      }
    }
  }
}
