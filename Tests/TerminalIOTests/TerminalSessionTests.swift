import Glibc
import Screen
import TestSupport
import Testing

@testable import TerminalIO

/// Each ends a process of its own, because the terminal and the signals belong to a process.
@Suite struct `A terminal session` {
  @Test func `restores the terminal at its end`() async throws {
    let terminal = try PseudoTerminal()
    let before = terminal.modes

    await #expect(processExitsWith: .success) { [device = terminal.device as String] in
      try Self.show("hello", on: device)
    }

    #expect(terminal.modes == before)
    Self.expectRestored(terminal.written())
  }

  @Test func `restores the terminal on exit`() async throws {
    let terminal = try PseudoTerminal()
    let before = terminal.modes

    await #expect(processExitsWith: .exitCode(3)) { [device = terminal.device as String] in
      try Self.show("hello", on: device) { _ in exit(3) }
    }

    #expect(terminal.modes == before)
    Self.expectRestored(terminal.written())
  }

  @Test func `restores the terminal before an abort goes on`() async throws {
    let terminal = try PseudoTerminal()
    let before = terminal.modes

    await #expect(processExitsWith: .signal(SIGABRT)) { [device = terminal.device as String] in
      try Self.show("hello", on: device) { _ in abort() }
    }

    #expect(terminal.modes == before)
    Self.expectRestored(terminal.written())
  }

  @Test func `restores the terminal before a trap goes on`() async throws {
    let terminal = try PseudoTerminal()
    let before = terminal.modes

    await #expect(processExitsWith: .failure) { [device = terminal.device as String] in
      try Self.show("hello", on: device) { _ in
        let none: [Int] = []
        _ = none[none.count + 1]
      }
    }

    #expect(terminal.modes == before)
    Self.expectRestored(terminal.written())
  }

  @Test func `restores the terminal before a stack overflow goes on`() async throws {
    let terminal = try PseudoTerminal()
    let before = terminal.modes

    await #expect(processExitsWith: .failure) { [device = terminal.device as String] in
      try Self.show("hello", on: device) { _ in raise(SIGSEGV) }
    }

    #expect(terminal.modes == before)
    Self.expectRestored(terminal.written())
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT])
  func `tells of signals, and restores the terminal`(signal: Int32) async throws {
    let terminal = try PseudoTerminal()
    let before = terminal.modes

    await #expect(processExitsWith: .success) {
      [device = terminal.device as String, signal = signal as Int32] in
      try Self.show("hello", on: device) { session in
        let events = EventSource(session, bell: try WakeEvent())
        raise(signal)
        let ready = events.wait(until: nil)
        try #require(
          !ready.signals.isDisjoint(with: .ending) && ready.signals.rawValue.nonzeroBitCount == 1)
      }
    }

    #expect(terminal.modes == before)
    Self.expectRestored(terminal.written())
  }

  @Test func `switches everything off again, the mouse and the keyboard too`() async throws {
    let terminal = try PseudoTerminal()

    await #expect(processExitsWith: .success) { [device = terminal.device as String] in
      try Self.show("hello", on: device) { session in
        session.setMouse(true)
        session.handle(.keyboardProtocol(flags: 0))
      }
    }

    let written = terminal.written()
    for (on, off) in [
      ("[?2004h", "[?2004l"), ("[?1004h", "[?1004l"), ("[?1002h", "[?1002l"),
      ("[?1006h", "[?1006l"),
      ("[?1049h", "[?1049l"), ("[>1u", "[<1u"), ("[?2026h", "[?2026l"),
    ] {
      let last = try #require(written.ranges(of: on).last)
      #expect(written[last.upperBound...].contains(off), "\(off)")
    }
    // The keyboard's flags belong to the alternate screen.
    let keyboard = try #require(written.ranges(of: "[<1u").last)
    #expect(written[keyboard.upperBound...].contains("[?1049l"))
  }

  @Test func `gives the terminal back while suspended, and draws in full afterwards`() async throws
  {
    await #expect(processExitsWith: .success) {
      let terminal = try PseudoTerminal()
      let before = terminal.modes
      try Self.show("hello", on: terminal.device) { session in
        _ = terminal.written()
        var display = CursesDisplay(session)
        display.show(Self.frame("hello"))
        _ = terminal.written()
        let raw = terminal.modes
        try #require(raw != before)

        let signals = session.suspend {
          Self.check(terminal.modes == before && terminal.written().contains("[?1049l"))
          raise(SIGWINCH)
        }
        display.show(Self.frame("hello"))

        let written = terminal.written()
        try #require(signals == .resized && terminal.modes == raw)
        try #require(written.contains("[?1049h") && written.contains("hello"))
        try #require(written.contains("[?2004h"))
      }
    }
  }

  @Test func `stays away when it was ended while suspended`() async throws {
    await #expect(processExitsWith: .success) {
      let terminal = try PseudoTerminal()
      let before = terminal.modes
      try Self.show("hello", on: terminal.device) { session in
        let signals = session.suspend { raise(SIGTERM) }
        try #require(signals == .terminate && !session.isEntered && terminal.modes == before)
      }
    }
  }

  @Test func `lends the terminal to a program`() async throws {
    await #expect(processExitsWith: .success) {
      let terminal = try PseudoTerminal()
      try Self.show("hello", on: terminal.device) { session in
        let (status, _) = try session.run(
          ["sh", "-c", "echo $WORD; stty -a | grep -c -- ' icanon'; exit 7"],
          environment: ["WORD=lent", "PATH=/usr/bin:/bin"])

        let written = terminal.written()
        try #require(status == 7)
        try #require(written.contains("lent\r\n1\r\n"))
        Self.check(session.isEntered)
        do throws(TerminalError) {
          _ = try session.run(["/no/such/program"], environment: [])
          Self.check(false)
        } catch {
          Self.check(error == .program("/no/such/program", code: ENOENT))
        }
      }
    }
  }

  @Test func `keeps standard error off the screen`() async throws {
    await #expect(processExitsWith: .success) {
      let terminal = try PseudoTerminal()
      var name = Array("/tmp/switchboard-log-XXXXXX\0".utf8CString)
      close(mkstemp(&name))
      let path = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init), as: UTF8.self)
      defer { unlink(path) }
      try Self.show("hello", on: terminal.device, logFile: path) { _ in
        Self.complain("a library speaks\n")
      }
      Self.complain("afterwards\n")
      let file = try #require(fopen(path, "r"))
      var line = [CChar](repeating: 0, count: 64)
      Self.check(fgets(&line, 64, file) != nil && strcmp(line, "a library speaks\n") == 0)
      Self.check(fgets(&line, 64, file) == nil)
      fclose(file)
    }
  }

  @Test func `says that the terminal is gone, at once`() async throws {
    await #expect(processExitsWith: .success) {
      let terminal = try PseudoTerminal()
      try Self.show("hello", on: terminal.device) { session in
        let events = EventSource(session, bell: try WakeEvent())
        terminal.hangUp()
        let ready = events.wait(until: .now + .seconds(5))
        try #require(ready.hasInput && session.readInput() == .gone)
        var display = CursesDisplay(session)
        display.show(Self.frame("nobody sees this"))
      }
    }
  }

  @Test func `reads keys, wakes for the bell and at the deadline`() async throws {
    await #expect(processExitsWith: .success) {
      let terminal = try PseudoTerminal()
      try Self.show("hello", on: terminal.device) { session in
        let bell = try WakeEvent()
        let events = EventSource(session, bell: bell)
        try #require(events.wait(until: .now).isTimeout)
        bell.ring()
        bell.ring()
        try #require(events.wait(until: nil) == EventSource.Ready(isWoken: true))
        terminal.type("\u{3}\r")
        try #require(events.wait(until: nil) == EventSource.Ready(hasInput: true))
        try #require(session.readInput() == .bytes([3, 13]))
        terminal.resize(columns: 50, rows: 9)
        try #require(session.size == (50, 9))
      }
    }
  }

  @Test func `needs a terminal`() async throws {
    await #expect(processExitsWith: .success) {
      do {
        try Self.show("hello", on: "/dev/null")
        Self.check(false)
      } catch {
        Self.check(error as? TerminalError == .noTerminal)
      }
    }
  }

  /// Shows a text on a terminal and does something before the session ends.
  static func show(
    _ text: String, on device: String, logFile: String? = nil,
    then body: (inout TerminalSession) throws -> Void = { _ in }
  ) throws {
    var setup = TerminalSetup(environment: { $0 == "TERM" ? "xterm-256color" : nil })
    setup.device = device
    setup.logFile = logFile
    var session = try TerminalSession(setup)
    var display = CursesDisplay(session)
    display.show(frame(text))
    try body(&session)
  }

  static func frame(_ text: String) -> Frame {
    var frame = Frame(columns: 40, rows: 6)
    frame.write(text, at: 1, 3)
    frame.caret = Position(row: 2, column: 0)
    return frame
  }

  /// Writes on standard error as any library might.
  static func complain(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }

  /// Ends the process with a failure that its parent sees, where nothing can be thrown.
  static func check(_ isTrue: Bool) {
    if !isTrue { exit(99) }
  }

  /// Whether the screen was entered, drawn, and left with every mode switched off after it.
  static func expectRestored(_ written: String) {
    let text = written.ranges(of: "hello").last
    #expect(text != nil)
    let end = text.map { written[$0.upperBound...] } ?? ""
    for off in ["[?1004l", "[?2004l", "[?1049l"] { #expect(end.contains(off)) }
    #expect(written.contains("[?1049h"))
  }
}
