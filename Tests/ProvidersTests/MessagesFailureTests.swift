import ChatModel
import Testing
import Transport

@Suite struct `A refusal of the Messages API` {
  static func body(_ type: String, _ message: String = "No.", more: String = "") -> String {
    """
    {"type":"error","error":{"type":"\(type)","message":"\(message)"\(more)},\
    "request_id":"req_011"}
    """
  }

  @Test func `has the kind of its status, whatever its body`() {
    DialectFailures.expectStatuses(.anthropic, "anthropic") { _ in Self.body("some_error") }
  }

  @Test func `says more than its status`() {
    let limit =
      "You have reached your specified API usage limits. You will regain access on 2026-10-01."
    DialectFailures.expect(
      [
        FailureRow(529, Self.body("overloaded_error"), .overloaded, code: "overloaded_error"),
        FailureRow(400, Self.body("invalid_request_error", limit), .quota),
        FailureRow(
          400,
          Self.body(
            "invalid_request_error",
            "Your credit balance is too low to access the Anthropic API."), .quota),
        FailureRow(
          429,
          Self.body(
            "rate_limit_error", more: #","details":{"error_code":"enforced_spend_limit_reached"}"#),
          .quota, code: "enforced_spend_limit_reached"),
        FailureRow(
          429, Self.body("rate_limit_error"), .rateLimited, code: "rate_limit_error",
          wait: .seconds(12), headers: [HTTPHeader("Retry-After", "12")]),
        FailureRow(
          400,
          Self.body(
            "invalid_request_error", "prompt is too long: 210000 tokens > 200000 maximum"),
          .contextLength),
        FailureRow(402, Self.body("billing_error"), .quota),
        FailureRow(413, Self.body("request_too_large"), .payloadTooLarge),
        FailureRow(404, Self.body("not_found_error", "model: claude-x"), .notFound),
      ], .anthropic, "anthropic")
  }

  @Test func `keeps the provider's words`() {
    let failure = DialectFailures.failure(
      .anthropic, "anthropic", FailureRow(404, Self.body("not_found_error", "model: x"), .notFound))

    #expect(failure.message == "model: x")
    #expect(failure.requestID == "req_9")
    #expect(failure.code == "not_found_error")
  }
}
