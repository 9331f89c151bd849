import ChatModel
import SwitchboardKit
import TestSupport
import Testing
import Transport

/// A runtime whose network is a script.
func runtime(
  _ environment: [String: String] = [
    "OPENAI_API_KEY": "sk-canary-openai", "GROQ_API_KEY": "sk-canary-groq",
  ],
  _ providers: [ProviderConfiguration] = [], clock: StepClock = StepClock(),
  over transport: ScriptedTransport
) -> ModelRuntime {
  ModelRuntime(
    environment: environment,
    providers: Dictionary(uniqueKeysWithValues: providers.map { ($0.id, $0) }),
    transport: transport, clock: clock.clock, wallClock: { 1_800_000_000 })
}

/// A Chat Completions stream of one text.
func chatStream(_ text: String, model: String = "m-2026") -> ScriptedTransport.Reply {
  .events([
    #"{"id":"c1","model":"\#(model)","choices":[{"index":0,"delta":{"role":"assistant","content":"\#(text)"}}]}"#,
    #"{"id":"c1","model":"\#(model)","choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}"#,
    #"{"id":"c1","model":"\#(model)","choices":[],"usage":{"prompt_tokens":5,"completion_tokens":2,"total_tokens":7}}"#,
    "[DONE]",
  ])
}

@Suite struct `A call over the wire` {
  func ask(
    _ entries: [ModelEntry], _ runtime: ModelRuntime, change: (inout RunPlan) -> Void = { _ in }
  ) async throws -> Answer {
    var plan = RunPlan(entries: entries, messages: [.user("Hello")])
    change(&plan)
    return try await runtime.run(plan) { _ in }
  }

  @Test func `streams an answer with its figures`() async throws {
    let transport = ScriptedTransport { _, _ in chatStream("Hi.") }

    let answer = try await ask(["groq/m"], runtime(over: transport))

    #expect(answer.text == "Hi.")
    #expect(answer.reportedModel == "m-2026")
    #expect(answer.usage?.totalTokens == 7)
    #expect(answer.attempts.map(\.billing) == [.full])
    #expect(transport.requests[0].url == "https://api.groq.com/openai/v1/chat/completions")
    #expect(transport.requests[0].headers.value(of: "authorization") == "Bearer sk-canary-groq")
  }

