/// Leaves out of what ncurses writes the attributes that nothing is written with.
///
/// ncurses puts the terminal back to plain text at the end of every update and sets colours again at
/// the start of the next one. Here a sequence goes out only before a text or an erasure whose
/// attributes differ from the last one's, so whoever else writes must set its own.
struct PenFilter {
  /// What ncurses has asked for.
  private var wanted = TextPen()
  /// What the terminal writes with; nil when that is not known.
  private var actual: TextPen?
  /// Whether the terminal has been told its character set; it is never told another one.
  private var hasCharacterSet = false

  /// The terminal was somebody else's.
  mutating func forget() {
    actual = nil
    hasCharacterSet = false
  }

  /// Adds what of an update the terminal has to be sent.
  mutating func append(_ update: [UInt8], to bytes: inout [UInt8]) {
    var index = 0
    while index < update.count {
      guard update[index] == 0x1B else {
        let end = update[index...].firstIndex(of: 0x1B) ?? update.count
        let text = update[index..<end]
        if text.contains(where: { $0 >= 0x20 }) { usePen(&bytes) }
        bytes += text
        index = end
        continue
      }
      let end = Self.end(of: update, from: index)
      take(update[index..<end], to: &bytes)
      index = end
    }
  }

  private mutating func take(_ sequence: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
    let body = sequence.dropFirst()
    if body.elementsEqual("(B".utf8) {
      guard !hasCharacterSet else { return }
      hasCharacterSet = true
      bytes += sequence
      return
    }
    guard body.first == UInt8(ascii: "["), let final = body.last else {
      // Not known here: it may be drawn, and it may set attributes.
      usePen(&bytes)
      bytes += sequence
      forget()
      return
    }
    let parameters = body.dropFirst().dropLast()
    if final == UInt8(ascii: "m") {
      var pen = wanted
      if pen.take(parameters) {
        wanted = pen
      } else {
        usePen(&bytes)
        bytes += sequence
        actual = nil
      }
      return
    }
    if !Self.moves.contains(final) { usePen(&bytes) }
    bytes += sequence
  }

  /// The last bytes of sequences that write and erase nothing: those that move the cursor, and those
  /// of modes.
  private static let moves = Array("ABCDEFGHIZ`adefhlrt".utf8)

  private mutating func usePen(_ bytes: inout [UInt8]) {
    wanted.append(from: actual, to: &bytes)
    actual = wanted
  }

  /// Behind the sequence that begins at an escape.
  private static func end(of bytes: [UInt8], from start: Int) -> Int {
    var index = start + 1
    guard index < bytes.count else { return index }
    if bytes[index] == UInt8(ascii: "[") {
      index += 1
      while index < bytes.count, (0x20...0x3F).contains(bytes[index]) { index += 1 }
    } else {
      while index < bytes.count, (0x20...0x2F).contains(bytes[index]) { index += 1 }
    }
    return min(index + 1, bytes.count)
  }
}
