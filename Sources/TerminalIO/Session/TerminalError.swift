import Glibc

/// Why there can be no screen.
package enum TerminalError: Error, Equatable, CustomStringConvertible {
  case noTerminal
  case noUTF8
  /// TERM is not set.
  case unnamed
  /// TERM names a terminal that cannot place its cursor.
  case incapable(String)
  /// TERM names a terminal that is not described here, and none that could stand for it is.
  case undescribed(String)
  /// Another program could not be started.
  case program(String, code: Int32)
  /// A call of the system failed.
  case system(call: String, code: Int32)

  package var description: String {
    switch self {
    case .noTerminal:
      "There is no terminal: standard input is none, and this process has no /dev/tty. --plain works without one."
    case .noUTF8:
      "The screen needs UTF-8, and neither the locale nor C.UTF-8 has it. Set LANG, or use --plain."
    case .unnamed: "TERM is not set, so the terminal is not known. Set it, or use --plain."
    case .incapable(let term):
      "TERM is \(term), which cannot place the cursor. Set the terminal's own name, or use --plain."
    case .undescribed(let term):
      "TERM is \(term), and there is no description of it here. Set it to xterm-256color, or use --plain."
    case .program(let name, let code):
      code == ENOENT
        ? "\(name) was not found."
        : "\(name) could not be started: \(String(cString: strerror(code)))."
    case .system(let call, let code): "The terminal refused: \(call) failed with error \(code)."
    }
  }
}
