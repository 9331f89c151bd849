import Settings
import Testing
import TextLayout
import Themes

@Suite struct `A role in a theme` {
  static func paint(
    _ name: String, _ style: TextStyle, _ depth: ColorDepth, _ appearance: Appearance = .dark
  ) throws -> Paint {
    try #require(BuiltInThemes.theme(name)).paint(style, appearance: appearance, depth: depth)
  }

  @Test func `leaves body text alone on the terminal's own ground`() throws {
    for depth in ColorDepth.allCases {
      #expect(try Self.paint("dusk", TextStyle(), depth) == Paint())
    }
    let dusk = try #require(BuiltInThemes.theme("dusk"))
    let asked = dusk.paint(TextStyle(), appearance: .dark, depth: .trueColor, paintsText: true)
    #expect(asked.text == .rgb(RGB(0xE3, 0xE8, 0xF0)))
  }

  @Test func `paints text wherever it paints a ground`() throws {
    let code = try Self.paint("dusk", TextStyle(on: .codeBackground), .trueColor)
    #expect(code.text == .rgb(RGB(0xE3, 0xE8, 0xF0)) && code.ground == .rgb(RGB(0x1F, 0x22, 0x2A)))
    let plain = try Self.paint("brass", TextStyle(), .indexed)
    #expect(plain == Paint(text: .indexed(254), ground: .indexed(233)))
    let keyword = try Self.paint("dusk", TextStyle(.keyword, on: .codeBackground), .indexed)
    #expect(keyword == Paint(text: .indexed(183), ground: .indexed(235)))
    #expect(
      try Self.paint("dusk", TextStyle(on: .codeBackground), .sixteen)
        == Paint())
  }

  @Test func `keeps only its sign on a selected row`() throws {
    let danger = try Self.paint("dusk", TextStyle(.danger, on: .selection), .trueColor)
    let muted = try Self.paint("dusk", TextStyle(.muted, on: .selection), .trueColor)

    #expect(danger.text == .rgb(RGB(0xE3, 0xE8, 0xF0)))
    #expect(muted.text == .rgb(RGB(0xB2, 0xBB, 0xC9)))
    #expect(danger.ground == .rgb(RGB(0x2A, 0x3C, 0x52)) && danger.ground == muted.ground)
  }

  @Test func `has both colours of a pair, or is reversed`() throws {
    #expect(
      try Self.paint("dusk", TextStyle(.match), .indexed)
        == Paint(text: .indexed(16), ground: .indexed(222)))
    #expect(
      try Self.paint("dusk", TextStyle(.match), .sixteen)
        == Paint(text: .indexed(3), attributes: .reverse))
    #expect(
      try Self.paint("contrast", TextStyle(.selection), .sixteen)
        == Paint(text: .indexed(15), ground: .indexed(4)))
    #expect(try Self.paint("mono", TextStyle(.selection), .trueColor).attributes == .reverse)
    for depth in ColorDepth.allCases {
      #expect(try Self.paint("sixteen", TextStyle(.selection), depth).attributes == .reverse)
    }
  }

  @Test func `adds its attributes to those of the text`() throws {
    let paint = try Self.paint("dusk", TextStyle(.accent, .underline), .trueColor)
    #expect(paint.attributes == [.bold, .underline])
  }

  @Test func `has the palette of the person in the theme of sixteen`() throws {
    for depth in ColorDepth.allCases {
      #expect(try Self.paint("sixteen", TextStyle(.accent), depth).text == .indexed(14))
      #expect(try Self.paint("sixteen", TextStyle(.accent), depth, .light).text == .indexed(4))
    }
  }

  @Test func `that is a type looks like info unless the theme has it`() throws {
    var theme = try #require(BuiltInThemes.theme("dusk"))
    #expect(theme.dark[.type] == theme.dark[.info])

    theme.dark[.type] = RoleLook(hex: .white)
    #expect(theme.dark[.type].hex == .white)
  }

  @Test func `that is hard to read is found with a colour that would do`() throws {
    var theme = try #require(BuiltInThemes.theme("dusk"))
    let grey = try #require(RGB(hex: "#606060"))
    theme.dark[.muted].hex = grey

    let findings = theme.contrastFindings()
    let first = try #require(findings.first)
    let suggestion = try #require(first.suggestion)

    #expect(findings.allSatisfy { $0.role == .muted && $0.depth == .trueColor })
    #expect(first.description.hasPrefix("muted on #16181d has a contrast of 2.8, below 4.5; #"))
    #expect(suggestion.contrast(to: first.ground) >= 4.5)
    #expect(RGB.black.contrast(to: .white) == 21)
    #expect(Set(findings.map(\.under)) == [nil, .codeBackground, .selection, .match])
  }
}
