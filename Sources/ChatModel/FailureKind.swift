/// Why a call failed, in the words of `--format json`.
public enum FailureKind: String, Sendable, Hashable, CaseIterable {
  /// There is no key, or it may not go to the address; nothing was sent.
  case noKey = "no_key"
  /// The request is wrong as it stands (400, 422).
  case badRequest = "bad_request"
  /// The key is refused (401).
  case unauthorized
  /// The key may not do this (403).
  case forbidden
  /// No such model or address (404).
  case notFound = "not_found"
  /// The request is too long in bytes (413).
  case payloadTooLarge = "payload_too_large"
  /// The conversation is too long for the model.
  case contextLength = "context_length"
  /// A filter stopped the reply before any text.
  case contentFilter = "content_filter"
  /// Too many requests for now (429).
  case rateLimited = "rate_limited"
  /// Money or a plan, not speed: waiting seconds does not help.
  case quota
  /// The provider has too much to do (503, 529).
  case overloaded
  /// An error of the provider's own (500 and above).
  case serverError = "server_error"
  /// Nothing answered at the address, or the connection was refused.
  case connect
  /// The host's name could not be looked up.
  case dns
  /// The certificate or the TLS agreement was refused.
  case tls
  /// `CallLimits.connect` was over.
  case connectTimeout = "connect_timeout"
  /// `CallLimits.firstToken` was over.
  case firstTokenTimeout = "first_token_timeout"
  /// `CallLimits.idle` or `CallLimits.content` was over; the message says which.
  case idleTimeout = "idle_timeout"
  /// The run's total limit was over.
  case totalTimeout = "total_timeout"
  /// The line broke before the reply was whole.
  case connectionLost = "connection_lost"
  /// The reply was nothing that the dialect knows.
  case badResponse = "bad_response"
  /// The reply held neither text nor a reason for ending.
  case emptyResponse = "empty_response"
  /// A person ended it or gave up on the entry.
  case stopped
  /// The entry rests after too many failures.
  case coolingDown = "cooling_down"
  /// None of the others; the message says what.
  case other
}
