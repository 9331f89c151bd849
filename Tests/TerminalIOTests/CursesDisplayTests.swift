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
        try #require(written.contains("blue") && !written.contains("sky"))
        try #require(!written.contains("[2J") && written.utf8.count <= 24)
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

  @Test func `marks the beginning and the end of a frame that is not small`() async throws {
    await #expect(processExitsWith: .success) {
      try Self.draw { terminal, display in
        var frame = Frame(columns: 80, rows: 6)
        display.show(frame)
        _ = terminal.written()
        frame.write(String(repeating: "The sky is blue. ", count: 4), at: 1, 3)
        display.show(frame)

        let written = terminal.written()
        try #require(written.hasPrefix("\u{1B}[?2026h") && written.hasSuffix("\u{1B}[?2026l"))
      }
    }
  }

  @Test func `sets a colour once while one piece after the other is written in it`() async throws {
    await #expect(processExitsWith: .success) {
      try Self.draw { terminal, display in
        let style = Style(foreground: Paint(index: 87), attributes: .bold)
        var frame = Frame(columns: 80, rows: 6)
        frame.caret = Position(row: 5, column: 0)
        display.show(frame)
        _ = terminal.written()
        var written: [String] = []
        for number in 0..<3 {
          frame.write("token", at: 1, 5 * number, style: style)
          display.show(frame)
          written.append(terminal.written())
        }
        display.repaint()
        display.show(frame)
        written.append(terminal.written())

        try #require(written.map { $0.contains("38;5;87") } == [true, false, false, true])
        try #require(written[2].utf8.count <= 24)
      }
    }
  }

  @Test func `takes the changes from where they are said to be`() async throws {
    await #expect(processExitsWith: .success) {
      try Self.draw { terminal, display in
        var frame = Frame(columns: 40, rows: 6)
        frame.write("The sky is", at: 1, 3)
        display.show(frame)
        _ = terminal.written()
        frame.write("blue", at: 4, 5)
        display.show(frame, changedIn: [Rect(row: 4, column: 0, width: 20, height: 1)])
        try #require(terminal.written().contains("blue"))
        frame.write("green", at: 4, 5)
        display.show(frame)
        try #require(terminal.written().contains("green"))
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
        try #require(written.contains("1;3;38;5;87mbold"))
        try #require(written.contains("9;48;5;52mgone"))
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
