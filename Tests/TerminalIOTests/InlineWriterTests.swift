import Screen
import Testing

@testable import TerminalIO

@Suite struct `Live rows below text that stays` {
  private struct Terminal {
    var writer = InlineWriter(StyleSequence(depth: .palette))
    var screen = ScreenModel()
    var last: [UInt8] = []

    mutating func show(_ rows: [String], above: [String] = [], caret: Position? = nil) {
      var live = frame(rows, columns: screen.columns)
      live.caret = caret
      last = []
      let text = above.isEmpty ? [] : [frame(above, columns: screen.columns)]
      writer.update(live, above: text, height: screen.height, to: &last)
      screen.write(last)
    }

    mutating func erase() {
      last = []
      writer.erase(to: &last)
      screen.write(last)
    }
  }

  private static func frame(_ rows: [String], columns: Int) -> Frame {
    var frame = Frame(columns: columns, rows: rows.count)
    for (row, text) in rows.enumerated() { frame.write(text, at: row, 0) }
    return frame
  }

  @Test func `text goes above the live rows and scrolls away`() {
    var terminal = Terminal()
    terminal.screen.write(Array("$ switchboard\r\n".utf8))
    terminal.show(["----", "> ", "keys"], caret: Position(row: 1, column: 2))
    #expect(terminal.screen.all == ["$ switchboard", "----", ">", "keys"])
    #expect(terminal.screen.row == 2 && terminal.screen.column == 2)

    for number in 1...9 {
      terminal.show(
        ["----", "> ", "keys"], above: ["answer \(number)"], caret: Position(row: 1, column: 2))
    }

    #expect(
      terminal.screen.all == ["$ switchboard"] + (1...9).map { "answer \($0)" }
        + ["----", ">", "keys"])
    #expect(terminal.screen.rows.suffix(3) == ["----", ">", "keys"])
    #expect(terminal.screen.row == 6 && terminal.screen.column == 2)
    #expect(terminal.screen.unknown.isEmpty && terminal.screen.wraps)
  }

  @Test func `live rows grow, shrink and are gone`() {
    var terminal = Terminal()
    terminal.show(["a"], above: ["before"])
    terminal.show(["a", "b", "c", "d"])
    #expect(terminal.screen.all == ["before", "a", "b", "c", "d"])
    terminal.show(["x", "y"])
    #expect(terminal.screen.all == ["before", "x", "y"])
    terminal.erase()
    #expect(terminal.screen.all == ["before"])
    #expect(terminal.screen.row == 1 && terminal.screen.column == 0)
    terminal.erase()
    #expect(terminal.last.isEmpty)
  }

  @Test func `only what has changed is written, nothing when nothing has`() {
    var terminal = Terminal()
    terminal.show(["one two", "> "], caret: Position(row: 1, column: 2))
    terminal.show(["one two", "> "], caret: Position(row: 1, column: 2))
    #expect(terminal.last.isEmpty)
    terminal.show(["one two", "> h"], caret: Position(row: 1, column: 3))
    #expect(!String(decoding: terminal.last, as: UTF8.self).contains("two"))
    #expect(terminal.screen.all == ["one two", "> h"] && terminal.screen.column == 3)
    terminal.show(["one", "> h"], caret: Position(row: 1, column: 3))
    #expect(terminal.screen.all == ["one", "> h"])
  }

  @Test func `a row that fills the terminal moves nothing`() {
    var terminal = Terminal()
    let full = String(repeating: "=", count: 20)
    terminal.show([full, "> ", full], above: [full, "text"], caret: Position(row: 1, column: 2))
    terminal.show([full, "> h", full], caret: Position(row: 1, column: 3))
    terminal.show([full, "> h", full], above: ["more"], caret: Position(row: 1, column: 3))
    #expect(terminal.screen.all == [full, "text", "more", full, "> h", full])
  }

  @Test func `a line that is too wide is left to the terminal to break`() {
    var terminal = Terminal()
    let long = Self.frame([String(repeating: "x", count: 30)], columns: 30)
    var bytes: [UInt8] = []
    terminal.writer.update(
      Self.frame(["> "], columns: 20), above: [long], height: 8, to: &bytes)
    terminal.screen.write(bytes)
    #expect(
      terminal.screen.all == [
        String(repeating: "x", count: 20), String(repeating: "x", count: 10), ">",
      ])
  }

  @Test func `as many live rows as the terminal has leave what is above in order`() {
    var terminal = Terminal()
    let rows = (1...8).map { "row \($0)" }
    terminal.show(["> "], above: ["first"])
    terminal.show(rows, caret: Position(row: 6, column: 0))
    terminal.show(["> "], above: ["second"])
    #expect(terminal.screen.all == ["first", "second", ">"])
  }

  @Test func `the cursor is hidden where no caret is, and shown again at the end`() {
    var terminal = Terminal()
    terminal.show(["a"])
    #expect(!terminal.screen.isCaretShown)
    terminal.show(["a"], caret: Position(row: 0, column: 1))
    #expect(terminal.screen.isCaretShown)
    terminal.show(["a"])
    terminal.erase()
    #expect(terminal.screen.isCaretShown)
  }

  @Test(arguments: [true, false])
  func `finds its rows again where the terminal has become narrower`(reflows: Bool) {
    var writer = InlineWriter(StyleSequence(depth: .none), reflows: reflows)
    var bytes: [UInt8] = []
    var live = Self.frame(["123456789012345", "short", "> "], columns: 20)
    live.caret = Position(row: 2, column: 2)
    writer.update(live, above: [], height: 8, to: &bytes)
    // As the terminal has it now: the first row is two, if it breaks rows anew.
    var screen = ScreenModel(columns: 10)
    screen.write(Array("before\r\n".utf8))
    let broken = reflows ? "1234567890\r\n12345" : "1234567890"
    screen.write(Array("\(broken)\r\nshort\r\n> ".utf8))
    bytes = []
    var narrow = Self.frame(["12345", "> "], columns: 10)
    narrow.caret = Position(row: 1, column: 2)
    writer.update(narrow, above: [], height: 8, to: &bytes)
    screen.write(bytes)

    #expect(screen.all == ["before", "12345", ">"])
  }

  @Test(arguments: [
    (ColorDepth.none, "[0;1m"), (.sixteen, "[0;1;94m"), (.palette, "[0;1;38;5;33m"),
    (.trueColor, "[0;1;38;2;1;2;3m"),
  ])
  func `colours are those of the terminal's depth`(depth: ColorDepth, sequence: String) {
    let paint = Paint(trueColor: .rgb(0x010203), palette: .indexed(33), sixteen: .indexed(12))
    var bytes: [UInt8] = []
    StyleSequence(depth: depth).append(
      Style(foreground: paint, attributes: .bold), to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == "\u{1B}" + sequence)
  }
}
