import Testing
import TextLayout

@Suite struct `A Markdown table` {
  static let moons = """
    | Moon | Radius (km) | Seen |
    |:-----|------------:|:----:|
    | Io | 1821.6 | 1610 |
    | **Europa** | 1560.8 | a \\| b |
    | only one |
    """

  @Test func `has aligned columns under a line`() {
    #expect(
      Shown.plain(Self.moons) == [
        "Moon      Radius (km)  Seen",
        "────────  ───────────  ─────",
        "Io             1821.6  1610",
        "Europa         1560.8  a | b",
        "only one",
      ])
    #expect(Shown.styled(Self.moons)[0].hasPrefix("{b|Moon}"))
  }

  @Test func `ends at a line without bars and needs as many columns as names`() {
    #expect(Shown.plain("a | b\n--|--\n1 | 2\ntext") == ["a  b", "─  ─", "1  2", "", "text"])
    #expect(Shown.plain("a | b\n--|--|--") == ["a | b --|--|--"])
    #expect(Shown.plain("intro\n|a|\n|-|\n|1|") == ["intro", "", "a", "─", "1"])
    let names = String(repeating: "|a", count: 65), rule = String(repeating: "|-", count: 65)
    #expect(Shown.plain("\(names)|\n\(rule)|", width: 400).first?.hasPrefix("|a|a") == true)
  }

  @Test func `has its widest columns wrapped before it is moved sideways`() {
    let text = """
      | Name | What it does |
      |---|---|
      | alpha | a sentence that is much too long for the room that there is |
      """
    let narrow = Shown.lines(MarkdownDocument(text), width: 36)
    let tiny = Shown.lines(MarkdownDocument(text), width: 20)

    #expect(
      narrow.map(\.text) == [
        "Name   What it does",
        "─────  ─────────────────────────────",
        "alpha  a sentence that is much too",
        "       long for the room that there",
        "       is",
      ])
    #expect(narrow.allSatisfy { !$0.isPannable && $0.width <= 36 })
    #expect(tiny.allSatisfy { $0.isPannable })
    #expect(tiny.map(\.width).max() == 47)
  }

  @Test func `goes on in parts when it is long`() {
    let rows = (1...150).map { "| \($0) | x |\n" }.joined()
    let document = MarkdownDocument("| n | letter |\n|---|---|\n" + rows)
    let lines = Shown.lines(document, width: 60).map(\.text)

    #expect(document.blocks.count == 3)
    #expect(lines.count == 152)
    #expect(lines.last == "150  x")
    #expect(lines[100] == "99   x" || lines[100] == "99  x")
  }
}
