import Screen
import TestSupport
import Testing
import TextLayout

@Suite struct `A frame` {
  @Test func `clips what lies outside`() {
    var frame = Frame(columns: 4, rows: 2)

    frame.write("abcdef", at: 0, 2)
    frame.write("xyz", at: 1, -1)
    frame.write("no", at: 7, 0)
    frame.write("no", at: -1, 0)
    frame.write("no", at: 0, 4)
    frame.write("no", at: 0, .min)
    frame.write("no", at: .max, .max)
    frame.fill(Rect(row: .min, column: .max, width: .max, height: .max))

    #expect(frame.text() == "  ab\nyz  \n")
  }

  @Test func `clips to an area`() {
    var frame = Frame(columns: 6, rows: 1)

    let end = frame.write("abcdef", at: 0, 1, within: Rect(column: 2, width: 3, height: 1))

    #expect(frame.text() == "  bcd \n")
    #expect(end == 5)
  }

  @Test(arguments: [
    ("日本", 0, "日本 "), ("日本", 1, " 日本"), ("日本", 2, "  日 "), ("日本", -1, " 本  "), ("é日", 0, "é日  "),
    ("🇩🇪x", 0, "🇩🇪x  "), ("x🇩🇪🇫🇷", 0, "x🇩🇪🇫🇷"), ("क्ष", 0, "क्ष   "), ("e\u{301}", 4, "    e\u{301}"),
    ("\u{301}a", 0, "a    "), ("🇩", 4, "    🇩"), ("x🇩🇪", 3, "   x🇩"),
  ])
  func `gives each character its columns`(text: String, column: Int, row: String) {
    var frame = Frame(columns: 5, rows: 1)

    frame.write(text, at: 0, column)

    #expect(frame.text() == row + "\n")
    #expect(isWhole(frame))
  }

  @Test(arguments: ["\u{0}", "\u{7}", "\u{1B}", "\n", "\u{7F}", "\u{9B}", "\u{2028}"])
  func `never holds a control character`(text: String) {
    var frame = Frame(columns: 3, rows: 1)

    frame.write("a\(text)b", at: 0, 0)

    #expect(frame.text() == "a\u{FFFD}b\n")
  }

  @Test func `leaves out what turns the direction of text`() {
    var frame = Frame(columns: 3, rows: 1)

    frame.write("a\u{301}\u{202E}", at: 0, 0)

    #expect(frame.text() == "a\u{301}\u{FFFD} \n")
  }

  @Test func `keeps the marks that find room`() {
    var frame = Frame(columns: 2, rows: 1)

    frame.write("a" + String(repeating: "\u{301}", count: 50), at: 0, 0)

    #expect(frame[0, 0].glyph.text == "a" + String(repeating: "\u{301}", count: 7))
  }

  @Test func `empties a wide character that is written over`() {
    var frame = Frame(columns: 6, rows: 1)
    frame.write("日本語", at: 0, 0)

    frame.write("x", at: 0, 1)
    frame.write("y", at: 0, 4)

    #expect(frame.text() == " x本y \n")
    #expect(isWhole(frame))
  }

  @Test func `writes runs one behind the other, marks across their border`() {
    var frame = Frame(columns: 6, rows: 1)
    let bold = Style(attributes: .bold)

    let end = frame.write([StyledRun("ab", bold), StyledRun("\u{301}cd")], at: 0, 1)

    #expect(frame.text() == " ab\u{301}cd \n")
    #expect(end == 5)
    #expect(frame[0, 2].style == bold)
    #expect(frame[0, 3].style == .plain)
  }

  @Test(arguments: [
    (Frame.Alignment.leading, "ab   "), (.center, " ab  "), (.trailing, "   ab"),
  ])
  func `aligns text in an area`(alignment: Frame.Alignment, row: String) {
    var frame = Frame(columns: 5, rows: 1)

    frame.write("ab", in: frame.bounds, alignment: alignment)

    #expect(frame.text() == row + "\n")
  }

  @Test func `shows the caret in a picture and styles in a dump`() {
    var frame = Frame(columns: 5, rows: 1)
    let focus = Paint(trueColor: .rgb(0x73EDFA), palette: .indexed(87), sixteen: .indexed(14))
    frame.write("ab", at: 0, 1, style: Style(foreground: focus, attributes: .bold))
    frame.restyle(Rect(column: 3, width: 1, height: 1)) {
      Style(attributesInSixteen: .reverse).over($0)
    }
    frame.caret = Position(row: 0, column: 3)

    #expect(frame.text(caret: "_") == " ab_ \n")
    #expect(
      frame.styledText() == """
         ab  
            1-2 bold fg #73edfa 87 14
            3-3 ~ reverse
        caret 0 3

        """)
  }

  @Test func `believes no terminal that says it is endless`() {
    let frame = Frame(columns: .max, rows: 1)

    #expect(frame.columns == Frame.longestSide)
    #expect(Frame(columns: -1, rows: -1).text() == "")
  }

  @Test func `stays whole whatever is written`() {
    var random = RandomTexts(seed: 1)
    for _ in 0..<500 {
      var frame = Frame(columns: random.number(9), rows: random.number(4))
      for _ in 0..<12 { random.change(&frame) }
      #expect(isWhole(frame))
    }
  }

  /// Whether each wide character has its other half, and each half its character.
  private func isWhole(_ frame: Frame) -> Bool {
    (0..<frame.rows).allSatisfy { row in
      (0..<frame.columns).allSatisfy { column in
        let cell = frame[row, column]
        let next = column + 1 < frame.columns && frame[row, column + 1].isContinuation
        let isPaired = cell.glyph.width == 2 ? next : !next
        return isPaired && !(column == 0 && cell.isContinuation)
      }
    }
  }
}
