import ChatModel
import Demo
import JSONCoding
import TestSupport
import Testing
import Transport

@Suite struct `A demo fault` {
  @Test(arguments: Dialect.allCases)
  func `with a status of its own has the vendor's error form`(dialect: Dialect) async throws {
    for status in DemoCatalog.statuses {
      for streams in [true, false] {
        let reply = try await Reply.of(Call("status-\(status)", dialect, streams: streams))
        let body = try JSONValue(parsing: reply.bytes)
        #expect(reply.status == status && reply.error == nil)
        #expect(reply.headers.value(of: "retry-after") == nil)
        #expect(reply.headers.value(of: "content-type")?.hasPrefix("application/json") == true)
        #expect(Self.message(body, dialect)?.hasPrefix("Demo: ") == true)
      }
    }
  }

  @Test(arguments: [
    (429, "rate_limit_exceeded", "rate_limit_error", "RESOURCE_EXHAUSTED"),
    (529, nil, "overloaded_error", "UNAVAILABLE"),
    (503, "server_is_overloaded", "api_error", "UNAVAILABLE"),
    (401, "invalid_api_key", "authentication_error", "UNAUTHENTICATED"),
    (404, "model_not_found", "not_found_error", "NOT_FOUND"),
    (400, nil, "invalid_request_error", "INVALID_ARGUMENT"),
  ])
  func `carries the vendor's code`(
    status: Int, openAI: String?, anthropic: String, google: String
  ) async throws {
    func body(_ dialect: Dialect) async throws -> JSONValue {
      try JSONValue(parsing: try await Reply.of(Call("status-\(status)", dialect)).bytes)
    }
    #expect(try await body(.openAIChat)["error"]?["code"]?.string == openAI)
    #expect(try await body(.anthropic)["error"]?["type"]?.string == anthropic)
    #expect(try await body(.anthropic)["request_id"]?.string?.hasPrefix("req_011") == true)
    #expect(try await body(.gemini)["error"]?["status"]?.string == google)
    #expect(try await body(.gemini)["error"]?["code"]?.integer == status)
  }

  @Test(arguments: [
    ("status-429-4", "retry-after", "4"), ("status-503-ms-200", "retry-after-ms", "200"),
    ("status-429:retry-after=-5", "retry-after", "-5"),
    ("status-429:retry-after=garbage", "retry-after", "soon"),
    ("status-400:should-retry=true", "x-should-retry", "true"),
    ("busy", "retry-after", "2"), ("busy:retry-after=9", "retry-after", "9"),
  ])
  func `asks to wait in headers (R29)`(id: String, name: String, value: String) async throws {
    let reply = try await Reply.of(Call(id))

    #expect(reply.headers.value(of: name) == value)
  }

  @Test(arguments: [("status-429-4", "4s"), ("status-429-ms-1200", "1.200s"), ("busy", "2s")])
  func `asks to wait in the body where Google does`(id: String, delay: String) async throws {
    let reply = try await Reply.of(Call(id, .gemini))
    let details = try JSONValue(parsing: reply.bytes)["error"]?["details"]?.array ?? []

    #expect(details.contains { $0["retryDelay"]?.string == delay })
    #expect(reply.headers.value(of: "retry-after") == nil)
  }

  @Test func `of the busy model names the next step and comes at every call`() async throws {
    let clock = ManualClock()
    let transport = DemoTransport(clock: clock)
    for _ in 0..<5 {
      let reply = try await Reply(Call("busy"), from: transport, on: clock)
      #expect(reply.status == 429)
      #expect(reply.text.contains("Demo: this model is always busy; the next entry answers."))
    }
  }

  @Test func `about money cannot be mistaken for one about speed (R27)`() async throws {
    let chat = try JSONValue(parsing: try await Reply.of(Call("quota")).bytes)
    #expect(chat["error"]?["code"] == "insufficient_quota")
    let anthropic = try JSONValue(parsing: try await Reply.of(Call("quota", .anthropic)).bytes)
    #expect(anthropic["error"]?["details"]?["error_code"] == "enforced_spend_limit_reached")
    #expect(try await Reply.of(Call("quota", .gemini)).text.contains("PerDay"))
    #expect(try await Reply.of(Call("quota", .ollama)).status == 402)
  }

  @Test func `is over after as many calls as its id says, per transport and id`() async throws {
    let clock = ManualClock()
    let transport = DemoTransport(clock: clock)
    func statuses(_ id: String, _ count: Int) async throws -> [Int] {
      try await (0..<count).mapAsync { _ in
        try await Reply(Call(id), from: transport, on: clock).status
      }
    }
    #expect(try await statuses("status-503:times=2", 4) == [503, 503, 200, 200])
    #expect(try await statuses("busy:times=1", 2) == [429, 200])
    #expect(try await statuses("flaky", 4) == [200, 503, 200, 503])

    transport.startOver()

    #expect(try await statuses("status-503:times=2", 3) == [503, 503, 200])
  }

  @Test(arguments: [("refused", TransportError.Kind.connect), ("dns", .dns)])
  func `before the wire is an error of the transport`(
    model: String, kind: TransportError.Kind
  ) async throws {
    let error = await #expect(throws: TransportError.self) {
      try await Reply.of(Call(model))
    }

