import ChatModel
import Transport

/// The headers of replies, as each vendor sends them.
enum ReplyHeaders {
  /// The headers of a good reply.
  static func answer(
    _ dialect: Dialect, isStreamed: Bool, _ facts: ReplyFacts
  ) -> [HTTPHeader] {
    [HTTPHeader("content-type", contentType(dialect, isStreamed: isStreamed, facts))]
      + identity(dialect, facts.requestID) + limits(dialect, facts)
  }

  /// The headers of a refusal.
  static func fault(_ fault: Fault, _ dialect: Dialect, requestID: String) -> [HTTPHeader] {
    var headers = [HTTPHeader("content-type", json(dialect))] + identity(dialect, requestID)
    // Google says it in the body.
    guard dialect != .gemini else { return headers }
    if let wait = fault.retryAfter {
      headers.append(HTTPHeader("retry-after", wait == "garbage" ? "soon" : wait))
    }
    if let wait = fault.retryAfterMilliseconds {
      headers.append(HTTPHeader("retry-after-ms", String(wait)))
    }
    if let word = fault.shouldRetry {
      headers.append(HTTPHeader("x-should-retry", word ? "true" : "false"))
    }
    return headers
  }

  private static func contentType(
    _ dialect: Dialect, isStreamed: Bool, _ facts: ReplyFacts
  ) -> String {
    guard isStreamed, !facts.isArray else { return json(dialect) }
    return switch dialect {
    case .openAIChat, .openAIResponses, .anthropic: "text/event-stream; charset=utf-8"
    case .gemini: "text/event-stream"
    case .ollama: "application/x-ndjson"
    }
  }

  private static func json(_ dialect: Dialect) -> String {
    switch dialect {
    case .openAIChat, .openAIResponses, .anthropic: "application/json"
    case .gemini: "application/json; charset=UTF-8"
    case .ollama: "application/json; charset=utf-8"
    }
  }

  private static func identity(_ dialect: Dialect, _ requestID: String) -> [HTTPHeader] {
    switch dialect {
    case .openAIChat, .openAIResponses:
      [
        HTTPHeader("openai-organization", "demo"), HTTPHeader("openai-processing-ms", "118"),
        HTTPHeader("openai-version", "2020-10-01"), HTTPHeader("x-request-id", requestID),
      ]
    case .anthropic:
      [
        HTTPHeader("request-id", requestID),
        HTTPHeader("anthropic-organization-id", "00000000-0000-4000-8000-000000000000"),
      ]
    case .gemini: [HTTPHeader("server-timing", "gfet4t7; dur=118")]
    case .ollama: []
    }
  }

  /// What is left of the account's limits after a good reply.
  private static func limits(_ dialect: Dialect, _ facts: ReplyFacts) -> [HTTPHeader] {
    let left = max(0, 2_000_000 - facts.inputTokens)
    let reset = DemoTime.text(facts.created + 1)
    return switch dialect {
    case .openAIChat, .openAIResponses:
      [
        HTTPHeader("x-ratelimit-limit-requests", "10000"),
        HTTPHeader("x-ratelimit-limit-tokens", "2000000"),
        HTTPHeader("x-ratelimit-remaining-requests", "9999"),
        HTTPHeader("x-ratelimit-remaining-tokens", String(left)),
        HTTPHeader("x-ratelimit-reset-requests", "6ms"),
        HTTPHeader("x-ratelimit-reset-tokens", "0s"),
      ]
    case .anthropic:
      [
        HTTPHeader("anthropic-ratelimit-requests-limit", "4000"),
        HTTPHeader("anthropic-ratelimit-requests-remaining", "3999"),
        HTTPHeader("anthropic-ratelimit-requests-reset", reset),
        HTTPHeader("anthropic-ratelimit-tokens-limit", "2000000"),
        HTTPHeader("anthropic-ratelimit-tokens-remaining", String(left / 1000 * 1000)),
        HTTPHeader("anthropic-ratelimit-tokens-reset", reset),
      ]
    case .gemini, .ollama: []
    }
  }
}
