/// One call that did not bring an answer.
///
/// Thrown by a `LanguageModel`, kept with its `Attempt`. A model of your own that sets `status`,
/// `retryAfter` and `shouldRetry` is retried by the same rules as a provider (R27, R29).
public struct CallFailure: Error, Sendable, Hashable, CustomStringConvertible {
  /// What went wrong, in the words of `--format json`.
  public var kind: FailureKind
  /// The HTTP status; for an error inside a 200 stream the one that it stands for.
  public var status: Int?
  /// One sentence with the cause, in the provider's words where it gave some.
  ///
  /// Text from outside: not yet sanitised for a terminal.
  public var message: String
  /// The provider's own code or type, for example `insufficient_quota`.
  public var code: String?
  /// The id under which the provider finds the call again.
  public var requestID: String?
  /// The shortest wait that the provider asks for, from header or body.
  public var retryAfter: Duration?
  /// The provider's word on calling again (`x-should-retry`); it wins over our rules.
  public var shouldRetry: Bool?
  /// What the provider sent, at most 64 KiB.
  public var body: [UInt8]

  /// A failure with what is known of it; what is left out is not known.
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

  /// The message.
  public var description: String { message }
}
