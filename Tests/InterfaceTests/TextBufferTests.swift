import Testing

@testable import AppCore

/// A small generator with a seed, so that a failure can be had again.
private struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 33)
  }
}

@Suite struct `The text buffer` {
  private static let pieces = [
    "a", "b ", "\n", "\n\n", "wörter", "日本語", "e\u{301}", "\u{301}", "👍🏽", "🇩🇪", "\t", "x\ny\nz",
    String(repeating: "long ", count: 900), String(repeating: "é", count: 3000),
    String(repeating: "one\ntwo\n", count: 300),
  ]

  /// The bytes of a text from one place to another.
  private static func slice(_ text: String, _ from: Int, _ to: Int) -> String {
    String(decoding: Array(text.utf8)[from..<to], as: UTF8.self)
  }

  @Test(arguments: 0..<12)
  func `is what a plain text would be after any edits`(seed: Int) {
    var random = Seeded(state: UInt64(seed) &* 977 &+ 3)
    var buffer = TextBuffer()
    var model = ""
    for step in 0..<400 {
      switch Int.random(in: 0..<10, using: &random) {
      case 0..<5:
        let place = buffer.caret
        let piece = Self.pieces.randomElement(using: &random) ?? "a"
        buffer.insert(piece)
        model = Self.slice(model, 0, place) + piece + Self.slice(model, place, model.utf8.count)
      case 5:
        let from = buffer.caret
        buffer.move(to: Int.random(in: 0...buffer.count, using: &random))
        let other = buffer.caret
        buffer.move(to: min(from, other))
        let removed = buffer.remove(abs(from - other))
        #expect(removed == Self.slice(model, min(from, other), max(from, other)))
        model =
          Self.slice(model, 0, min(from, other))
          + Self.slice(model, max(from, other), model.utf8.count)
      case 6: buffer.move(to: buffer.previous)
      case 7: buffer.move(to: buffer.next)
      case 8: buffer.move(to: Bool.random(using: &random) ? buffer.lineStart : buffer.lineEnd)
      default: buffer.move(to: Int.random(in: 0...buffer.count, using: &random))
      }
      #expect(buffer.count == model.utf8.count)
      if step % 20 == 0 { #expect(buffer.text == model, "seed \(seed), step \(step)") }
    }
    #expect(Array(buffer.text.utf8) == Array(model.utf8))
  }

  @Test(arguments: 0..<6)
  func `moves by the characters of a plain text`(seed: Int) {
    var random = Seeded(state: UInt64(seed) &* 31 &+ 7)
    var text = ""
    for _ in 0..<60 { text += Self.pieces[..<12].randomElement(using: &random) ?? "" }
    var buffer = TextBuffer()
    buffer.insert(text)
    buffer.move(to: 0)
    var places = [0]
    for character in text { places.append((places.last ?? 0) + character.utf8.count) }
    for place in places {
      #expect(buffer.caret == place)
      buffer.move(to: buffer.next)
    }
    for place in places.reversed() {
      #expect(buffer.caret == place)
      buffer.move(to: buffer.previous)
    }
  }

  @Test func `cuts a long line into parts and joins them again`() {
    var buffer = TextBuffer()
    buffer.insert(String(repeating: "abcdefgh", count: 4096))
    #expect(buffer.stretchCount == 8)
    for place in 0..<buffer.stretchCount {
      #expect(buffer.stretch(place).text.utf8.count <= TextBuffer.longestStretch)
    }
    buffer.move(to: 10)
    buffer.remove(32_700)
    #expect(buffer.stretchCount == 1)
    #expect(buffer.text.utf8.count == 68)
  }

  @Test func `survives one character of a hundred thousand marks`() {
    var buffer = TextBuffer()
    buffer.insert("a" + String(repeating: "\u{301}", count: 100_000))
    buffer.insert("b")
    buffer.move(to: 0)
    buffer.insert("c")
    #expect(buffer.text.unicodeScalars.count == 100_003)
    #expect(buffer.stretchCount > 10)
  }
}
