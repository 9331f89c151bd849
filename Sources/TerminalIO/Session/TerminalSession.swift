import CTerminal
import Glibc

/// The terminal while the screen has it: modes, signals, and the way back.
///
/// One at a time, on the main thread, made before other threads draw on standard error. Whatever
/// happens, the terminal is as it was before: at the end of its life, on `exit`, after a fault or an
/// abort, while suspended and while another program runs.
package struct TerminalSession: ~Copyable {
  package let capabilities: TerminalCapabilities
  /// To be polled for input.
  package let descriptor: Int32
  /// To be polled for signals.
  package let signalDescriptor: Int32
  /// Whether the mouse is reported; off at the start, because it takes away the terminal's own
  /// selection.
  package private(set) var hasMouse = false
  package private(set) var hasKeyboardProtocol = false
  /// Whether the screen has the terminal; not while suspended, or after the terminal has gone.
  package private(set) var isEntered = false

  /// Whether the terminal's own screen is kept.
  package let isInline: Bool

  private let before: termios
  private let standardError: Int32
  private let log: Int32
  private let leavingScreen: [UInt8]
  private var isGone = false
  private var asks: Bool
  /// In inline mode: whether the alternate screen is seen, and how many live rows stand below the
  /// cursor of the terminal's own one.
  private var isOnScreen = false
  private var rowsBelow = 0

  /// Takes the terminal.
  package init(_ setup: TerminalSetup) throws(TerminalError) {
    guard cterminal_use_utf8() >= 0 else { throw .noUTF8 }
    let capabilities = try TerminalCapabilities(environment: setup.environment)
    let opened = try OpenedTerminal(setup.device, entry: capabilities.entry)
    self.capabilities = capabilities
    before = opened.modes
    descriptor = opened.descriptor
    signalDescriptor = opened.signals
    standardError = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
    log = open(setup.logFile ?? "/dev/null", O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
    leavingScreen = Self.capability("rmcup")
    asks = setup.asksTerminal
    isInline = setup.isInline
    if isInline {
      // ncurses enters the alternate screen with the first frame that needs it.
      _ = cterminal_compose_end()
      _ = Self.takeComposed()
    }
    enter()
  }

  deinit {
    if isEntered { giveBack() }
    cterminal_unguard()
    cterminal_close()
    cterminal_unwatch()
    close(descriptor)
    if standardError >= 0 { close(standardError) }
    if log >= 0 { close(log) }
  }

  /// Whether the terminal shows again what stood on it before the screen was taken.
  var hasAlternateScreen: Bool { !leavingScreen.isEmpty }

  /// Columns and rows; 80 by 24 where the terminal does not say.
  package var size: (columns: Int, rows: Int) {
    var columns: Int32 = 0
    var rows: Int32 = 0
    guard cterminal_size(descriptor, &columns, &rows) else { return (80, 24) }
    return (Int(columns), Int(rows))
  }

  /// Reads what is there; to be called when the terminal is readable.
  package mutating func readInput() -> TerminalInput {
    var bytes = [UInt8](repeating: 0, count: 4096)
    while !isGone {
      let count = read(descriptor, &bytes, bytes.count)
      if count > 0 { return .bytes(Array(bytes.prefix(count))) }
      if count < 0, errno == EINTR { continue }
      if count < 0, errno == EAGAIN { return .nothing }
      isGone = true
    }
    return .gone
  }

  /// Switches reports of the mouse on or off.
  package mutating func setMouse(_ isOn: Bool) {
    guard isOn != hasMouse else { return }
    hasMouse = isOn
    if isEntered { write(isOn ? TerminalSequences.mouseOn : TerminalSequences.mouseOff) }
  }

  /// Takes up what the terminal has told of itself.
  package mutating func handle(_ reply: TerminalReply) {
    guard case .keyboardProtocol = reply, !hasKeyboardProtocol else { return }
    hasKeyboardProtocol = true
    guard isEntered else { return }
    write(TerminalSequences.keyboardOn)
    guardAgainstFaults()
  }

  /// Gives the terminal back, for a suspension or another program.
  mutating func leave() {
    guard isEntered else { return }
    isEntered = false
    giveBack()
  }

  private func giveBack() {
    let modes =
      TerminalSequences.plainText + (hasMouse ? TerminalSequences.mouseOff : "")
      + TerminalSequences.leave
      + (hasKeyboardProtocol ? TerminalSequences.keyboardOff : "")
    _ = cterminal_compose_end()
    let bytes = Array(modes.utf8) + Self.takeComposed()
    if !isGone {
      _ = TerminalOutput.write(bytes.span, to: descriptor)
      // Answers that are still on their way would appear at the shell's prompt.
      tcflush(descriptor, TCIFLUSH)
      var modes = before
      cterminal_set_modes(descriptor, &modes)
    }
    if standardError >= 0 { dup2(standardError, STDERR_FILENO) }
    cterminal_unguard()
  }

  /// Takes the terminal, at the start and after `leave`; the next frame is drawn in full.
  mutating func enter() {
    guard !isEntered, !isGone else { return }
    isEntered = true
    guardAgainstFaults()
    if log >= 0 { dup2(log, STDERR_FILENO) }
    var modes = before
    modes.c_iflag &= ~tcflag_t(IGNBRK | BRKINT | PARMRK | ISTRIP | INLCR | IGNCR | ICRNL | IXON)
    modes.c_oflag &= ~tcflag_t(OPOST)
    modes.c_lflag &= ~tcflag_t(ECHO | ECHONL | ICANON | ISIG | IEXTEN)
    modes.c_cflag = modes.c_cflag & ~tcflag_t(CSIZE | PARENB) | tcflag_t(CS8)
    withUnsafeMutableBytes(of: &modes.c_cc) { controls in
      controls[Int(VMIN)] = 1
      controls[Int(VTIME)] = 0
    }
    // From the background this stops the process until it has the terminal.
    while tcsetattr(descriptor, TCSANOW, &modes) != 0, errno == EINTR {}
    write(
      TerminalSequences.enter + (hasMouse ? TerminalSequences.mouseOn : "")
        + (hasKeyboardProtocol ? TerminalSequences.keyboardOn : "")
        + (asks ? TerminalSequences.questions : ""))
    asks = false
  }

  /// Takes the terminal again after the process was stopped by SIGSTOP, which nobody can catch.
  package mutating func resume() {
    if isEntered {
      // Whoever had the terminal meanwhile has written on the screen.
      _ = cterminal_compose_end()
      _ = Self.takeComposed()
      isEntered = false
    }
    enter()
  }

  /// Takes note of where the live rows end, for an end without warning.
  mutating func note(isOnScreen: Bool, rowsBelow: Int) {
    guard isInline, isOnScreen != self.isOnScreen || rowsBelow != self.rowsBelow else { return }
    self.isOnScreen = isOnScreen
    self.rowsBelow = rowsBelow
    if isEntered { guardAgainstFaults() }
  }

  private func guardAgainstFaults() {
    var modes = before
    let bytes =
      isInline
      ? TerminalSequences.restore(
        keyboard: hasKeyboardProtocol, rowsBelow: rowsBelow,
        leavingScreen: isOnScreen ? leavingScreen : [])
      : TerminalSequences.restore(
        keyboard: hasKeyboardProtocol, leavingScreen: leavingScreen)
    _ = cterminal_guard(descriptor, &modes, bytes, bytes.count, standardError)
  }

  private mutating func write(_ text: String) {
    guard !isGone else { return }
    isGone = !TerminalOutput.write(text.utf8.span, to: descriptor)
  }

  private static func takeComposed() -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 64 << 10)
    let count = cterminal_take(&bytes, bytes.count)
    return Array(bytes.prefix(max(0, count)))
  }

  private static func capability(_ name: String) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 128)
    let count = cterminal_capability(name, &bytes, bytes.count)
    return Array(bytes.prefix(count))
  }
}
