import Testing
import TextLayout

@Suite struct `A text that has to fit` {
  static let id = "claude-haiku-4-5-20251001-v1:0"

  @Test(arguments: [
    (30, "claude-haiku-4-5-20251001-v1:0"), (24, "cla⋯ku-4-5-20251001-v1:0"),
    (19, "cla⋯5-20251001-v1:0"), (10, "cl⋯01-v1:0"), (5, "⋯v1:0"), (2, "⋯0"), (1, "⋯"), (0, ""),
    (-3, ""),
  ])
  func `keeps the end of an id`(room: Int, expected: String) {
    #expect(DisplayWidth.truncate(Self.id, to: room) == expected)
  }

  @Test func `loses its end when it is a title`() {
    #expect(DisplayWidth.truncate("Why is the sky blue", to: 10, cut: .end) == "Why is th⋯")
    #expect(
      DisplayWidth.truncate("Why is the sky blue", to: 10, cut: .end, mark: "~") == "Why is th~")
  }

  @Test func `is never wider than its room and never cut inside a character`() {
    let text = "日本e\u{301}語 😀 한국어 claude 日本語版"
    let whole = Set(text)

    for room in 0...DisplayWidth.width(of: text) {
      for cut in [DisplayWidth.Cut.middle, .end] {
        let short = DisplayWidth.truncate(text, to: room, cut: cut)
        #expect(DisplayWidth.width(of: short) <= room)
        #expect(Set(short).subtracting(["⋯"]).isSubset(of: whole))
      }
    }
  }

  @Test func `is filled up by columns, not by characters`() {
    #expect(DisplayWidth.pad("日本", to: 6) == "日本  ")
    #expect(DisplayWidth.pad("日本", to: 6, alignment: .trailing) == "  日本")
    #expect(DisplayWidth.pad("日本", to: 3) == "日本")
    #expect(DisplayWidth.fit("日本語", to: 4) == "⋯語 ")
    #expect(DisplayWidth.fit("日本語", to: 8, alignment: .trailing) == "  日本語")
  }
}
