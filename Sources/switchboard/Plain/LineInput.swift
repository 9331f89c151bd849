import Glibc

/// Lines of standard input, read as bytes; confined to the main thread.
struct LineInput {
  private var buffer: [UInt8] = []
  private var hasEnded = false

  /// A line that is whole already.
  mutating func pending() -> String? {
    guard let end = buffer.firstIndex(of: 0x0A) else {
      guard hasEnded, !buffer.isEmpty else { return nil }
      defer { buffer = [] }
      return String(decoding: buffer, as: UTF8.self)
    }
    var line = buffer[..<end]
    if line.last == 0x0D { line = line.dropLast() }
    let text = String(decoding: line, as: UTF8.self)
    buffer.removeFirst(end + 1)
    return text
  }

  /// Reads what is there; false at the end of the input.
  mutating func fill() -> Bool {
    var piece = [UInt8](repeating: 0, count: 4096)
    let count = read(STDIN_FILENO, &piece, piece.count)
    if count > 0 {
      buffer += piece[..<count]
      return true
    }
    if count < 0, errno == EINTR || errno == EAGAIN { return true }
    hasEnded = true
    return !buffer.isEmpty
  }
}
