import ChatModel
import JSONCoding
import Providers
import Testing
import Transport

@Suite struct `Ollama's own dialect` {
  private static let lines = Fixture(
    name: "lines", dialect: .ollama, provider: "ollama",
    headers: [HTTPHeader("Content-Type", "application/x-ndjson")],
    body: """
      {"model":"qwen3:8b","created_at":"2026-07-01T12:00:00.1Z","message":{"role":"assistant","content":"","thinking":"Hm"},"done":false}
      {"model":"qwen3:8b","created_at":"2026-07-01T12:00:00.2Z","message":{"role":"assistant","content":"Hé"},"done":false}
      {"model":"qwen3:8b","created_at":"2026-07-01T12:00:00.3Z","message":{"role":"assistant","content":"llo"},"done":false}
      {"model":"qwen3:8b","created_at":"2026-07-01T12:00:00.4Z","message":{"role":"assistant","content":""},"done":true,"done_reason":"stop","total_duration":1000,"load_duration":10,"prompt_eval_count":26,"prompt_eval_duration":5,"eval_count":298,"eval_duration":6}

      """)

  private static let calls = Fixture(
    name: "calls", dialect: .ollama, provider: "ollama",
    headers: [HTTPHeader("Content-Type", "application/x-ndjson")],
    body: """
      {"model":"qwen3","message":{"role":"assistant","content":"","tool_calls":[{"function":{"name":"weather","arguments":{"city":"Oslo"}}},{"function":{"name":"weather","arguments":{"city":"Rome"}}}]},"done":false}
      {"model":"qwen3","message":{"role":"assistant","content":""},"done":true,"done_reason":"stop","prompt_eval_count":7,"eval_count":9}
      """)

  @Test func `gives text, reasoning, usage and the end`() {
    let reply = Self.lines.read()

    #expect(reply.text == "Héllo")
    #expect(reply.reasoning == "Hm")
    #expect(reply.usage == Usage(inputTokens: 26, outputTokens: 298))
    #expect(reply.finish == Finish(.stop, raw: "stop"))
    #expect(reply.start == ReplyStart(model: "qwen3:8b"))
    #expect(reply.failure == nil)
  }

