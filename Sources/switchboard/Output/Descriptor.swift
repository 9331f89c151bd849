import CPlatform
import Glibc
import TextLayout

/// One of the three standard streams, written without a buffer of its own.
///
/// Text that goes to a terminal passes the sanitizer; a pipe gets the bytes as they are.
struct Descriptor: Sendable {
  static let output = Descriptor(STDOUT_FILENO)
  static let error = Descriptor(STDERR_FILENO)

  /// The other end of a pipe has gone.
  struct Closed: Error {}

  let number: Int32
  let isTerminal: Bool

  init(_ number: Int32) {
    self.number = number
    isTerminal = isatty(number) == 1
  }

  /// The terminal's columns; nil when this is none, or it does not say.
  var columns: Int? {
    let columns = Int(platform_columns(number))
    return isTerminal && columns > 0 ? columns : nil
  }

  /// Writes all bytes.
  ///
  /// - Throws: `Closed` when nobody reads any more, or the device refuses.
  func write(_ bytes: [UInt8]) throws(Closed) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(number, buffer.baseAddress.map { $0 + written }, bytes.count - written)
      }
      if count > 0 {
        written += count
      } else if errno == EAGAIN {
        var wait = pollfd(fd: number, events: Int16(POLLOUT), revents: 0)
        _ = poll(&wait, 1, -1)
      } else if errno != EINTR {
        throw Closed()
      }
    }
  }

  /// Writes a line, sanitised for a terminal.
  ///
  /// A closed stream is passed over.
  func line(_ text: String) { try? emit(text) }

  /// Writes a line, sanitised for a terminal.
  ///
  /// - Throws: `Closed` when nobody reads any more.
  func emit(_ text: String) throws(Closed) {
    let safe = isTerminal ? Sanitizer.text(text) : text
    try write(Array((safe + "\n").utf8))
  }
}
