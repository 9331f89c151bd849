import ChatModel

/// Which kind of failure a status and the provider's own words stand for.
///
/// Tables, in the order in which they are asked: money, length, content, the provider's own meaning
/// of a status, the status.
enum FailureRules {
  /// Codes that mean money or a plan, although the status says speed (OpenAI, Anthropic, Moonshot,
  /// Alibaba, OpenRouter).
  private static let quota: Set<String> = [
    "insufficient_quota", "credit_balance_exhausted", "organization_usage_limit_exceeded",
    "organization_spend_limit_exceeded", "project_spend_limit_exceeded",
    "enforced_spend_limit_reached", "billing_hard_limit_reached", "billing_not_active",
    "billing_error", "exceeded_current_quota_error", "arrearage", "payment_required",
    "insufficient_balance",
  ]

  /// Beginnings and pieces of messages that mean the same, lower case.
  private static let quotaSentences = [
    "you have reached your specified api usage limits", "credit balance is too low",
    "insufficient balance",
  ]

  private static let length: Set<String> = [
    "context_length_exceeded", "exceed_context_size_error", "token_limit_exceeded",
    "model_context_window_exceeded",
  ]

  private static let lengthSentences = [
    "maximum context length", "prompt is too long", "context window", "context length",
    "input token count", "too many input tokens", "prompt too long", "input is too long",
  ]

  private static let content: Set<String> = [
    "content_filter", "content_policy_violation", "responsibleaipolicyviolation",
    "data_inspection_failed", "datainspectionfailed", "refusal",
  ]

  private static let contentSentences = ["content exists risk"]

  private static let ownStatuses: [String: [Int: FailureKind]] = [
    "groq": [498: .overloaded],
    "cohere": [498: .unauthorized],
    "togetherai": [403: .contextLength],
    "fireworks-ai": [412: .quota],
  ]

  private static let statuses: [Int: FailureKind] = [
    401: .unauthorized, 402: .quota, 403: .forbidden, 404: .notFound, 408: .serverError,
    409: .other, 413: .payloadTooLarge, 424: .other, 425: .other, 429: .rateLimited, 499: .other,
    503: .overloaded, 529: .overloaded,
  ]

  /// Words in the code or type of an error inside a 200 stream, and the status that they stand for.
  private static let streamStatuses: [(words: [String], status: Int)] = [
    (["insufficient_quota", "rate_limit"], 429),
    (["authentication"], 401),
    (["permission"], 403),
    (["not_found"], 404),
    (["invalid", "bad_request", "context_length"], 400),
    (["overload", "unavailable"], 503),
    (["timeout"], 504),
  ]

  /// The kind of a failure with this status.
  static func kind(of error: ProviderError, status: Int, provider: String) -> FailureKind {
    let codes = error.codes.map { $0.lowercased() }
    let message = error.message.lowercased()
    if status == 402 || codes.contains(where: quota.contains) { return .quota }
    if status < 500, mentions(quotaSentences, message) { return .quota }
    if codes.contains(where: length.contains) { return .contextLength }
    if [400, 413, 422].contains(status), mentions(lengthSentences, message) {
      return .contextLength
    }
    if codes.contains(where: content.contains) || mentions(contentSentences, message)
      || status == 403 && error.isModerated
    {
      return .contentFilter
    }
    if codes.contains("api_key_invalid") { return .unauthorized }
    return ownStatuses[provider]?[status] ?? kind(of: status)
  }

  /// The status that an error inside a good reply stands for.
  static func status(ofStreamed error: ProviderError) -> Int {
    if let status = error.status { return status }
    let codes = error.codes.map { $0.lowercased() }
    for rule in streamStatuses where codes.contains(where: { mentions(rule.words, $0) }) {
      return rule.status
    }
    return codes.contains(where: quota.contains) ? 429 : 500
  }

  private static func kind(of status: Int) -> FailureKind {
    if let kind = statuses[status] { return kind }
    switch status {
    case 400..<500: return .badRequest
    case 500..<600: return .serverError
    default: return .badResponse
    }
  }

  private static func mentions(_ words: [String], _ text: String) -> Bool {
    words.contains { Bytes.contains(text, $0) }
  }
}
