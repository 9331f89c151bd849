/// What the server answers, named by the first part of a request's path.
enum BenchScript: String {
  /// Twenty words.
  case small
  /// Four thousand words, as much as the longest answers have: 1 MiB of body.
  case long
  /// 16 MiB of body, a word in each event.
  case words
  /// 16 MiB of text, 4 KiB in each event.
  case pieces
  /// 500, and no wait asked for.
  case failing
  /// One word, then silence until the client hangs up.
  case silent
  /// A word every 10 ms.
  case paced
  /// A word every so many milliseconds until the client hangs up.
  case slow
  /// The times that were noted since the last call.
  case log

  static let bigBytes = 16 << 20

  /// The body of a reply.
  func body(seed: UInt64) -> OpenAIStream? {
    switch self {
    case .small: OpenAIStream.words(events: 20, seed: seed)
    case .long: OpenAIStream.words(events: 4000, seed: seed)
    case .words: OpenAIStream.words(events: Self.bigBytes / 262, seed: seed)
    case .pieces: OpenAIStream.pieces(events: Self.bigBytes / 4096, of: 4096)
    case .paced: OpenAIStream.words(events: 16, seed: seed)
    case .failing, .silent, .slow, .log: nil
    }
  }
}

/// Replies written out once, head and chunks included, so that sending is all that the server does.
struct PreparedReplies: Sendable {
  let small: [UInt8]
  let long: [UInt8]
  let words: [UInt8]
  let pieces: [UInt8]
  /// The head of an event stream and its first event.
  let opening: [UInt8]
  /// One event as a chunk of its own.
  let event: [UInt8]
  /// Different events as chunks of their own.
  let events: [[UInt8]]
  let failing: [UInt8]

  /// As many bytes as libcurl reads at once.
  private static let chunk = 16 * 1024
  private static let head = Array(
    """
    HTTP/1.1 200 OK\r\ncontent-type: text/event-stream; charset=utf-8\r\n\
    x-request-id: req_bench\r\ntransfer-encoding: chunked\r\n\r\n
    """.utf8)

  init() {
    func whole(_ script: BenchScript) -> [UInt8] {
      let body = script.body(seed: 7)?.bytes ?? []
      return body.pieces(of: Self.chunk).reduce(into: Self.head) { $0 += Self.chunked($1) }
        + "0\r\n\r\n".utf8
    }
    small = whole(.small)
    long = whole(.long)
    words = whole(.words)
    pieces = whole(.pieces)
    let stream = OpenAIStream.words(events: 1, seed: 7)
    event = Self.chunked(Array(stream.bytes[..<(stream.eventEnds.first ?? 0)]))
    opening = Self.head + event
    let all = OpenAIStream.words(events: 500, seed: 7)
    events = zip([0] + all.eventEnds, all.eventEnds).prefix(500).map {
      Self.chunked(Array(all.bytes[$0..<$1]))
    }
    let error = #"{"error":{"message":"The server had an error.","type":"server_error"}}"#
    failing = Array(
      """
      HTTP/1.1 500 Internal Server Error\r\ncontent-type: application/json\r\n\
      retry-after-ms: 0\r\ncontent-length: \(error.utf8.count)\r\n\r\n\(error)
      """.utf8)
  }

  private static func chunked(_ bytes: [UInt8]) -> [UInt8] {
    Array("\(String(bytes.count, radix: 16))\r\n".utf8) + bytes + [0x0D, 0x0A]
  }
}
