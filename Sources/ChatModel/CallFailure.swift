/// One call that did not bring an answer.
public struct CallFailure: Error, Sendable, Hashable, CustomStringConvertible {
  public var kind: FailureKind
  /// The HTTP status; for an error inside a 200 stream the one that it stands for (protocols 2.3).
  public var status: Int?
  /// One sentence with the cause, in the provider's words where it gave some. Not yet sanitised for
  /// a terminal.
  public var message: String
  /// The provider's own code or type, for example `insufficient_quota`.
  public var code: String?
  public var requestID: String?
  /// The shortest wait that the provider asks for, from header or body.
  public var retryAfter: Duration?
  /// The provider's word on calling again (`x-should-retry`); it wins over our rules.
  public var shouldRetry: Bool?
  /// What the provider sent, at most 64 KiB.
  public var body: [UInt8]

  public init(
    _ kind: FailureKind, _ message: String, status: Int? = nil, code: String? = nil,
    requestID: String? = nil, retryAfter: Duration? = nil, shouldRetry: Bool? = nil,
    body: [UInt8] = []
  ) {
    self.kind = kind
    self.message = message
    self.status = status
    self.code = code
    self.requestID = requestID
    self.retryAfter = retryAfter
    self.shouldRetry = shouldRetry
    self.body = body
  }

  public var description: String { message }
}
