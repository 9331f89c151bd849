/// The bytes of Chat Completions streams as api.openai.com writes them.
struct OpenAIStream {
  /// The body without any transfer coding.
  private(set) var bytes: [UInt8] = []
  /// Chunks, `[DONE]` not counted.
  private(set) var eventCount = 0
  /// Bytes of text that the chunks carry.
  private(set) var textBytes = 0

  private static let words = [
    " the", " answer", " is", " a", " wave", ",", " because", " light", " of", " shorter",
    " length",
    " scatters", " more", ".", "\\n\\n", " \\\"blue\\\"", " über", " 日本", " and", " so",
  ]

  /// A stream of deltas of about a word.
  ///
  /// - Parameters:
  ///   - events: How many.
  ///   - seed: Chooses the words; a reader that is measured cannot learn them.
  /// - Returns: The stream with its `[DONE]`.
  static func words(events: Int, seed: UInt64) -> OpenAIStream {
    var stream = OpenAIStream()
    stream.bytes.reserveCapacity(events * 256)
    var random = seed | 1
    for _ in 0..<events {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      stream.append(words[Int(random >> 33) % words.count])
    }
    stream.end()
    return stream
  }

  /// A stream of deltas of so many plain letters.
  static func pieces(events: Int, of length: Int) -> OpenAIStream {
    var stream = OpenAIStream()
    stream.bytes.reserveCapacity(events * (length + 256))
    let text = String(repeating: "abcdefghijklmno ", count: length / 16)
    for _ in 0..<events { stream.append(text) }
    stream.end()
    return stream
  }

  /// Where each event ends.
  var eventEnds: [Int] {
    bytes.indices.dropFirst().filter { bytes[$0] == 0x0A && bytes[$0 - 1] == 0x0A }.map { $0 + 1 }
  }

  private static let head = """
    data: {"id":"chatcmpl-CmVbTz0s8r3qYk1nP4dWx7LhJe2Ga","object":"chat.completion.chunk",\
    "created":1763700000,"model":"gpt-4o-mini-2024-07-18","service_tier":"default",\
    "system_fingerprint":"fp_560af6e559","choices":[{"index":0,"delta":{
    """

  private mutating func append(_ escaped: String) {
    bytes += Self.head.utf8
    bytes += #""content":"\#(escaped)"},"logprobs":null,"finish_reason":null}]}"#.utf8
    bytes += [0x0A, 0x0A]
    eventCount += 1
    textBytes += escaped.utf8.count - escaped.utf8.count { $0 == 0x5C }
  }

  private mutating func end() {
    bytes += Self.head.utf8
    bytes += #"},"logprobs":null,"finish_reason":"stop"}]}"#.utf8
    bytes += "\n\ndata: [DONE]\n\n".utf8
    eventCount += 1
  }
}

extension [UInt8] {
  /// The bytes cut into pieces of a length.
  func pieces(of length: Int) -> [[UInt8]] {
    stride(from: 0, to: count, by: length).map { Array(self[$0..<Swift.min($0 + length, count)]) }
  }
}
