/// Gathers a bracketed paste and finds its end.
///
/// A hostile clipboard may hold the end mark itself, and a terminal may pass it on. So the end is
/// taken for the end only when nothing else follows at once: what comes between it and a further
/// mark is part of the paste.
struct PasteCollector: Sendable {
  /// Both marks but for their last digit; 0 begins a paste, 1 ends it.
  private static let mark: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x30, 0x7E]
  private static let digit = 4

  private let limit: Int
  private var text: [UInt8] = []
  /// What came after the last end mark.
  private var tail: [UInt8] = []
  private var isCut = false
  private var isOpen = true
  /// How much of a mark the last bytes are.
  private var matched = 0
  private var isEndMark = false

  init(limit: Int) { self.limit = limit }

  /// How long nothing more may come until it is over; nil while it is open.
  var patience: Duration? {
    if isOpen { return nil }
    return tail.isEmpty && matched == 0 ? .milliseconds(25) : .milliseconds(100)
  }

  /// Takes bytes from the first to the last.
  mutating func take(_ bytes: Span<UInt8>) {
    var start = 0
    for index in 0..<bytes.count {
      let byte = bytes[index]
      guard matched > 0 || byte == Self.mark[0] else { continue }
      if matched == 0 { keep(bytes.extracting(start..<index)) }
      start = index + 1
      match(byte)
    }
    if matched == 0, start < bytes.count { keep(bytes.extracting(start..<bytes.count)) }
  }

  /// The paste, and the bytes after it that are none of it.
  consuming func finish() -> (paste: Paste, rest: [UInt8]) {
    giveUpMatch()
    return (Paste(String(decoding: text, as: UTF8.self), isCut: isCut), tail)
  }

  private mutating func match(_ byte: UInt8) {
    let fits =
      matched == Self.digit ? byte == 0x30 || byte == 0x31 : byte == Self.mark[matched]
    guard fits else {
      giveUpMatch()
      if byte == Self.mark[0] {
        matched = 1
      } else {
        keep(CollectionOfOne(byte))
      }
      return
    }
    if matched == Self.digit { isEndMark = byte == 0x31 }
    matched += 1
    guard matched == Self.mark.count else { return }
    matched = 0
    // Everything up to here was inside.
    isOpen = true
    let inside = tail
    tail = []
    keep(inside)
    isOpen = !isEndMark
  }

  /// What looked like a mark was none.
  private mutating func giveUpMatch() {
    guard matched > 0 else { return }
    var bytes = Array(Self.mark[..<matched])
    if matched > Self.digit, isEndMark { bytes[Self.digit] = 0x31 }
    matched = 0
    keep(bytes)
  }

  private mutating func keep(_ bytes: Span<UInt8>) {
    bytes.withUnsafeBufferPointer { keep($0) }
  }

  private mutating func keep(_ bytes: some Collection<UInt8>) {
    let room = max(0, limit - text.count - tail.count)
    if bytes.count > room { isCut = true }
    if isOpen {
      text.append(contentsOf: bytes.prefix(room))
    } else {
      tail.append(contentsOf: bytes.prefix(room))
    }
  }
}
