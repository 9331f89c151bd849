import ChatModel
import JSONCoding

/// Reads the errors of the Gemini API.
enum GeminiFailure {
  private static let statuses = [
    "INVALID_ARGUMENT": 400, "FAILED_PRECONDITION": 400, "OUT_OF_RANGE": 400,
    "UNAUTHENTICATED": 401, "PERMISSION_DENIED": 403, "NOT_FOUND": 404,
    "RESOURCE_EXHAUSTED": 429, "CANCELLED": 499, "INTERNAL": 500, "UNAVAILABLE": 503,
    "DEADLINE_EXCEEDED": 504,
  ]

  /// An error inside a reply with status 200.
  static func inside(_ reply: ReplyContext, _ json: JSONNode) -> CallFailure {
    let error = ProviderError(json)
    let status = error.status ?? error.codes.lazy.compactMap { statuses[$0] }.first
    return sharpened(CallFailure(inside: reply, error, status: status, body: json.raw), error)
  }

  /// Tells a quota of a day from a limit of a minute: waiting seconds does not help there.
  static func sharpened(_ failure: CallFailure, _ error: ProviderError) -> CallFailure {
    var failure = failure
    if failure.kind == .rateLimited, error.codes.contains(where: { Bytes.contains($0, "PerDay") }) {
      failure.kind = .quota
    }
    return failure
  }
}
