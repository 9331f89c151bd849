import Glibc
import Screen
import Testing

@testable import TerminalIO

@Suite struct `A curses display` {
  @Test func `writes only what changed, in one piece`() async throws {
    await #expect(processExitsWith: .success) {
      try Self.draw { terminal, display in
        var frame = Frame(columns: 40, rows: 6)
        frame.write("The sky is", at: 1, 3)
        display.show(frame)
        _ = terminal.written()

        frame.write(" blue", at: 1, 13)
        display.show(frame)

        let written = terminal.written()
        try #require(written.hasPrefix("\u{1B}[?2026h") && written.hasSuffix("\u{1B}[?2026l"))
        try #require(written.contains("blue") && !written.contains("sky"))
        try #require(!written.contains("[2J") && written.utf8.count <= 40)
        let bytes = display.bytesWritten
        display.show(frame)
        try #require(terminal.written().isEmpty && display.bytesWritten == bytes)
        try #require(display.framesWritten == 2)
      }
    }
  }

  @Test func `clears once at the start and once after a resize`() async throws {
    await #expect(processExitsWith: .success) {
      try Self.draw { terminal, display in
        var frame = Frame(columns: 40, rows: 6)
        for number in 0..<20 {
          frame.write("line \(number)", at: number % 6, number)
          display.show(frame)
        }
        try #require(terminal.written().ranges(of: "[2J").count == 1)

        var larger = Frame(columns: 60, rows: 9)
        larger.write("here", at: 8, 55)
        display.show(larger)

        let written = terminal.written()
        try #require(written.ranges(of: "[2J").count == 1 && written.contains("here"))
        display.show(Frame(columns: 1, rows: 1))
        display.show(Frame(columns: 0, rows: 0))
        display.show(larger)
        try #require(terminal.written().contains("here"))
      }
    }
  }

  @Test func `shows colours, attributes and the caret`() async throws {
    await #expect(processExitsWith: .success) {
      try Self.draw { terminal, display in
        let focus = Paint(trueColor: .rgb(0x73EDFA), palette: .indexed(87), sixteen: .indexed(14))
        var frame = Frame(columns: 40, rows: 6)
        frame.write(
          "bold", at: 0, 0, style: Style(foreground: focus, attributes: [.bold, .italic]))
        frame.write(
          "gone", at: 1, 0, style: Style(background: Paint(index: 52), attributes: .strikethrough))
        frame.caret = Position(row: 4, column: 7)
        display.show(frame)

        let written = terminal.written()
        try #require(written.contains("38;5;87m") && written.contains("48;5;52m"))
        try #require(written.contains(";1m") && written.contains("[3m") && written.contains(";9m"))
        try #require(!written.contains(";5m"))
        try #require(written.contains("[5;8H") && !written.contains("[?25l"))

        frame.caret = nil
        display.show(frame)
        try #require(terminal.written().contains("[?25l"))
      }
    }
  }

  @Test func `puts a sign for what the C library cannot measure`() async throws {
    await #expect(processExitsWith: .success) {
      try Self.draw { terminal, display in
        var frame = Frame(columns: 40, rows: 6)
        // Of Unicode 17; wide in the table of TextLayout.
        frame.write("a\u{1FAC8}b", at: 1, 3)
        display.show(frame)

        let written = terminal.written()
        try #require(written.contains("a\u{1FAC8}b") || written.contains("a\u{FFFD} b"))
      }
    }
  }

  @Test(arguments: [
    ("\u{1B}[0;1;5mx", "\u{1B}[0;1;9mx"), ("\u{1B}[5m\u{1B}[38;5;5m", "\u{1B}[9m\u{1B}[38;5;5m"),
    ("\u{1B}[38;2;5;5;5;5m", "\u{1B}[38;2;5;5;5;9m"),
    ("\u{1B}[48:2::5:5:5m", "\u{1B}[48:2::5:5:5m"),
    ("\u{1B}[5;5H5\u{1B}[5", "\u{1B}[5;5H5\u{1B}[5"),
    ("\u{1B}[55;5d\u{1B}[15m", "\u{1B}[55;5d\u{1B}[15m"),
  ])
  func `strikes what ncurses takes for blinking`(written: String, sent: String) {
    var bytes = Array(written.utf8)

    StruckText.replaceBlinking(in: &bytes)

    #expect(String(decoding: bytes, as: UTF8.self) == sent)
  }

  /// Draws on a terminal of our own, in this process.
  static func draw(
    _ body: (PseudoTerminal, inout CursesDisplay) throws -> Void
  ) throws {
    let terminal = try PseudoTerminal()
    var setup = TerminalSetup(environment: { $0 == "TERM" ? "xterm-256color" : nil })
    setup.device = terminal.device
    let session = try TerminalSession(setup)
    var display = CursesDisplay(session)
    try body(terminal, &display)
    _ = session.descriptor
  }
}