  @Test func `gives whole tool calls with objects as arguments`() {
    let reply = Self.calls.read()

    #expect(
      reply.calls == [
        ToolCall(id: "call_1", name: "weather", arguments: ["city": "Oslo"]),
        ToolCall(id: "call_2", name: "weather", arguments: ["city": "Rome"]),
      ])
    #expect(reply.finish == Finish(.toolCalls, raw: "stop"))
  }

  @Test func `means the same wherever it is cut, and R24 ends early nowhere unnoticed`() {
    for fixture in [Self.lines, Self.calls] {
      let bytes = fixture.bytes
      let expected = fixture.read()
      for cut in 1..<bytes.count {
        #expect(fixture.read([Array(bytes[..<cut]), Array(bytes[cut...])]) == expected)
        let short = fixture.read([Array(bytes[..<cut])])
        #expect(short.failure != nil || short == expected)
      }
      for size in [1, 2, 7] { #expect(fixture.read(bytes.pieces(of: size)) == expected) }
    }
  }

  @Test func `is read when it comes whole, pretty printed or announced as JSON`() {
    var fixture = Self.lines
    fixture.headers = [HTTPHeader("content-type", "application/json; charset=utf-8")]
    #expect(fixture.read().text == "Héllo")

    fixture.isStreamed = false
    fixture.body = """
      {
        "model": "m", "message": {"role": "assistant", "content": "Hi"},
        "done": true, "done_reason": "length"
      }
      """
    #expect(fixture.read().text == "Hi")
    #expect(fixture.read().finish == Finish(.length, raw: "length"))
  }

  @Test(arguments: [
    ("stop", Finish.Reason.stop), ("length", .length), ("load", .other), ("unload", .other),
  ])
  func `names the reason of the end`(raw: String, reason: Finish.Reason) {
    var fixture = Self.lines
    fixture.body = #"{"message":{"content":"a"},"done":true,"done_reason":"\#(raw)"}"#

    #expect(fixture.read().finish == Finish(reason, raw: raw))
  }

  @Test func `takes an error line in the middle as the failure that it is`() {
    var fixture = Self.lines
    fixture.body =
      "{\"message\":{\"content\":\"a\"},\"done\":false}\n{\"error\":\"ran out of memory\"}\n"
    let reply = fixture.read()

    #expect(reply.text == "a")
    #expect(reply.failure?.message == "ran out of memory")
    #expect(reply.failure?.kind == .serverError)
    #expect(reply.failure?.status == 500)
  }

  @Test func `names its failures`() {
    let rows: [(Int, String, FailureKind, String)] = [
      (
        404, #"{"error":"model 'x' not found"}"#, .notFound,
        "model 'x' not found; `ollama pull` fetches it."
      ),
      (
        404, #"{"error":"model \"x\" not found, try pulling it first"}"#, .notFound,
        "model \"x\" not found, try pulling it first"
      ),
      (404, "404 page not found", .notFound, "404 page not found"),
      (400, #"{"error":"invalid options"}"#, .badRequest, "invalid options"),
      (
        500, #"{"error":"llama runner process has terminated"}"#, .serverError,
        "llama runner process has terminated"
      ),
      (503, #"{"error":"server busy"}"#, .overloaded, "server busy"),
      (401, "", .unauthorized, "Ollama answered 401 without saying why."),
    ]
    for (status, body, kind, message) in rows {
      let failure = Wire.failure(
        dialect: .ollama,
        reply: ErrorReply(provider: "ollama", status: status, headers: [], body: Array(body.utf8)))
      #expect(failure.kind == kind)
      #expect(failure.message == message)
    }
  }

  @Test func `writes its request`() throws {
    let request = ModelRequest(
      messages: [
        .system("Be brief."),
        Message(
          .user,
          [
            .text("What is this?"),
            .attachment(Attachment(name: "a.png", mediaType: "image/png", bytes: [1, 2, 3])),
          ]), .assistant(""), .assistant("A dot."), .user("Sure?"),
      ],
      settings: CallSettings(
        maxOutputTokens: 100, temperature: 0.5, topP: 0.9, topK: 40, stopSequences: ["END", ""],
        seed: 7, presencePenalty: 0.1, frequencyPenalty: 0.2))
    let encoded = try Wire.encode(
      WireCall(
        dialect: .ollama, provider: "ollama", baseURL: "http://localhost:11434", model: "llava",
        request: request))

    #expect(encoded.request.url == "http://localhost:11434/api/chat")
    #expect(encoded.request.headers.value(of: "accept") == "application/x-ndjson")
    #expect(encoded.request.headers.value(of: "authorization") == nil)
    #expect(encoded.warnings.isEmpty)
    #expect(
      String(decoding: encoded.request.body, as: UTF8.self)
        == #"{"model":"llava","messages":[{"role":"system","content":"Be brief."},{"role":"user","content":"What is this?","images":["AQID"]},{"role":"assistant","content":"A dot."},{"role":"user","content":"Sure?"}],"stream":true,"options":{"num_predict":100,"temperature":0.5,"top_p":0.9,"top_k":40,"stop":["END"],"seed":7,"presence_penalty":0.1,"frequency_penalty":0.2}}"#
    )
  }

  @Test func `refuses what it cannot send`() {
    let request = ModelRequest(messages: [
      Message(
        .user, [.attachment(Attachment(name: "a.pdf", mediaType: "application/pdf", bytes: []))])
    ])
    let call = WireCall(
      dialect: .ollama, provider: "ollama", baseURL: "http://localhost:11434", model: "m",
      request: request)

    #expect(throws: CallFailure.self) { try Wire.encode(call) }
  }
}
