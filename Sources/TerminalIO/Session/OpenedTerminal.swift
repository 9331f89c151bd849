import CTerminal
import Glibc

/// A terminal with ncurses and the signal handlers started on it, before it is changed.
struct OpenedTerminal {
  let descriptor: Int32
  let signals: Int32
  /// The modes it had.
  let modes: termios

  init(_ device: String?, entry: String) throws(TerminalError) {
    let tty = try Self.open(device)
    var modes = termios()
    guard tcgetattr(tty, &modes) == 0 else {
      close(tty)
      throw .noTerminal
    }
    // The handlers come first: ncurses installs its own where there are none.
    let signals = cterminal_watch()
    guard signals >= 0 else {
      let code = errno
      close(tty)
      throw .system(call: "eventfd", code: code)
    }
    guard cterminal_open(entry, tty) == 0 else {
      cterminal_set_modes(tty, &modes)
      cterminal_unwatch()
      close(tty)
      throw .incapable(entry)
    }
    descriptor = tty
    self.signals = signals
    self.modes = modes
  }

  /// The device, the terminal that controls the process, or standard input.
  private static func open(_ device: String?) throws(TerminalError) -> Int32 {
    let opened = Glibc.open(device ?? "/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)
    if opened >= 0 { return opened }
    guard device == nil, isatty(STDIN_FILENO) == 1 else { throw .noTerminal }
    let copy = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3)
    guard copy >= 0 else { throw .noTerminal }
    return copy
  }
}