  @Test func `R26 makes exactly four requests for three retries of four 500s`() async throws {
    let transport = ScriptedTransport { _, _ in .json(500, #"{"error":{"message":"down"}}"#) }

    let answer = try await ask(
      [ModelEntry("groq/m", maxRetries: 3)], runtime(over: transport))

    #expect(transport.requests.count == 4)
    #expect(answer.attempts.count == 4)
    #expect(answer.attempts.allSatisfy { $0.message == "down." })
  }

  @Test func `R27 makes one request for a 401`() async throws {
    let transport = ScriptedTransport { _, _ in .json(401, #"{"error":{"message":"bad key"}}"#) }

    let answer = try await ask([ModelEntry("groq/m", maxRetries: 3)], runtime(over: transport))

    #expect(transport.requests.count == 1)
    #expect(answer.attempts[0].kind == .unauthorized)
    #expect(answer.attempts[0].billing == .none)
  }

  @Test func `R24 falls back when HTTP 200 carries an error before any text`() async throws {
    let transport = ScriptedTransport { request, _ in
      request.url.contains("groq")
        ? .events([#"{"error":{"message":"overloaded","code":503}}"#]) : chatStream("ok")
    }

    let answer = try await ask(
      ["groq/m", "mistral/m"],
      runtime(["GROQ_API_KEY": "k", "MISTRAL_API_KEY": "k"], over: transport))

    #expect(answer.text == "ok")
    #expect(answer.attempts.map(\.outcome) == [.failed, .answered])
  }

  @Test func `R24 takes the end of a stream without a finish reason for a broken answer`()
    async throws
  {
    let transport = ScriptedTransport { _, _ in
      .events([#"{"choices":[{"index":0,"delta":{"content":"Hi"}}]}"#])
    }

    let answer = try await ask(["groq/m"], runtime(over: transport))

    #expect(answer.outcome == .interrupted)
    #expect(answer.text == "Hi")
    #expect(answer.attempts[0].kind == .connectionLost)
    #expect(answer.attempts[0].billing == .partial)
  }

  @Test func `R30 gives each entry its own options and headers and no other's`() async throws {
    let transport = ScriptedTransport { request, _ in
      request.url.contains("groq") ? .json(400, "{}") : chatStream("ok")
    }
    let environment = ["GROQ_API_KEY": "k-groq", "MISTRAL_API_KEY": "k-mistral"]

    _ = try await ask(
      [
        ModelEntry("groq/m", headers: ["x-first": "1"], options: ["groq": ["serviceTier": "flex"]]),
        ModelEntry("mistral/m", headers: ["x-second": "2"]),
      ], runtime(environment, over: transport)
    ) {
      $0.options = ["mistral": ["safePrompt": true], "groq": ["user": "u1"]]
    }

    let bodies = transport.requests.map { String(decoding: $0.body, as: UTF8.self) }
    #expect(bodies[0].contains(#""service_tier":"flex""#))
    #expect(bodies[0].contains(#""user":"u1""#))
    #expect(!bodies[0].contains("safe_prompt"))
    #expect(bodies[1].contains(#""safe_prompt":true"#))
    #expect(!bodies[1].contains("service_tier"))
    #expect(transport.requests[0].headers.value(of: "x-second") == nil)
    #expect(transport.requests[1].headers.value(of: "x-first") == nil)
    #expect(transport.requests[1].headers.value(of: "authorization") == "Bearer k-mistral")
  }

  @Test func `R17 lays the later layer over the earlier one, in both orders`() async throws {
    let transport = ScriptedTransport { _, _ in chatStream("ok") }
    let low: ModelOptions = ["groq": ["reasoningEffort": "low"]]
    let high: ModelOptions = ["groq": ["reasoningEffort": "high"]]

    for (agent, entry) in [(low, high), (high, low)] {
      _ = try await ask([ModelEntry("groq/m", options: entry)], runtime(over: transport)) {
        $0.options = agent
      }
    }

    let bodies = transport.requests.map { String(decoding: $0.body, as: UTF8.self) }
    #expect(bodies[0].contains(#""reasoning_effort":"high""#))
    #expect(bodies[1].contains(#""reasoning_effort":"low""#))
  }

  @Test func `R18 holds a message's option for that message's request only`() async throws {
    let transport = ScriptedTransport { _, _ in chatStream("ok") }
    let first = Message.user("one", options: ["groq": ["reasoningEffort": "high"]])

    _ = try await ask(["groq/m"], runtime(over: transport)) { $0.messages = [first] }
    _ = try await ask(["groq/m"], runtime(over: transport)) {
      $0.messages = [first, .assistant("ok"), .user("two")]
    }

    let bodies = transport.requests.map { String(decoding: $0.body, as: UTF8.self) }
    #expect(bodies[0].contains(#""reasoning_effort":"high""#))
    #expect(!bodies[1].contains("reasoning_effort"))
  }

  @Test func `R2 names the nearest known ids after a 404`() async throws {
    let transport = ScriptedTransport { _, _ in
      .json(404, #"{"error":{"message":"no such model"}}"#)
    }

    let answer = try await ask(
      ["anthropic/claude-4-5-sonnet"], runtime(["ANTHROPIC_API_KEY": "k"], over: transport))

    #expect(answer.attempts[0].message?.contains("anthropic/claude-sonnet-4-5") == true)
  }

  @Test func `takes a key that a provider echoes out of everything that is kept`() async throws {
    let transport = ScriptedTransport { _, _ in
      .json(401, #"{"error":{"message":"Incorrect API key provided: sk-canary-openai"}}"#)
    }

    let answer = try await ask(["openai/gpt-4o"], runtime(over: transport))

    #expect(!"\(answer)".contains("canary"))
    #expect(answer.attempts[0].message?.contains("(key hidden)") == true)
    let body = String(decoding: answer.attempts[0].failure?.body ?? [], as: UTF8.self)
    #expect(body.contains("(key hidden)") && !body.contains("canary"))
  }

  @Test func `R21 shows the request before it is sent, with the key masked`() throws {
    let transport = ScriptedTransport { _, _ in .json(500, "{}") }
    let plan = RunPlan(entries: ["openai/gpt-5"], messages: [.user("Hello")])

    let previews = try runtime(over: transport).previews(of: plan)

    #expect(previews[0].headers.value(of: "authorization") == "(OPENAI_API_KEY, hidden)")
    #expect(previews[0].body["model"] == "gpt-5")
    #expect(transport.requests.isEmpty)
    #expect(!"\(previews)".contains("canary"))
  }

  @Test func `R25 prices an answer by the model that the reply names`() async throws {
    let transport = ScriptedTransport { _, _ in chatStream("ok", model: "gpt-4o-mini") }
    let settings = configured("openai") { $0.dialect = .openAIChat }

    let answer = try await ask(
      ["openai/gpt-4o"], runtime(["OPENAI_API_KEY": "k"], [settings], over: transport))

    // gpt-4o-mini: 0.15 and 0.60 dollars per million tokens.
    let expected = (5 * 0.15 + 2 * 0.60) / 1_000_000
    #expect(abs((answer.cost?.dollars ?? 0) - expected) < 1e-12)
    #expect(answer.cost?.source == .catalogue)
  }

  @Test func `R25 knows that a server of one's own costs nothing`() async throws {
    let transport = ScriptedTransport { _, _ in chatStream("ok", model: "llama3.2:3b") }

    let local = try await ask(["lmstudio/llama3.2:3b"], runtime([:], over: transport))
    let unknown = try await ask(
      ["groq/made-up"], runtime(["GROQ_API_KEY": "k"], over: transport))

    #expect(local.cost?.dollars == 0)
    #expect(unknown.cost == nil)
  }
}

@Suite struct `What is said of a request` {
  @Test func `is said once, however often the entry is called`() async throws {
    let transport = ScriptedTransport { _, _ in .json(500, #"{"error":{"message":"down"}}"#) }
    let runtime = runtime(["ANTHROPIC_API_KEY": "sk-canary"], over: transport)
    let plan = RunPlan(
      entries: [ModelEntry("anthropic/claude-4-5-sonnet", maxRetries: 2)],
      messages: [.user("Hello")])

    var said: [String] = []
    _ = try await runtime.run(plan) { events in
      for case .content(_, .warning(let sentence)) in events { said.append(sentence) }
    }

    #expect(transport.requests.count == 3)
    #expect(said.filter { $0.contains("output limit") }.count == 1)
  }

  @Test func `names the model that was probably meant (R2)`() async throws {
    let transport = ScriptedTransport { _, _ in chatStream("Hi.") }
    let runtime = runtime(["GROQ_API_KEY": "sk-canary"], over: transport)
    let plan = RunPlan(
      entries: ["groq/llama-3.3-70b-versatil"], messages: [.user("Hello")])

    let answer = try await runtime.run(plan) { _ in }

    #expect(answer.text == "Hi.")
    #expect(answer.warnings.first?.contains("did you mean groq/llama-3.3-70b-versatile?") == true)
  }
}
