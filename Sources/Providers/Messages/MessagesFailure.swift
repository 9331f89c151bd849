import ChatModel
import JSONCoding

/// Reads the errors of the Messages API.
enum MessagesFailure {
  /// The status that each type of error has on a reply of its own.
  private static let statuses = [
    "invalid_request_error": 400, "authentication_error": 401, "billing_error": 402,
    "permission_error": 403, "not_found_error": 404, "conflict_error": 409,
    "request_too_large": 413, "rate_limit_error": 429, "api_error": 500, "timeout_error": 504,
    "overloaded_error": 529,
  ]

  /// An error event, or an error body with status 200.
  static func inside(_ reply: ReplyContext, _ json: JSONNode) -> CallFailure {
    let error = ProviderError(json)
    let status = error.codes.lazy.compactMap { statuses[$0] }.first
    return CallFailure(inside: reply, error, status: status, body: json.raw)
  }
}
