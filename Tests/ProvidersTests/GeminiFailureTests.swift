import ChatModel
import Testing
import Transport

@Suite struct `A refusal of the Gemini API` {
  static func body(
    _ code: Int, _ status: String, _ message: String = "No.", details: String = ""
  ) -> String {
    """
    {
      "error": {
        "code": \(code),
        "message": "\(message)",
        "status": "\(status)",
        "details": [\(details)]
      }
    }
    """
  }

  static let retry = #"{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"34.4s"}"#

  static func quota(_ id: String) -> String {
    """
    {"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[{"quotaId":"\(id)"}]}
    """
  }

  @Test func `has the kind of its status, whatever its body`() {
    DialectFailures.expectStatuses(.gemini, "google") { Self.body($0, "SOME_STATUS") }
    DialectFailures.expectStatuses(.gemini, "google") { "[\(Self.body($0, "SOME_STATUS"))\n]" }
  }

  @Test func `says more than its status, alone and in an array`() {
    let rows = [
      FailureRow(
        400,
        Self.body(
          400, "INVALID_ARGUMENT", "API key not valid.",
          details: #"{"@type":"x.ErrorInfo","reason":"API_KEY_INVALID"}"#), .unauthorized,
        code: "API_KEY_INVALID"),
      FailureRow(
        429, Self.body(429, "RESOURCE_EXHAUSTED", details: Self.retry), .rateLimited,
        code: "RESOURCE_EXHAUSTED", wait: .milliseconds(34_400)),
      FailureRow(
        429,
        Self.body(
          429, "RESOURCE_EXHAUSTED",
          details: Self.quota("GenerateRequestsPerDayPerProjectPerModel-FreeTier") + ","
            + Self.retry), .quota, wait: .milliseconds(34_400)),
      FailureRow(
        429,
        Self.body(
          429, "RESOURCE_EXHAUSTED",
          details: Self.quota("GenerateRequestsPerMinutePerProjectPerModel-FreeTier")),
        .rateLimited),
      FailureRow(
        400,
        Self.body(
          400, "INVALID_ARGUMENT",
          "The input token count (2000000) exceeds the maximum number of tokens allowed (1048576)."
        ), .contextLength),
      FailureRow(400, Self.body(400, "FAILED_PRECONDITION"), .badRequest),
      FailureRow(499, Self.body(499, "CANCELLED"), .other),
      FailureRow(503, Self.body(503, "UNAVAILABLE", "The model is overloaded."), .overloaded),
    ]
    DialectFailures.expect(rows, .gemini, "google")
    let wrapped = rows.map { row in
      var row = row
      row.body = "[\(row.body)\n]"
      return row
    }
    DialectFailures.expect(wrapped, .gemini, "google")
  }

  @Test func `of a day's quota in a stream is no limit of speed, R27`() {
    let event = Self.body(429, "RESOURCE_EXHAUSTED", details: Self.quota("RequestsPerDay-Free"))
    let reply = Recording.whole("quota", .gemini, "google", isStreamed: true, event)

    #expect(reply.outcome.failure?.kind == .quota)
    #expect(reply.outcome.failure?.status == 429)
  }
}
