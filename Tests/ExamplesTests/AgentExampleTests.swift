import SwitchboardKit
import TestSupport
import Testing
import Transport

@testable import Examples

@Suite struct `The examples of agents` {
  let transport = ScriptedTransport.answering("Sunlight.")

  @Test func `one model is asked with the provider's own variable`() async throws {
    let answer = try await oneModel().on(transport).generate("Why?")

    #expect(answer.text == "Sunlight.")
    #expect(transport.requests[0].url == "https://api.anthropic.com/v1/messages")
    #expect(transport.requests[0].headers.value(of: "x-api-key") == "key-anthropic")
    #expect(transport.requests[0].text.contains("Answer in one sentence."))
  }

  @Test func `R10 key and headers of an account go with its entry`() async throws {
    _ = try await ownAccount(key: "key-own").on(transport).generate("Why?")

    let headers = transport.requests[0].headers
    #expect(headers.value(of: "authorization") == "Bearer key-own")
    #expect(headers.value(of: "openai-organization") == "org-example")
    #expect(headers.value(of: "x-team") == "search")
  }

  @Test func `R5 a server of one's own is asked in its dialect`() async throws {
    let answer = try await ownServer(key: "key-own").on(transport).generate("Why?")

    #expect(answer.answeredBy == ModelID("acme/large"))
    #expect(transport.requests[0].url == "https://llm.acme.example/v1/messages")
    #expect(transport.requests[0].headers.value(of: "x-api-key") == "key-own")
  }

  @Test func `R26 a chain calls each entry as often as it says, then the next`() async throws {
    let transport = ScriptedTransport.answering("At last.", at: "openrouter.ai")

    let answer = try await careful().on(transport).generate("Why?")

    #expect(answer.text == "At last.")
    #expect(answer.isFallback)
    #expect(answer.attempts.map(\.entry) == [1, 1, 1, 1, 2, 2, 3])
  }

  @Test func `R5 a closure picks key and model by tenant`() async throws {
    let tenants = [
      "acme": Tenant(key: "key-acme", isPaying: true),
      "spare": Tenant(key: "key-spare", isPaying: false),
    ]
    let agent = agent(for: tenants).on(transport)

    for name in ["acme", "spare"] {
      _ = try await agent.generate("Why?", context: ["tenant": .string(name)])
    }

    #expect(
      transport.requests.map { $0.headers.value(of: "x-api-key") } == ["key-acme", "key-spare"])
    #expect(transport.requests[0].text.contains("claude-opus-4-1"))
    #expect(transport.requests[1].text.contains("claude-haiku-4-5"))
    await #expect(throws: UnknownTenant.self) { try await agent.generate("Why?") }
  }

  @Test func `R5 an id is filled from the request`() async throws {
    let context: RequestContext = ["provider-id": "demo", "model-id": "prose"]

    let answer = try await asTheRequestSays().on().generate("Why?", context: context)

    #expect(answer.answeredBy == ModelID("demo/prose"))
  }

  @Test func `R16 options reach their own provider alone`() async throws {
    let transport = ScriptedTransport.answering("ok", at: "anthropic.com")

    _ = try await thrifty().on(transport).generate("Why?")

    #expect(transport.requests[0].text.contains(#""effort":"low""#))
    #expect(transport.requests[0].text.contains(#""max_output_tokens":500"#))
    #expect(!transport.requests[0].text.contains("ephemeral"))
    #expect(transport.requests[1].text.contains(#""cache_control":{"type":"ephemeral"}"#))
    #expect(transport.requests[1].text.contains(#""max_tokens":500"#))
    #expect(!transport.requests[1].text.contains("effort"))
  }

  @Test func `R22 a limit ends a slow call and the next entry answers`() async throws {
    let manual = ManualClock()
    var agent = impatient()
    agent.runtime = ModelRuntime(
      environment: [:], transport: ScriptedTransport.answering("not asked"),
      clock: RunClock(manual), demoClock: manual)

    let answer = try await manual.skip(sleepers: 2) { [agent] in try await agent.generate("Why?") }

    #expect(answer.attempts.map(\.kind) == [.firstTokenTimeout, nil])
    #expect(answer.attempts[0].message == "Demo sent no first token within 10 s, its limit.")
    #expect(answer.answeredBy == ModelID("demo/prose"))
  }

  @Test func `a runtime has the variables that it is given`() {
    let runtime = isolated(key: "key-mistral").runtime

    #expect(runtime.router.environment == ["MISTRAL_API_KEY": "key-mistral"])
  }

  @Test func `R5 a model of one's own comes first in a chain`() async throws {
    let agent = glossaryFirst(["azure": "The blue of a clear sky."]).on(transport)

    let known = try await agent.generate("azure")
    let unknown = try await agent.generate("cobalt")

    #expect(known.text == "The blue of a clear sky.")
    #expect(known.answeredBy == ModelID("house/glossary"))
    #expect(unknown.text == "Sunlight.")
    #expect(unknown.attempts[0].message == "The glossary does not have this word.")
    #expect(transport.requests.count == 1)
  }
}

@Suite struct `The examples of strategies` {
  @Test func `R37 the hedged one asks nobody else while the first answers`() async throws {
    let transport = ScriptedTransport.answering("Sunlight.")
    let answer = try await hedged().on(transport, environment: ["GROQ_API_KEY": "k"])
      .generate("Why?")

    #expect(answer.text == "Sunlight.")
    #expect(transport.requests.count == 1)
    #expect(answer.strategy == .race(hedgeAfter: .milliseconds(800)))
  }

  @Test func `R37 the first to finish wins against the other`() async throws {
    let answer = try await firstToFinish().on(.answering("Sunlight.")).generate("Why?")

    #expect(answer.outcome == .answered)
    #expect(answer.attempts.count == 2)
    #expect(results(of: answer).contains(" before "))
  }

  @Test func `R38 the balanced and the weighted one say why they chose`() async throws {
    let keys = ["GROQ_API_KEY": "k", "CEREBRAS_API_KEY": "k", "TOGETHER_API_KEY": "k"]
    let balanced = try await balanced().on(.answering("Sunlight."), environment: keys)
      .generate("Why?")
    let weighted = try await trial().on(.answering("Sunlight.")).generate("Why?")

    #expect(balanced.choice?.contains("goes first") == true)
    #expect(weighted.choice?.contains("of 10.") == true)
  }
}
