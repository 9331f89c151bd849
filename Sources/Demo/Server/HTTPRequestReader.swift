import Transport

/// Takes the bytes of an HTTP/1.1 connection apart into requests (RFC 9112); pure.
struct HTTPRequestReader {
  /// One request, body included.
  struct Request: Sendable, Hashable {
    var exchange: DemoExchange
    var keepsAlive: Bool
  }

  /// Why no request can be read any more.
  enum Problem: Int, Error {
    case malformed = 400
    case lengthRequired = 411
    case tooLarge = 413
    case headersTooLarge = 431

    /// The whole reply to such a request.
    var reply: [UInt8] {
      let words = HTTPHead.reason(rawValue)
      let start = "HTTP/1.1 \(rawValue) \(words)\r\nconnection: close\r\ncontent-type: text/plain"
      return Array("\(start)\r\ncontent-length: \(words.utf8.count)\r\n\r\n\(words)".utf8)
    }
  }

  static let longestHead = 1 << 16
  static let longestBody = 1 << 26

  private var bytes: [UInt8] = []
  /// How far the end of the head has been looked for.
  private var searched = 0
  private var head: Head?

  /// A request whose body has not been read.
  private struct Head {
    var request: Request
    var bodyLength: Int
    var expectsContinue: Bool
  }

  /// Takes what has arrived; false when far more has come than anybody has asked for.
  mutating func feed(_ more: [UInt8]) -> Bool {
    bytes += more
    return bytes.count <= 2 * Self.longestBody
  }

  /// The next request, once it is whole.
  mutating func next() throws(Problem) -> Request? {
    if head == nil { head = try readHead() }
    guard var current = head, bytes.count >= current.bodyLength else { return nil }
    current.request.exchange.body = Array(bytes.prefix(current.bodyLength))
    bytes.removeFirst(current.bodyLength)
    head = nil
    return current.request
  }

  /// Whether the client waits for leave to send its body; true once a request.
  mutating func takeExpectation() -> Bool {
    guard head?.expectsContinue == true else { return false }
    head?.expectsContinue = false
    return true
  }

  private mutating func readHead() throws(Problem) -> Head? {
    guard let end = endOfHead() else {
      guard bytes.count <= Self.longestHead else { throw .headersTooLarge }
      return nil
    }
    guard end <= Self.longestHead else { throw .headersTooLarge }
    let text = String(decoding: bytes[..<(end - 4)], as: UTF8.self)
    bytes.removeFirst(end)
    searched = 0
    return try Self.parse(text)
  }

  /// Where the body begins.
  private mutating func endOfHead() -> Int? {
    var place = max(0, searched - 3)
    while place + 4 <= bytes.count {
      if bytes[place] == 13, bytes[place..<place + 4].elementsEqual([13, 10, 13, 10]) {
        return place + 4
      }
      place += 1
    }
    searched = bytes.count
    return nil
  }

  private static func parse(_ text: String) throws(Problem) -> Head {
    // CR LF is one Character in Swift.
    let lines = text.split(separator: "\r\n", omittingEmptySubsequences: false)
    let words = (lines.first ?? "").split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 3, words[2] == "HTTP/1.1" || words[2] == "HTTP/1.0",
      words[1].hasPrefix("/"), !words[0].isEmpty
    else { throw .malformed }
    var headers: [HTTPHeader] = []
    for line in lines.dropFirst() { headers.append(try header(line)) }
    guard headers.value(of: "transfer-encoding") == nil else { throw .lengthRequired }
    let lengths = Set(headers.filter { $0.name.lowercased() == "content-length" }.map(\.value))
    guard lengths.count <= 1 else { throw .malformed }
    let length = try lengths.first.map { text throws(Problem) in try Self.length(text) } ?? 0
    let connection = headers.value(of: "connection")?.lowercased()
    let keepsAlive = words[2] == "HTTP/1.1" ? connection != "close" : connection == "keep-alive"
    let exchange = DemoExchange(
      method: String(words[0]), target: String(words[1]), headers: headers)
    return Head(
      request: Request(exchange: exchange, keepsAlive: keepsAlive), bodyLength: length,
      expectsContinue: headers.value(of: "expect")?.lowercased() == "100-continue")
  }

  private static func header(_ line: Substring) throws(Problem) -> HTTPHeader {
    guard let colon = line.firstIndex(of: ":"), colon != line.startIndex,
      !line[..<colon].contains(where: \.isWhitespace),
      !line.utf8.contains(where: { $0 < 0x20 && $0 != 0x09 || $0 == 0x7F })
    else { throw .malformed }
    var value = line[line.index(after: colon)...]
    while value.first == " " || value.first == "\t" { value.removeFirst() }
    while value.last == " " || value.last == "\t" { value.removeLast() }
    return HTTPHeader(String(line[..<colon]), String(value))
  }

  private static func length(_ text: String) throws(Problem) -> Int {
    guard !text.isEmpty, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      throw .malformed
    }
    guard let length = Int(text), length <= longestBody else { throw .tooLarge }
    return length
  }
}
