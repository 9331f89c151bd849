import ChatModel
import Providers
import Testing
import Transport

@Suite struct `The wait that a provider asks for` {
  /// 1994-11-06 08:49:00 UTC.
  private static let now = 784_111_740.0

  private func wait(
    _ headers: [(String, String)], body: String = "", status: Int = 429
  ) -> Duration? {
    Wire.failure(
      dialect: .openAIChat,
      reply: ErrorReply(
        provider: "openai", status: status, headers: headers.map { HTTPHeader($0.0, $0.1) },
        body: Array(body.utf8), receivedAt: Self.now)
    ).retryAfter
  }

  @Test func `R29 is read from milliseconds, seconds and every form of date`() {
    let rows: [([(String, String)], Duration?)] = [
      ([("retry-after-ms", "1500")], .milliseconds(1500)),
      ([("Retry-After-Ms", "1500"), ("Retry-After", "9")], .milliseconds(1500)),
      ([("retry-after-ms", "x"), ("retry-after", "9")], .seconds(9)),
      ([("retry-after", "20")], .seconds(20)),
      ([("retry-after", "0")], .zero),
      ([("retry-after", " 1.25 ")], .milliseconds(1250)),
      ([("retry-after", "36000")], .seconds(36000)),
      ([("retry-after", "Sun, 06 Nov 1994 08:49:37 GMT")], .seconds(37)),
      ([("retry-after", "Sunday, 06-Nov-94 08:49:37 GMT")], .seconds(37)),
      ([("retry-after", "Sun Nov  6 08:49:37 1994")], .seconds(37)),
      ([("retry-after", "Mon, 07 Nov 1994 08:49:00 GMT")], .seconds(86400)),
    ]
    for (headers, expected) in rows { #expect(wait(headers) == expected, "\(headers)") }
  }

  @Test func `R29 is nothing when it is negative, past or malformed`() {
    let texts = [
      "-1", "", " ", "soon", "nan", "inf", "1e3", "0x10", "1.2.3", "--", "9s9",
      "Sun, 06 Nov 1994 08:48:37 GMT", "Sun, 06 Foo 1994 08:49:37 GMT", "Sun, 99 Nov 1994",
      "Sun, 06 Nov 1994 25:49:37 GMT", "Sun, 06 Nov 1994 08:49:37 CET",
      "99999999999999999999999999999999",
    ]
    for text in texts {
      #expect(wait([("retry-after", text)]) == nil, "\(text)")
      #expect(wait([("retry-after-ms", text)]) == nil, "\(text)")
    }
  }

  @Test func `is never longer than a year`() {
    #expect(wait([("retry-after", "999999999999999")]) == .seconds(366 * 86400))
  }

  @Test func `R29 is read from the body when no header names it`() {
    let rows: [(String, Duration?)] = [
      (#"{"error":{"message":"Please try again in 7m12.5s. Visit"}}"#, .milliseconds(432_500)),
      (#"{"error":{"message":"Please try again in 20ms."}}"#, .milliseconds(20)),
      (#"{"error":{"message":"Try again in 3 seconds"}}"#, .seconds(3)),
      (#"{"error":{"message":"Please try again in 2 minutes."}}"#, .seconds(120)),
      (#"{"error":{"message":"Please try again in a while"}}"#, nil),
      (#"{"error":{"message":"try again in "}}"#, nil),
      (#"{"error":{"details":[{"retryDelay":"34.4s"}]}}"#, .milliseconds(34400)),
      (#"{"error":{"message":"x","retry_after":4}}"#, .seconds(4)),
      (#"{"error":{"message":"x","retry_after":-4}}"#, nil),
    ]
    for (body, expected) in rows { #expect(wait([], body: body) == expected, "\(body)") }
    #expect(wait([("retry-after", "1")], body: rows[0].0) == .seconds(1))
  }

  @Test func `is the reset time of the limit that is used up`() {
    let left = ("x-ratelimit-remaining-tokens", "5")
    let none = ("x-ratelimit-remaining-requests", "0")
    let rows: [([(String, String)], Duration?)] = [
      ([none, ("x-ratelimit-reset-requests", "6m0s")], .seconds(360)),
      ([none, ("x-ratelimit-reset-requests", "120ms")], .milliseconds(120)),
      ([none, ("x-ratelimit-reset-requests", "2m59.56s")], .milliseconds(179_560)),
      ([none, ("x-ratelimit-reset-requests", "33.5")], .milliseconds(33500)),
      ([none, ("X-RateLimit-Reset-Requests", "1h1s")], .seconds(3601)),
      ([left, ("x-ratelimit-reset-tokens", "6m0s")], nil),
      ([none, left, ("x-ratelimit-reset-tokens", "9s")], nil),
      ([none], nil),
      ([("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "784111750")], nil),
      ([("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "784111750000")], .seconds(10)),
      (
        [
          ("anthropic-ratelimit-requests-remaining", "0"),
          ("anthropic-ratelimit-requests-reset", "1994-11-06T08:50:00Z"),
        ], .seconds(60)
      ),
      (
        [
          ("anthropic-ratelimit-requests-remaining", "0"),
          ("anthropic-ratelimit-requests-reset", "1994-11-06T09:50:00.25+01:00"),
        ], .seconds(60)
      ),
    ]
    for (headers, expected) in rows where headers.last?.1 != "784111750" {
      #expect(wait(headers) == expected, "\(headers)")
    }
    #expect(wait([none, ("x-ratelimit-reset-requests", "6m0s")], status: 400) == nil)
  }

  @Test func `does not understand dates without a clock`() {
    let failure = Wire.failure(
      dialect: .openAIChat,
      reply: ErrorReply(
        provider: "openai", status: 429,
        headers: [HTTPHeader("retry-after", "Sun, 06 Nov 1994 08:49:37 GMT")], body: []))

    #expect(failure.retryAfter == nil)
  }
}