    #expect(error?.kind == kind)
    #expect(error?.message.contains("demo.invalid") == true)
    #expect(error?.timings.requestSent == false)
  }

  @Test func `for want of a key is gone once there is one`() async throws {
    var call = Call("no-key")
    #expect(try await Reply.of(call).status == 401)
    #expect(try await Reply.of(call).text.contains("DEMO_KEY"))
    call.headers.append(HTTPHeader("Authorization", "Bearer anything"))
    #expect(try await Reply.of(call).status == 200)
  }

  @Test(arguments: Dialect.allCases)
  func `that cuts the line leaves twenty tokens and no end`(dialect: Dialect) async throws {
    let reply = try await Reply.of(Call("cut", dialect))
    let digest = Digest(stream: reply.bytes, dialect)
    let other = Digest(stream: try await Reply.of(Call("cut:after=3", dialect)).bytes, dialect)

    #expect(reply.status == 200 && reply.error?.kind == .connectionLost)
    #expect(!digest.isTerminated && digest.finish == nil && digest.broken == 0)
    #expect(digest.text.count > other.text.count && !other.text.isEmpty)
    #expect(reply.error?.timings.requestSent == true && reply.timings.total != nil)
    let whole = try await Reply.of(Call("cut", dialect, streams: false))
    #expect(whole.error?.kind == .connectionLost)
    #expect(throws: (any Error).self) { try JSONValue(parsing: whole.bytes) }
  }

  @Test(arguments: Dialect.allCases)
  func `in every tenth event spoils that event alone (R23)`(dialect: Dialect) async throws {
    let spoilt = Digest(stream: try await Reply.of(Call("malformed", dialect)).bytes, dialect)
    let sound = Digest(stream: try await Reply.of(Call("prose", dialect)).bytes, dialect)

    #expect(spoilt.isTerminated && spoilt.broken >= 10)
    #expect(spoilt.text.count < sound.text.count)
    #expect(spoilt.finish == sound.finish)
    let whole = try await Reply.of(Call("malformed", dialect, streams: false))
    #expect(throws: (any Error).self) { try JSONValue(parsing: whole.bytes) }
  }

  @Test(arguments: Dialect.allCases)
  func `inside HTTP 200 is an error event (R24)`(dialect: Dialect) async throws {
    for streams in [true, false] {
      let reply = try await Reply.of(Call("error-first", dialect, streams: streams))
      let digest =
        streams
        ? Digest(stream: reply.bytes, dialect) : try Digest(whole: reply.bytes, dialect)
      #expect(reply.status == 200 && reply.error == nil)
      #expect(digest.text.isEmpty && digest.errors.count == 1, "\(digest.errors)")
    }
    let late = Digest(stream: try await Reply.of(Call("error-late", dialect)).bytes, dialect)
    #expect(!late.text.isEmpty && late.errors.count == 1)
    #expect(late.finish == (dialect == .openAIResponses ? "failed" : nil))
  }

  @Test(arguments: Dialect.allCases)
  func `that is no reply of the dialect comes as announced`(dialect: Dialect) async throws {
    let garbage = try await Reply.of(Call("garbage", dialect))
    #expect(garbage.status == 200 && garbage.bytes.count == 2048)
    #expect(Digest(stream: garbage.bytes, dialect).text.isEmpty)

    let page = try await Reply.of(Call("html", dialect))
    #expect(page.status == 200 && page.text.hasPrefix("<!DOCTYPE html>"))
    #expect(page.headers.value(of: "content-type") == "text/html; charset=utf-8")
    #expect(try await Reply.of(Call("html-502", dialect)).status == 502)

    let empty = try await Reply.of(Call("empty", dialect))
    #expect(empty.status == 200 && empty.bytes.isEmpty && empty.error == nil)
  }

  @Test(arguments: Dialect.allCases)
  func `of the content filter leaves no text unless asked to`(dialect: Dialect) async throws {
    let none = Digest(stream: try await Reply.of(Call("filtered", dialect)).bytes, dialect)
    #expect(none.text.isEmpty)
    guard dialect != .ollama else { return }
    let some = Digest(stream: try await Reply.of(Call("filtered:after=9", dialect)).bytes, dialect)
    #expect(!some.text.isEmpty && some.finish == none.finish)
  }

  @Test(arguments: Dialect.allCases)
  func `of hostile text arrives as JSON strings, unharmed`(dialect: Dialect) async throws {
    let reply = try await Reply.of(Call("hostile", dialect))
    let digest = Digest(stream: reply.bytes, dialect)

    #expect(digest.broken == 0)
    for text in ["\u{1B}[2J", "\u{1B}]52;c;", "\u{9B}31m", "\u{202E}", "\u{0}", "\u{1B}[201~"] {
      #expect(digest.text.unicodeScalars.contains(text.unicodeScalars), "\(text.debugDescription)")
    }
    #expect(!reply.bytes.contains(0x1B) && !reply.bytes.contains(0))
  }

  static func message(_ body: JSONValue, _ dialect: Dialect) -> String? {
    dialect == .ollama ? body["error"]?.string : body["error"]?["message"]?.string
  }
}
