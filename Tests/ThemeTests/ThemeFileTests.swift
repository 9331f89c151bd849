import Settings
import Testing
import TextLayout
import Themes

@Suite struct `A theme file` {
  static func parse(_ text: String) -> Parsed<Theme> {
    ThemeFile.parse(Array(text.utf8), file: "mine.toml")
  }

  /// A complete file with some of its lines replaced.
  static func file(_ replaced: [TextRole: String] = [:], head: String = "") -> String {
    let roles = TextRole.allCases.filter { $0 != .type }.map { role in
      replaced[role] ?? "\(role.rawValue) = { hex = \"#ffffff\" }"
    }
    return ([head, "[roles]"] + roles).filter { !$0.isEmpty }.joined(separator: "\n")
  }

  @Test(arguments: BuiltInThemes.names)
  func `that is built in has no mistakes`(name: String) throws {
    let bytes = try #require(BuiltInThemes.bytes(of: name))
    let parsed = ThemeFile.parse(bytes, file: name)

    #expect(parsed.mistakes.isEmpty)
    #expect(parsed.value?.name == name)
  }

  @Test func `is one of six in the order of the design`() {
    #expect(BuiltInThemes.names == ["dusk", "paper", "contrast", "brass", "sixteen", "mono"])
    #expect(BuiltInThemes.theme("dawn") == nil)
  }

  @Test func `may leave out forms and have one table for dark and light`() throws {
    let parsed = Self.parse(Self.file(head: "ground = \"#102030\""))
    let theme = try #require(parsed.value)

    #expect(parsed.mistakes.isEmpty)
    #expect(theme.name == "mine" && theme.paintsGround && theme.dark == theme.light)
    #expect(theme.dark.background.hex == RGB(16, 32, 48))
    let paint = theme.paint(TextStyle(.accent), appearance: .dark, depth: .indexed)
    #expect(paint.text == .indexed(231) && paint.ground == .indexed(RGB(16, 32, 48).nearestIndex))
  }

  @Test(arguments: [
    (TextRole.accent, "", 1, "The role accent is missing."),
    (.accent, "acent = {}", 5, "roles.acent is not known and is left out. Did you mean accent?"),
    (
      .accent, "accent = { hex = \"#12345\" }", 5,
      "roles.accent.hex must be #rrggbb; \"#12345\" was written."
    ),
    (
      .accent, "accent = { hex = \"+12345a\" }", 5,
      "roles.accent.hex must be #rrggbb; \"+12345a\" was written."
    ),
    (
      .accent, "accent = { x256 = 256 }", 5,
      "roles.accent.x256 must be a number from 0 to 255, \"default\" or \"16 on 222\"; "
        + "256 was written."
    ),
    (
      .accent, "accent = { c16 = \"brcyna\" }", 5,
      "roles.accent.c16 must be a colour such as brcyan, default, reverse, yellow+reverse "
        + "or black on yellow; \"brcyna\" was written. Did you mean brcyan?"
    ),
    (
      .accent, "accent = { attr = \"blink\" }", 5,
      "roles.accent.attr must be of bold, italic, underline, strike and reverse; "
        + "\"blink\" was written."
    ),
    (
      .accent, "accent = \"#ffffff\"", 5,
      "roles.accent must be a table; \"#ffffff\" was written."
    ),
    (
      .accent, "accent = { colour = \"#ffffff\" }", 5,
      "roles.accent.colour is not known and is left out."
    ),
  ])
  func `has its mistakes named with their line`(
    role: TextRole, line: String, number: Int, message: String
  ) {
    let mistakes = Self.parse(Self.file([role: line])).mistakes

    #expect(mistakes.contains { $0.line == number && $0.message == message }, "\(mistakes)")
    #expect(mistakes.allSatisfy { $0.file == "mine.toml" })
  }

  @Test func `needs its roles`() {
    #expect(
      Self.parse("name = \"x\"").mistakes.map(\.message) == [
        "[roles] is missing: it says how each role looks."
      ])
    let half = Self.parse("[roles.dark]\ntext = {}").mistakes.map(\.message)
    #expect(half.contains("[roles.light] is missing; write it, or [roles] for both."))
    #expect(Self.parse("ground = \"blue\"").mistakes.map(\.line).contains(1))
    let words = Self.parse("appearance = \"dusky\"").mistakes.map(\.message)
    #expect(words.contains("appearance must be dark or light; \"dusky\" was written."))
    #expect(Self.parse("[roles").value == nil)
  }
}
