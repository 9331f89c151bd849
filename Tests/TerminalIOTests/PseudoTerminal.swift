import CTerminal
import Glibc
import Testing

/// A terminal of our own: `device` for the program, the other end in place of the person.
final class PseudoTerminal {
  let device: String
  private let controller: Int32
  /// Kept open, so that the terminal keeps its modes when the program has gone.
  private let terminal: Int32

  init(columns: UInt16 = 40, rows: UInt16 = 6) throws {
    var controller: Int32 = -1
    var terminal: Int32 = -1
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    try #require(openpty(&controller, &terminal, nil, nil, &size) == 0)
    for descriptor in [controller, terminal] { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    _ = fcntl(controller, F_SETFL, O_NONBLOCK)
    self.controller = controller
    self.terminal = terminal
    device = String(cString: ttyname(terminal))
  }

  deinit {
    hangUp()
    close(terminal)
  }

  /// The modes, as text that can be compared.
  var modes: String {
    var modes = termios()
    tcgetattr(terminal, &modes)
    return "\(modes.c_iflag) \(modes.c_oflag) \(modes.c_cflag) \(modes.c_lflag) \(modes.c_cc)"
  }

  /// What the program has written since the last time.
  func written() -> String {
    var bytes = [UInt8](repeating: 0, count: 1 << 16)
    var all: [UInt8] = []
    while true {
      let count = read(controller, &bytes, bytes.count)
      guard count > 0 else { break }
      all += bytes.prefix(count)
    }
    return String(decoding: all, as: UTF8.self)
  }

  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(controller, bytes, bytes.count)
  }

  func resize(columns: UInt16, rows: UInt16) {
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(controller, UInt(TIOCSWINSZ), &size)
  }

  /// The person closes the window.
  func hangUp() { close(controller) }
}
