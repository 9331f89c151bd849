import Transport

/// The status and headers of a reply.
struct ReplyHead: Sendable {
  var status: Int
  var headers: [HTTPHeader] = []
}

/// Collects header lines and keeps the last block only.
///
/// Several blocks come after 100-continue or early hints. Lines after the last block are trailers,
/// which nobody reads.
struct HeadReader {
  enum Progress {
    case more
    case complete(ReplyHead)
    case tooLarge(limit: Int)
    case malformed
  }

  private(set) var isComplete = false
  private let limit: Int
  private var size = 0
  private var head: ReplyHead?

  init(limit: Int) {
    self.limit = limit
  }

  /// Whether anything has been read at all.
  var hasBegun: Bool { size > 0 }

  /// Takes one line as libcurl hands it over, with its line end.
  mutating func read(_ line: UnsafeRawBufferPointer) -> Progress {
    size += line.count
    guard size <= limit else { return .tooLarge(limit: limit) }
    guard !isComplete else { return .more }
    let text = Self.trimmed(line)
    if text.isEmpty { return endBlock() }
    if text.starts(with: "HTTP/".utf8) { return beginBlock(text) }
    guard head != nil else { return .malformed }
    if line.first.map(Self.isBlank) == true {
      continueLast(text)
    } else if let colon = text.firstIndex(of: UInt8(ascii: ":")) {
      let value = UnsafeRawBufferPointer(rebasing: text[(colon + 1)...])
      head?.headers.append(
        HTTPHeader(
          String(decoding: text[..<colon], as: UTF8.self),
          String(decoding: Self.trimmed(value), as: UTF8.self)))
    }
    return .more
  }

  private mutating func beginBlock(_ line: Slice<UnsafeRawBufferPointer>) -> Progress {
    let digits = line.drop { $0 != UInt8(ascii: " ") }.drop { $0 == UInt8(ascii: " ") }.prefix(3)
    guard digits.count == 3, let status = Int(String(decoding: digits, as: UTF8.self)),
      status >= 100
    else { return .malformed }
    head = ReplyHead(status: status)
    return .more
  }

  private mutating func endBlock() -> Progress {
    guard let head, head.status >= 200 else { return .more }
    isComplete = true
    self.head = nil
    return .complete(head)
  }

  /// A value that goes on in the next line: obsolete, still seen (RFC 9112, section 5.2).
  private mutating func continueLast(_ text: Slice<UnsafeRawBufferPointer>) {
    guard let last = head?.headers.indices.last else { return }
    head?.headers[last].value += " " + String(decoding: text, as: UTF8.self)
  }

  private static func trimmed(_ bytes: UnsafeRawBufferPointer) -> Slice<UnsafeRawBufferPointer> {
    guard let first = bytes.firstIndex(where: { !isBlank($0) }),
      let last = bytes.lastIndex(where: { !isBlank($0) })
    else { return bytes[bytes.endIndex...] }
    return bytes[first...last]
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A
  }
}
