import Testing
import TextLayout

@Suite struct `A sanitizer` {
  @Test(arguments: [
    ("plain text, 1 < 2", "plain text, 1 < 2"),
    ("a\u{1B}[31mred\u{1B}[0m", "a␛[31mred␛[0m"),
    ("\u{1B}]0;title\u{7}", "␛]0;title␇"),
    ("\u{1B}]8;;https://x\u{1B}\\link", "␛]8;;https://x␛\\link"),
    ("\u{1B}]52;c;aGk=\u{7}", "␛]52;c;aGk=␇"),
    ("\u{1B}P$q\"p\u{1B}\\", "␛P$q\"p␛\\"),
    ("\u{9B}2J", "␛[2J"), ("\u{90}x\u{9C}", "␛Px␛\\"),
    ("a\u{8}\u{8}b\u{7F}", "a␈␈b␡"), ("\u{0}", "␀"), ("\u{B}\u{C}", "␋␌"),
    ("\u{202E}evil\u{202C}", "\u{FFFD}evil\u{FFFD}"), ("\u{2066}x\u{2069}", "\u{FFFD}x\u{FFFD}"),
    ("a\u{200E}b\u{200F}\u{61C}", "ab"),
    ("x\u{E0041}\u{E0042}y", "xy"), ("a\u{200B}\u{2060}\u{FEFF}b", "ab"), ("so\u{AD}ft", "soft"),
    ("❤\u{FE0F}", "❤"), ("1\u{FE0F}\u{20E3}", "1\u{20E3}"), ("👍🏽", "👍"),
    ("\u{378}\u{FFFF}\u{10FFFF}", "\u{FFFD}\u{FFFD}\u{FFFD}"),
    ("\u{301}x", "\u{A0}\u{301}x"), ("a\n\u{301}", "a\n\u{A0}\u{301}"),
    ("a\u{2028}b\u{2029}c", "a\nb\nc"),
    ("日本語 한국어 Ελληνικά العربية ไทย 🇩🇪 é", "日本語 한국어 Ελληνικά العربية ไทย 🇩🇪 é"),
  ])
  func `shows what could steer and drops what cannot be seen`(text: String, expected: String) {
    #expect(Sanitizer.text(text) == expected)
  }

  @Test(arguments: [
    ("👩\u{200D}👩\u{200D}👧", "👩👩👧"), ("🏃🏽\u{200D}♀\u{FE0F}\u{200D}➡\u{FE0F}", "🏃♀➡"),
    ("می\u{200C}خواهم", "می\u{200C}خواهم"), ("क्\u{200D}ष", "क्\u{200D}ष"),
    ("क\u{200D}\u{200D}\u{200C}ष", "क\u{200D}ष"), ("\u{200D}a", "a"), ("a\u{200D}", "a"),
    ("a\u{200D} b", "a b"), ("a\u{200C}1", "a1"), ("a\u{200D}b", "a\u{200D}b"),
  ])
  func `keeps a joiner between letters only`(text: String, expected: String) {
    #expect(Sanitizer.text(text) == expected)
  }

  @Test(arguments: [
    ("a\r\nb\rc\n\rd", "a\nb\nc\n\nd", "a b c  d"), ("a\tb", "a   b", "a b"),
    ("日\tb", "日  b", "日 b"), ("abcd\tb", "abcd    b", "abcd b"), ("x\n\ty", "x\n    y", "x  y"),
  ])
  func `has one form of line breaks and tabs`(text: String, block: String, line: String) {
    #expect(Sanitizer.text(text) == block)
    #expect(Sanitizer.line(text) == line)
  }

  @Test func `keeps tabs where they are wanted`() {
    #expect(Sanitizer.text("a\tb\u{9}é\t", tabs: .kept) == "a\tb\té\t")
  }

  @Test func `replaces bytes that are not UTF-8 one broken sequence at a time`() {
    var sanitizer = Sanitizer(.line)
    let bytes: [UInt8] = [0x61, 0x9B, 0xC0, 0x80, 0xE2, 0x82, 0x62, 0xED, 0xA0, 0x80, 0xF0, 0x9F]

    let text = sanitizer.append(bytes.span) + sanitizer.finish()

    #expect(text == "a\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}b\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}")
  }

  @Test func `keeps four marks of four thousand`() {
    let text = "a" + String(repeating: "\u{301}", count: 4000) + "b"

    #expect(Array(Sanitizer.text(text).unicodeScalars).count == 6)
  }

  @Test func `takes a hundred thousand characters without a space as they are`() {
    let text = String(repeating: "é", count: 100_000)

    #expect(Sanitizer.text(text) == text)
    #expect(Sanitizer.line(String(repeating: "x", count: 100_000)).count == 100_000)
  }

  @Test(
    arguments: [
      ("plain 👩🏽\u{200D}⚕\u{FE0F} text", []), ("می\u{200C}خواهم", []), ("\u{1B}[2J", .controls),
      ("\u{85}", .controls), ("\u{202E}", .bidi), ("a\u{E0041}", .hidden),
      ("a\u{200B}\u{200C}\u{200B}b", .hidden), ("a\u{301}\u{301}\u{301}\u{301}\u{301}", .marks),
    ] as [(String, Sanitizer.Findings)])
  func `remembers what may have been meant to deceive`(text: String, findings: Sanitizer.Findings) {
    var sanitizer = Sanitizer(.block(tabs: .kept))

    _ = sanitizer.append(text)

    #expect(sanitizer.findings == findings)
  }
}
