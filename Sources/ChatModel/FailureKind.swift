/// Why a call failed, in the words of `--format json`.
public enum FailureKind: String, Sendable, Hashable, CaseIterable {
  case noKey = "no_key"
  case badRequest = "bad_request"
  case unauthorized
  case forbidden
  case notFound = "not_found"
  case payloadTooLarge = "payload_too_large"
  case contextLength = "context_length"
  case contentFilter = "content_filter"
  case rateLimited = "rate_limited"
  /// Money or a plan, not speed: waiting seconds does not help.
  case quota
  case overloaded
  case serverError = "server_error"
  case connect
  case dns
  case tls
  case connectTimeout = "connect_timeout"
  case firstTokenTimeout = "first_token_timeout"
  case idleTimeout = "idle_timeout"
  case totalTimeout = "total_timeout"
  case connectionLost = "connection_lost"
  case badResponse = "bad_response"
  case emptyResponse = "empty_response"
  case stopped
  case coolingDown = "cooling_down"
  case other
}
