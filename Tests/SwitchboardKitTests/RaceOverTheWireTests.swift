import ChatModel
import JSONCoding
import SwitchboardKit
import TestSupport
import Testing
import Transport

@Suite(.timeLimit(.minutes(1))) struct `A race over the wire` {
  private static func chunk(_ text: String?, finish: String? = nil) -> LoopbackReply.Step {
    let delta: JSONObject = text.map { ["content": .string($0)] } ?? [:]
    let event: JSONObject = [
      "id": "c1", "model": "m",
      "choices": [
        [
          "index": 0, "delta": .object(delta),
          "finish_reason": finish.map(JSONValue.string) ?? .null,
        ]
      ],
    ]
    return .chunk("data: \(JSONValue.object(event).text())\n\n")
  }

  private static let head = LoopbackReply.Step.chunkedHead(
    200, [HTTPHeader("Content-Type", "text/event-stream")])

  @Test func `R37 closes the losers' connections while the winner goes on`() async throws {
    let (lost, spoke, cutOff) = (Gate(), Gate(), Gate())
    let server = try LoopbackServer { request in
      String(decoding: request.body, as: UTF8.self).contains("quick")
        ? .steps([
          .wait(lost), Self.head, Self.chunk("Sun"), .open(spoke), .wait(cutOff),
          Self.chunk("light."), Self.chunk(nil, finish: "stop"), .lastChunk,
        ])
        : .steps([Self.head, Self.chunk(nil), .silence])
    }
    let url = server.url("/v1")
    func entry(_ name: String) -> ModelEntry {
      ModelEntry("acme/\(name)", key: "k", baseURL: url, dialect: .openAIChat)
    }
    var plan = RunPlan(
      entries: [entry("one"), entry("quick"), entry("two")], messages: [.user("Why?")])
    plan.strategy = .race()
    let runtime = ModelRuntime(environment: [:])
    defer { runtime.shutdown() }

    let task = Task { [plan] in try await runtime.run(plan) { _ in } }
    await server.waitForRequests(3)
    lost.open()
    await spoke.opened()
    // The winner says no more before both others are closed.
    #expect(await server.waitForHangups(2).count == 2)
    cutOff.open()
    let answer = try await task.value

    #expect(answer.text == "Sunlight.")
    #expect(answer.attempts.map(\.outcome) == [.lost, .answered, .lost])
    #expect(answer.attempts[0].billing == .possible)
    #expect(server.requests.count == 3)
  }

  @Test func `R37 says what a loser may have cost, for the input that the winner was billed for`()
    async throws
  {
    let transport = HalfSilentTransport(
      silentHost: "api.openai.com",
      answer: [
        #"data: {"id":"c1","model":"llama-3.3-70b-versatile","choices":[{"index":0,"delta":{"content":"Sunlight."}}]}"#,
        #"data: {"id":"c1","model":"m","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}"#,
        #"data: {"id":"c1","model":"m","choices":[],"usage":{"prompt_tokens":1000,"completion_tokens":2,"total_tokens":1002}}"#,
      ])
    let runtime = ModelRuntime(
      environment: ["OPENAI_API_KEY": "sk-canary", "GROQ_API_KEY": "gsk-canary"],
      transport: transport, clock: StepClock().clock)
    var plan = RunPlan(
      entries: ["openai/gpt-5-mini", "groq/llama-3.3-70b-versatile"], messages: [.user("Why?")])
    plan.strategy = .race()

    let answer = try await runtime.run(plan) { _ in }

    #expect(answer.attempts.map(\.outcome) == [.lost, .answered])
    let cost = try #require(answer.attempts[0].possibleCost)
    #expect(abs(cost.dollars - 0.00025) < 1e-9)
    #expect(answer.costOfLosers == cost.dollars)
  }
}

/// Answers at once, but at one host, which takes the request and says nothing.
private struct HalfSilentTransport: HTTPTransport {
  let silentHost: String
  let answer: [String]

  func send(_ request: HTTPRequest) async throws -> HTTPResponse {
    if request.url.contains(silentHost) {
      return HTTPResponse(status: 200, headers: [], body: SilentBody())
    }
    return HTTPResponse(
      status: 200, headers: [HTTPHeader("content-type", "text/event-stream")],
      body: ScriptedBody(chunks: answer.map { Array("\($0)\n\n".utf8) }))
  }
}

/// A body of which nothing comes until it is closed.
private final class SilentBody: HTTPBody {
  private let closed = Gate()

  var timings: TransferTimings { TransferTimings(requestSent: true) }

  func next() async throws -> [UInt8]? {
    await closed.opened()
    try Task.checkCancellation()
    throw TransportError(.closed, "closed")
  }

  func close() { closed.open() }
}
