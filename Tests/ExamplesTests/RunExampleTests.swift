import SwitchboardKit
import TestSupport
import Testing

@testable import Examples

@Suite struct `The examples of runs` {
  let busyThenProse = Agent(
    model: [ModelEntry("demo/busy", maxRetries: 1), "demo/prose"]
  ).on()

  @Test func `an answer says who wrote it and what it took`() async throws {
    var page = ""

    try await ask(busyThenProse, to: &page)

    #expect(page.contains("Written by demo/prose, attempt 3."))
    #expect(page.contains(" tokens, 0.0 dollars."))
  }

  @Test func `a conversation goes out whole`() async throws {
    let transport = ScriptedTransport.answering("Sunlight.")

    let history = try await converse(oneModel().on(transport), ["Why?", "And at sunset?"])

    #expect(history.map(\.role) == [.user, .assistant, .user, .assistant])
    #expect(transport.requests[1].text.contains("And at sunset?"))
    #expect(transport.requests[1].text.contains("Sunlight."))
  }

  @Test func `a picture goes with its question`() async throws {
    let transport = ScriptedTransport.answering("Growth.")

    let answer = try await describe([0x89, 0x50, 0x4E, 0x47], with: oneModel().on(transport))

    #expect(answer.text == "Growth.")
    #expect(transport.requests[0].text.contains("iVBORw=="))
  }

  @Test func `R18 an option of one message holds for that message`() async throws {
    let transport = ScriptedTransport.answering("Yes.")
    let agent = thrifty().on(transport)

    _ = try await thinkHard(agent)
    _ = try await agent.generate("Why?")

    #expect(transport.requests[0].text.contains(#""effort":"high""#))
    #expect(transport.requests[1].text.contains(#""effort":"low""#))
  }

  @Test func `options may come as JSON`() throws {
    var agent = thrifty()

    try apply(#"{"openai": {"reasoningEffort": "minimal"}}"#, to: &agent)

    #expect(agent.options["openai"]?["reasoningEffort"] == "minimal")
    #expect(agent.options["anthropic"] != nil)
    #expect(throws: JSONError(.unexpectedEnd, at: 1)) { try apply("{", to: &agent) }
  }

  @Test func `a stream tells failures, waits and the author`() async throws {
    var page = ""

    try await stream(busyThenProse, to: &page)

    #expect(page.hasPrefix("[asking demo/busy, call 1 of 2]\n[failed: "))
    #expect(page.contains("[again in 2.0 seconds]\n[asking demo/busy, call 2 of 2]\n"))
    #expect(page.contains("[asking demo/prose, call 1 of 1]\n"))
    #expect(page.hasSuffix("\n[demo/prose: answered]\n"))
  }

  @Test func `R34 a stream says which text is taken back`() async throws {
    var page = ""

    try await stream(Agent(model: ["demo/cut", "demo/prose"]).on(), to: &page)

    #expect(page.contains(" characters above are not part of the answer]\n"))
    #expect(page.hasSuffix("\n[demo/prose: answered]\n"))
  }

  @Test func `R7 a stream says which entry has no key`() async throws {
    var page = ""

    try await stream(Agent(model: ["groq/llama", "demo/prose"]).on(), to: &page)

    #expect(page.hasPrefix("[passed over: Groq needs a key: set GROQ_API_KEY.]\n"))
  }

  @Test func `R35 a run that is stopped keeps its text`() async throws {
    let answer = try #require(try await firstSentence(of: Agent(model: "demo/stall").on()))

    #expect(answer.outcome == .stopped)
    #expect(answer.text.contains("."))
    #expect(answer.attempts.map(\.outcome) == [.stopped])
  }

  @Test func `R35 a person may give up on one entry alone`() async throws {
    let thinker = ScriptedModel("own/thinker", .silence([.reasoning("Hm.")]))
    let agent = Agent(model: [ModelEntry(thinker), "demo/prose"]).on()

    let answer = try #require(try await withoutWaiting(agent))

    #expect(answer.attempts.map(\.outcome) == [.stopped, .answered])
    #expect(answer.answeredBy == ModelID("demo/prose"))
  }

  @Test func `R32 a failed run tells every attempt`() async {
    var page = ""

    await report(on: Agent(model: ["demo/status-401", "demo/quota"]).on(), to: &page)

    #expect(page.hasPrefix("All 2 entries failed. The last one: "))
    #expect(page.contains("\n1. demo/status-401, unauthorized: "))
    #expect(page.contains("\n2. demo/quota, quota: "))
  }

  @Test(arguments: [
    ("gpt-5", "Nothing was sent. “gpt-5” is no model id"),
    ("demo/prose", "*This demo answer is scripted"),
  ])
  func `every end of a run is told apart`(id: String, start: String) async {
    var page = ""

    await report(on: Agent(model: .id(id)).on(), to: &page)

    #expect(page.hasPrefix(start))
  }

  @Test func `an answer that breaks off is told apart`() async {
    let cut = ScriptedModel(
      "own/cut", .failure([.text("Sunl")], CallFailure(.connectionLost, "The line broke.")))
    var page = ""

    await report(on: Agent(model: .model(cut)).on(), to: &page)

    #expect(page == "Broken off: Sunl\n")
  }

  @Test func `a task that is cancelled is told apart`() async {
    let silent = ScriptedModel("own/silent", .silence([]))
    let agent = Agent(model: .model(silent)).on()

    let task = Task {
      var page = ""
      await report(on: agent, to: &page)
      return page
    }
    task.cancel()

    #expect(await task.value == "Stopped.\n")
  }

  @Test func `what a choosing closure throws is told apart`() async {
    var page = ""

    await report(on: agent(for: [:]).on(), to: &page)

    #expect(page == "The program's own closure failed: UnknownTenant()\n")
  }
}
