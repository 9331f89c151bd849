import ChatModel
import Demo
import JSONCoding
import TestSupport
import Testing
import Transport

@Suite struct `A request to the demo provider` {
  static func reply(
    _ call: Call, isStrict: Bool = false, change: (inout HTTPRequest) -> Void = { _ in }
  ) async throws -> (status: Int, body: JSONValue) {
    var request = call.request
    change(&request)
    let clock = ManualClock()
    let transport = DemoTransport(provider: DemoProvider(isStrict: isStrict), clock: clock)
    let (status, bytes) = try await clock.skip { [request] in
      let response = try await transport.send(request)
      var bytes: [UInt8] = []
      while let more = try await response.body.next() { bytes += more }
      return (response.status, bytes)
    }
    return (status, (try? JSONValue(parsing: bytes)) ?? .null)
  }

  @Test(arguments: Dialect.allCases)
  func `whose body is not the dialect's is refused with 400`(dialect: Dialect) async throws {
    let name = dialect == .gemini ? "contents" : dialect == .openAIResponses ? "input" : "messages"
    func body(_ list: JSONValue?) -> JSONValue {
      var body: JSONObject = ["model": "prose", "max_tokens": 9]
      body[name] = list
      return .object(body)
    }
    let bodies: [JSONValue] = [
      .null, [], "text", [:], body(nil), body([]), body(["text"]), body(7),
      body([["role": "robot", "content": "x", "parts": []]]),
      body([["role": "user", "content": 7, "parts": 7]]), body([["role": "user"]]),
    ]
    for body in bodies.map({ $0.utf8() }) + [Array("{".utf8), []] {
      let reply = try await Self.reply(Call("prose", dialect)) { $0.body = body }
      #expect(reply.status == 400, "\(String(decoding: body, as: UTF8.self))")
      #expect(`A demo fault`.message(reply.body, dialect)?.isEmpty == false)
    }
  }

  @Test(arguments: Dialect.allCases)
  func `may have its text as parts`(dialect: Dialect) async throws {
    guard dialect != .gemini, dialect != .ollama else { return }
    var call = Call("prose", dialect)
    let part: JSONValue = ["type": "text", "text": "Why is the sky blue?"]
    let name = dialect == .openAIResponses ? "input" : "messages"
    call.extra[name] = [["role": "user", "content": [part]]]
    let digest = Digest(stream: try await Reply.of(call).bytes, dialect)

    #expect(digest.text.contains("Rayleigh"))
  }

  @Test func `of Anthropic needs a limit, a user turn first and no white space last`() async throws
  {
    var call = Call("prose", .anthropic)
    call.extra["max_tokens"] = .null
    #expect(try await Self.reply(call).status == 400)
    call.extra["max_tokens"] = 10
    #expect(try await Self.reply(call).status == 200)
    call.turns = [(.assistant, "Well"), (.user, "Hello")]
    #expect(try await Self.reply(call).status == 400)
    call.turns = [(.user, "Hello"), (.assistant, "Well ")]
    #expect(try await Self.reply(call).status == 400)
  }

  @Test(arguments: Dialect.allCases)
  func `to another path is refused with 404, by another method with 405`(
    dialect: Dialect
  ) async throws {
    let call = Call("prose", dialect)
    let lost = try await Self.reply(call) { $0.url = $0.url.replacing("/v1", with: "/v2") + "/x" }
    #expect(lost.status == 404)
    #expect(try await Self.reply(call) { $0.method = .get }.status == 405)
  }

  @Test(arguments: Dialect.allCases)
  func `for an unknown model is refused with 404 that names a near one (R2)`(
    dialect: Dialect
  ) async throws {
    let reply = try await Self.reply(Call("prosa", dialect))

    #expect(reply.status == 404)
    #expect(`A demo fault`.message(reply.body, dialect)?.contains("demo/prose") == true)
  }

  @Test func `whose id names another dialect than its path is refused with 404`() async throws {
    #expect(try await Self.reply(Call("anthropic/prose", .anthropic)).status == 200)
    #expect(try await Self.reply(Call("anthropic/prose", .openAIChat)).status == 404)
  }

  @Test(arguments: [
    "/v1beta/models/gemini%2Fcut%3Aafter%3D2:streamGenerateContent?alt=sse",
    "/v1beta/gemini/cut:after=2:streamGenerateContent?alt=sse",
    "/v1beta/models/cut:after=2:streamGenerateContent?alt=sse",
  ])
  func `of Gemini names its model in the path, encoded or not`(path: String) async throws {
    let exchange = DemoExchange(
      method: "POST", target: path, body: JSONValue.object(Call("x", .gemini).body).utf8())
    guard case .script(let script) = DemoProvider().reply(to: exchange) else {
      Issue.record("no script")
      return
    }

    #expect(script.status == 200 && script.ending == .cut)
  }

  @Test(arguments: Dialect.allCases)
  func `with unknown members is refused by a strict provider alone`(dialect: Dialect) async throws {
    var call = Call("prose", dialect)
    #expect(try await Self.reply(call, isStrict: true).status == 200)
    call.extra["frobnicate"] = true
    #expect(try await Self.reply(call).status == 200)

    let refused = try await Self.reply(call, isStrict: true)
    #expect(refused.status == 400)
    #expect(`A demo fault`.message(refused.body, dialect)?.contains("frobnicate") == true)
  }

  @Test func `without the headers that vendors need is refused by a strict provider`() async throws
  {
    var call = Call("prose", .anthropic)
    call.headers = [HTTPHeader("Content-Type", "application/json")]
    #expect(try await Self.reply(call, isStrict: true).status == 400)
    call.dialect = .openAIChat
    #expect(try await Self.reply(call, isStrict: true).status == 200)
    call.headers = [HTTPHeader("Content-Type", "text/plain")]
    #expect(try await Self.reply(call, isStrict: true).status == 415)
  }

  @Test(arguments: ["ftp://demo.invalid/v1", "demo.invalid/v1", ""])
  func `that no transport would send is an error`(url: String) async throws {
    let error = await #expect(throws: TransportError.self) {
      _ = try await DemoTransport().send(HTTPRequest(url: url))
    }
    #expect(error?.kind == .badRequest)
  }

  @Test(arguments: ["a\r\nb", "a\nb", "a\u{0}b"])
  func `with a line break in a header is an error (R10)`(value: String) async throws {
    let request = HTTPRequest(
      url: "https://demo.invalid/v1/responses", headers: [HTTPHeader("x-title", value)])
    let error = await #expect(throws: TransportError.self) {
      _ = try await DemoTransport().send(request)
    }
    #expect(error?.kind == .badRequest)
  }
}
