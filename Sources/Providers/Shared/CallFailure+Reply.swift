import ChatModel
import JSONCoding
import Transport

extension CallFailure {
  /// How much of a body is kept.
  static let longestBody = 64 << 10

  /// The failure of a reply with a status outside 200–299, its body read as any known shape.
  init(_ reply: ErrorReply) {
    self.init(reply, reading: ProviderError(body: reply.body))
  }

  /// The failure of a reply whose body has been read.
  init(_ reply: ErrorReply, reading error: ProviderError) {
    let kind = FailureRules.kind(of: error, status: reply.status, provider: reply.provider)
    self.init(
      kind, Self.message(of: error, reply), status: reply.status, code: error.code,
      requestID: RequestID.find(in: reply.headers) ?? error.requestID,
      retryAfter: RetryAfter.wait(
        headers: reply.headers, body: error.wait,
        isLimited: reply.status == 429 || reply.status == 503, now: reply.receivedAt),
      shouldRetry: RetryAfter.shouldRetry(headers: reply.headers),
      body: Array(reply.body.prefix(Self.longestBody)))
  }

  /// The failure of an error inside a reply with status 200 (protocols 2.3).
  ///
  /// - Parameters:
  ///   - reply: The reply that it came in.
  ///   - error: What the event or body says.
  ///   - status: The status that it stands for, where the dialect knows better than the table.
  ///   - body: The event or body as it came.
  init(
    inside reply: ReplyContext, _ error: ProviderError, status: Int? = nil,
    body: some Sequence<UInt8> = []
  ) {
    let status = status ?? FailureRules.status(ofStreamed: error)
    let headers = reply.headers
    self.init(
      ErrorReply(
        provider: reply.provider, status: status, headers: headers,
        body: Array(body.prefix(Self.longestBody)), receivedAt: reply.receivedAt),
      reading: error)
  }

  /// The failure of a reply that broke off after text or a tool call (R24).
  ///
  /// - Parameters:
  ///   - reply: The reply that broke off.
  ///   - sawDone: Whether the stream said that it was done, without a reason.
  /// - Returns: A failure of kind `.connectionLost`.
  static func lost(_ reply: ReplyContext, sawDone: Bool = false) -> CallFailure {
    CallFailure(
      .connectionLost,
      sawDone
        ? "The stream ended with [DONE] but without a finish reason."
        : "The connection was lost before the reply was whole.",
      requestID: RequestID.find(in: reply.headers))
  }

  /// The failure of a reply that brought neither text nor an end (R24).
  static func empty(_ reply: ReplyContext) -> CallFailure {
    CallFailure(
      .emptyResponse, "\(ProviderName.of(reply.provider)) sent an empty reply.",
      requestID: RequestID.find(in: reply.headers))
  }

  /// The host of an absolute address, which alone is repeated: a path or a query may hold a secret.
  private static func host(of address: String) -> String? {
    guard let scheme = address.utf8.firstRange(of: "://".utf8) else { return nil }
    let rest = address.utf8[scheme.upperBound...].prefix { !"/?#".utf8.contains($0) }
    let host = rest.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false).last
    guard let host, !host.isEmpty, host.count <= 255 else { return nil }
    return String(Substring(host))
  }

  private static func message(of error: ProviderError, _ reply: ErrorReply) -> String {
    if !error.message.isEmpty { return error.message }
    let name = ProviderName.of(reply.provider)
    if (300..<400).contains(reply.status) {
      let target = reply.headers.value(of: "location").flatMap(host(of:))
      return target.map {
        "\(name) redirects to the host \($0); redirects are not followed, set the base URL to it."
      } ?? "\(name) redirects to another address; redirects are not followed."
    }
    let code = error.code.map { ": \($0)" } ?? " without saying why"
    return "\(name) answered \(reply.status)\(code)."
  }
}
