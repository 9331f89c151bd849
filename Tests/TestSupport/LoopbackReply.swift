package import Transport

/// What a loopback server does about one request, step by step.
///
/// After the last step the connection is kept for the next request, unless the script has closed it.
package struct LoopbackReply: Sendable {
  package enum Step: Sendable {
    /// Sends bytes as they are.
    case bytes([UInt8])
    /// Waits until the gate is open.
    case wait(Gate)
    /// Opens the gate: the script has come this far.
    case open(Gate)
    /// Sends nothing more until the client hangs up.
    case silence
    /// Closes the connection in good order.
    case close
    /// Breaks the connection: the client sees a reset.
    case reset
  }

  package var steps: [Step]

  /// A script of your own.
  package static func steps(_ steps: [Step]) -> LoopbackReply {
    LoopbackReply(steps: steps)
  }

  /// A whole reply with a known length.
  package static func reply(
    _ status: Int = 200, _ headers: [HTTPHeader] = [], body: String = ""
  ) -> LoopbackReply {
    let length = HTTPHeader("Content-Length", String(body.utf8.count))
    return .steps([.head(status, headers + [length]), .text(body)])
  }

  /// A whole reply in chunks, each sent by itself.
  package static func reply(
    _ status: Int = 200, _ headers: [HTTPHeader] = [], chunks: [String]
  ) -> LoopbackReply {
    .steps([.chunkedHead(status, headers)] + chunks.map { .chunk($0) } + [.lastChunk])
  }

  /// Reads the request and never answers.
  package static let never = LoopbackReply.steps([.silence])

  /// Reads the request and closes the connection without a word.
  package static let hangUp = LoopbackReply.steps([.close])
}

extension LoopbackReply.Step {
  /// Sends text as it is.
  package static func text(_ text: String) -> Self { .bytes(Array(text.utf8)) }

  /// Sends a status line and headers, and nothing about the length.
  package static func head(_ status: Int, _ headers: [HTTPHeader] = []) -> Self {
    let lines = headers.map { "\($0.name): \($0.value)\r\n" }.joined()
    return .text("HTTP/1.1 \(status) Scripted\r\n\(lines)\r\n")
  }

  /// Sends a status line and headers of a reply in chunks.
  package static func chunkedHead(_ status: Int = 200, _ headers: [HTTPHeader] = []) -> Self {
    .head(status, headers + [HTTPHeader("Transfer-Encoding", "chunked")])
  }

  /// Sends one chunk.
  package static func chunk(_ text: String) -> Self {
    .text("\(String(text.utf8.count, radix: 16))\r\n\(text)\r\n")
  }

  /// Ends a reply in chunks.
  package static let lastChunk = Self.text("0\r\n\r\n")
}
