import Glibc

/// A client that does the least that any client must do.
///
/// It writes a request and reads until the reply is whole, looking at nothing else: the floor of what goes over a socket.
final class PlainClient {
  let socket: Int32
  private var buffer = [UInt8](repeating: 0, count: 64 * 1024)

  init(port: UInt16) throws(BenchError) {
    socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var (address, length) = Loopback.address(port: port)
    let isConnected = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(socket, $0, length) == 0 }
    }
    guard isConnected else {
      close(socket)
      throw BenchError("the server cannot be reached")
    }
    Loopback.sendAtOnce(socket)
  }

  deinit { close(socket) }

  /// A call of about the size that a short prompt makes.
  static func request(_ script: BenchScript, _ numbers: [Int] = []) -> [UInt8] {
    let name = ([script.rawValue] + numbers.map { "\($0)" }).joined(separator: "-")
    let body = ChatBody.text
    return Array(
      """
      POST /\(name)/v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1\r\n\
      content-type: application/json\r\nauthorization: Bearer \(ChatBody.key)\r\n\
      content-length: \(body.utf8.count)\r\n\r\n\(body)
      """.utf8)
  }

  func send(_ bytes: [UInt8]) throws(BenchError) {
    let count = bytes.withUnsafeBytes {
      Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
    }
    guard count == bytes.count else { throw BenchError("the server has hung up") }
  }

  /// Reads a whole reply; of a stream only the last bytes are kept.
  @discardableResult
  func reply() throws(BenchError) -> [UInt8] {
    var bytes: [UInt8] = []
    var total: Int?
    while true {
      let count = recv(socket, &buffer, buffer.count, 0)
      guard count > 0 else { throw BenchError("the reply is not whole") }
      if bytes.count > 1 << 16 { bytes.removeFirst(bytes.count - 16) }
      bytes += buffer[..<count]
      if let end = total ?? Self.announcedEnd(bytes) {
        total = end
        if bytes.count >= end { return bytes }
      } else if bytes.suffix(5).elementsEqual("0\r\n\r\n".utf8) {
        return bytes
      }
    }
  }

  /// The length of a reply that says it.
  private static func announcedEnd(_ bytes: [UInt8]) -> Int? {
    let mark = Array("content-length: ".utf8)
    let start = bytes.prefix(400)
    guard let name = start.firstRange(of: mark),
      let end = start.firstRange(of: Array("\r\n\r\n".utf8)), name.lowerBound < end.lowerBound
    else { return nil }
    let digits = start[name.upperBound...].prefix { $0 &- 0x30 < 10 }
    return Int(String(decoding: digits, as: UTF8.self)).map { $0 + end.upperBound }
  }
}

/// The request that every program in a comparison sends.
enum ChatBody {
  static let model = "llama-3.1-8b-instant"
  static let key = "gsk_bench_not_a_key"
  static let prompt = "Why is the sky blue?"
  static let text = """
    {"model":"\(model)","messages":[{"role":"user","content":"\(prompt)"}],"stream":true}
    """
}
