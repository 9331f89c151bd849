import ChatModel
import TestSupport
import Testing
import Transport

@testable import SwitchboardKit

@Suite struct `The wire log` {
  private static let key = "sk-canary-4711-abcdefghij"

  private func runtime(_ transport: ScriptedTransport) -> ModelRuntime {
    ModelRuntime(environment: ["OPENAI_API_KEY": Self.key], transport: transport)
  }

  private func run(_ log: WireLog, _ runtime: ModelRuntime, label: Int = 0) async throws {
    var plan = RunPlan(
      entries: [ModelEntry("groq/llama-3.3-70b-versatile", maxRetries: 0)],
      messages: [.user("Hello")])
    plan.entries[0].key = Secret(Self.key, origin: "GROQ_API_KEY")
    plan.wire = WireTap(log, label: label)
    _ = try await runtime.run(plan) { _ in }
  }

  @Test func `keeps a request and its reply as they went over the wire`() async throws {
    let log = WireLog()
    let transport = ScriptedTransport { _, _ in chatStream("Hi.") }

    try await run(log, runtime(transport), label: 3)

    let exchange = try #require(log.exchanges.first)
    #expect(log.exchanges.count == 1 && exchange.label == 3 && exchange.attempt == 1)
    #expect(exchange.method == "POST" && exchange.host == "api.groq.com")
    #expect(exchange.path == "/openai/v1/chat/completions")
    #expect(exchange.body == transport.requests[0].body && exchange.sent == exchange.body.count)
    #expect(exchange.status == 200 && exchange.took != nil && !exchange.hasFailed)
    #expect(String(decoding: exchange.reply, as: UTF8.self).contains("Hi."))
    #expect(exchange.arrivals.last?.end == exchange.reply.count)
  }

  @Test func `names the variable in place of the key, and shows no header that may hold a secret`()
    async throws
  {
    let log = WireLog()
    let transport = ScriptedTransport { _, _ in
      .json(200, "{}", headers: [HTTPHeader("set-cookie", "session=secret")])
    }

    try await run(log, runtime(transport))

    let exchange = try #require(log.exchanges.first)
    let values = exchange.headers.map(\.value)
    #expect(values.contains("(GROQ_API_KEY, hidden)"))
    #expect(
      !exchange.wholeText.contains(Self.key) && !exchange.wholeText.contains("session=secret"))
  }

  @Test func `hides a key that a server sends back, wherever the reply is cut`() async throws {
    let text = Array("data: {\"echo\":\"\(Self.key)\"}\n\n".utf8)
    for cut in 0...text.count {
      let log = WireLog()
      let transport = ScriptedTransport { _, _ in
        .body(
          status: 200, headers: [HTTPHeader("content-type", "text/event-stream")],
          chunks: [Array(text[..<cut]), Array(text[cut...])].filter { !$0.isEmpty })
      }

      try await run(log, runtime(transport))

      let reply = String(decoding: log.exchanges.first?.reply ?? [], as: UTF8.self)
      #expect(reply.hasPrefix("data: {\"echo\":\"***") && !reply.contains(Self.key), "\(cut)")
    }
  }

  @Test func `keeps a refusal with its body`() async throws {
    let log = WireLog()
    let transport = ScriptedTransport { _, _ in .json(429, "{\"error\":{\"message\":\"slow\"}}") }

    try await run(log, runtime(transport))

    let exchange = try #require(log.exchanges.first)
    #expect(exchange.status == 429 && exchange.hasFailed && exchange.failure != nil)
    #expect(exchange.wholeText.contains("slow"))
  }

  @Test func `keeps no more than the last exchanges, and of long ones the beginning`() async throws
  {
    let log = WireLog()
    let piece = String(repeating: "x", count: 100_000)
    let transport = ScriptedTransport { _, _ in chatStream(piece + piece + piece) }
    let runtime = runtime(transport)
    for _ in 0..<20 { try await run(log, runtime) }

    let kept = log.exchanges
    #expect(kept.last?.number == 20 && kept.count < 20)
    #expect(kept.allSatisfy { $0.reply.count <= WireLog.longestBody })
    #expect(kept.last.map { $0.received > 300_000 } == true)
  }
}
