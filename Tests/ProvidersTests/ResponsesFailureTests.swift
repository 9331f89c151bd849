import ChatModel
import Testing
import Transport

@Suite struct `A refusal of the Responses API` {
  static func body(_ code: String?, _ type: String, _ message: String = "No.") -> String {
    let code = code.map { "\"\($0)\"" } ?? "null"
    return """
      {"error":{"message":"\(message)","type":"\(type)","param":null,"code":\(code)}}
      """
  }

  @Test func `has the kind of its status, whatever its body`() {
    DialectFailures.expectStatuses(.openAIResponses, "openai") { _ in
      Self.body(nil, "some_error")
    }
  }

  @Test func `that is about money is no limit of speed, R27`() {
    for code in [
      "insufficient_quota", "credit_balance_exhausted", "organization_usage_limit_exceeded",
      "organization_spend_limit_exceeded", "project_spend_limit_exceeded",
    ] {
      DialectFailures.expect(
        [
          FailureRow(429, Self.body(code, "insufficient_quota"), .quota, code: code),
          FailureRow(429, Self.body(code, "requests"), .quota, code: code),
        ], .openAIResponses, "openai")
    }
  }

  @Test func `says more than its status`() {
    DialectFailures.expect(
      [
        FailureRow(
          400, Self.body("context_length_exceeded", "invalid_request_error"), .contextLength),
        FailureRow(400, Self.body("content_filter", "x"), .contentFilter),
        FailureRow(401, Self.body("invalid_api_key", "invalid_request_error"), .unauthorized),
        FailureRow(404, Self.body("model_not_found", "invalid_request_error"), .notFound),
        FailureRow(
          403, Self.body("unsupported_country_region_territory", "request_forbidden"), .forbidden),
        FailureRow(429, Self.body("rate_limit_exceeded", "requests"), .rateLimited),
        FailureRow(429, Self.body("slow_down", "x"), .rateLimited),
        FailureRow(503, Self.body("server_is_overloaded", "x"), .overloaded),
        FailureRow(
          429,
          Self.body("rate_limit_exceeded", "tokens", "Please try again in 1.5s."), .rateLimited,
          wait: .milliseconds(1500)),
        FailureRow(
          429, Self.body("rate_limit_exceeded", "tokens"), .rateLimited, wait: .milliseconds(20),
          headers: [HTTPHeader("retry-after-ms", "20"), HTTPHeader("retry-after", "9")]),
        FailureRow(
          429, Self.body("rate_limit_exceeded", "tokens"), .rateLimited, wait: .seconds(360),
          headers: [
            HTTPHeader("x-ratelimit-remaining-requests", "0"),
            HTTPHeader("x-ratelimit-reset-requests", "6m0s"),
          ]),
        FailureRow(
          400, #"{"code":"Client specified an invalid argument","error":"Bad."}"#, .badRequest),
        FailureRow(400, #"{"error":"plain"}"#, .badRequest),
      ], .openAIResponses, "openai")
  }
}
