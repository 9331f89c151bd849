import Screen
import Testing

@Suite struct `Lines between panes` {
  /// Three panes side by side, the composer below two of them; the middle one, then the composer
  /// focused.
  private func panes(focus: LineWeight, composer: LineWeight) -> Lines {
    var lines = Lines(in: Rect(width: 21, height: 8))
    lines.addHorizontal(row: 0, columns: 0..<6)
    lines.addHorizontal(row: 0, columns: 7..<13, focus)
    lines.addHorizontal(row: 0, columns: 14..<21)
    lines.addVertical(column: 6, rows: 0..<5, focus)
    lines.addVertical(column: 13, rows: 0..<5, focus)
    lines.addVertical(column: 6, rows: 5..<8, composer)
    lines.addHorizontal(row: 4, columns: 7..<13, max(focus, composer))
    lines.addHorizontal(row: 4, columns: 14..<21, composer)
    lines.addHorizontal(row: 2, columns: 0..<6)
    return lines
  }

  @Test func `are heavy where they touch the focused pane`() {
    var frame = Frame(columns: 21, rows: 8)

    frame.draw(panes(focus: .heavy, composer: .light))

    #expect(
      frame.text() == """
        ──────┲━━━━━━┱───────
              ┃      ┃       
        ──────┨      ┃       
              ┃      ┃       
              ┡━━━━━━┹───────
              │              
              │              
              │              

        """)
  }

  @Test func `turn heavy below for the composer`() {
    var frame = Frame(columns: 21, rows: 8)

    frame.draw(panes(focus: .light, composer: .heavy))

    #expect(
      frame.text() == """
        ──────┬──────┬───────
              │      │       
        ──────┤      │       
              │      │       
              ┢━━━━━━┷━━━━━━━
              ┃              
              ┃              
              ┃              

        """)
  }

  @Test func `have a twin in ASCII`() {
    var frame = Frame(columns: 21, rows: 8)

    frame.draw(panes(focus: .light, composer: .heavy), symbols: .ascii)

    #expect(
      frame.text() == """
        ------+------+-------
              |      |       
        ------+      |       
              |      |       
              +======+=======
              #              
              #              
              #              

        """)
  }

  @Test func `stand below a floating box without meeting it`() {
    var frame = Frame(columns: 12, rows: 5)
    var below = Lines(in: frame.bounds)
    below.addVertical(column: 2, rows: 0..<5)
    below.addHorizontal(row: 2, columns: 0..<12)
    var box = Lines(in: frame.bounds)
    box.addBox(Rect(row: 1, column: 2, width: 6, height: 3))

    frame.draw(below)
    frame.fill(Rect(row: 1, column: 2, width: 6, height: 3))
    frame.draw(box)

    #expect(
      frame.text() == """
          │         
          ┏━━━━┓    
        ──┃    ┃────
          ┗━━━━┛    
          │         

        """)
  }

  @Test func `keep their ends where they meet nothing`() {
    var frame = Frame(columns: 5, rows: 3)
    var lines = Lines(in: frame.bounds)
    lines.addHorizontal(row: 0, columns: 0..<2)
    lines.addHorizontal(row: 0, columns: 2..<5, .heavy)
    lines.addVertical(column: 4, rows: 2..<3)

    frame.draw(lines)

    #expect(frame.text() == "──━━━\n     \n    │\n")
  }

  @Test func `are styled by weight and clipped`() {
    var frame = Frame(columns: 3, rows: 1)
    var lines = Lines(in: Rect(width: .max, height: 2))
    lines.addHorizontal(row: 0, columns: -5..<2)
    lines.addHorizontal(row: 0, columns: 2..<900, .heavy)
    lines.addVertical(column: -1, rows: .min..<(.max))

    frame.draw(lines, light: Style(attributes: .dim), heavy: Style(attributes: .bold))

    #expect(frame.text() == "──━\n")
    #expect(frame[0, 1].style == Style(attributes: .dim))
    #expect(frame[0, 2].style == Style(attributes: .bold))
  }

  @Test func `are never bars in reverse`() {
    var frame = Frame(columns: 2, rows: 1)
    var lines = Lines(in: frame.bounds)
    lines.addHorizontal(row: 0, columns: 0..<2, .heavy)

    frame.draw(lines, heavy: Style(attributes: [.bold, .reverse]))

    #expect(frame[0, 0].style == Style(attributes: .bold))
  }
}

private func max(_ one: LineWeight, _ other: LineWeight) -> LineWeight {
  one.rawValue > other.rawValue ? one : other
}
