import ChatModel
import SwitchboardKit
import TestSupport
import Testing

/// A model that tells when its call is over.
struct Observed: LanguageModel {
  let model: ScriptedModel
  let ended = Gate()

  var id: ModelID { model.id }

  func respond(to request: ModelRequest, into reply: ReplyWriter) async throws {
    defer { ended.open() }
    try await model.respond(to: request, into: reply)
  }
}

@Suite struct `A stream of events` {
  let endless = Observed(model: ScriptedModel("own/endless", .silence([.text("Sunl")])))

  /// An agent on a clock that nobody moves.
  func agent(_ entries: [ModelEntry]) -> Agent {
    Agent(
      model: .chain(entries),
      runtime: ModelRuntime(
        environment: [:], transport: ScriptedTransport { _, _ in .json(500, "{}") },
        clock: StepClock().clock))
  }

  @Test func `R35 stops its run when the reader leaves`() async throws {
    let other = ScriptedModel("own/other", .text("not asked"))

    for try await event in agent([ModelEntry(endless), ModelEntry(other)]).stream("Why?") {
      if case .content = event { break }
    }

    await endless.ended.opened()
    #expect(other.requests.isEmpty)
  }

  @Test func `R35 stops its run when the reading task is cancelled`() async {
    let hasText = Gate()
    let stream = agent([ModelEntry(endless)]).stream("Why?")

    let reader = Task {
      for try await event in stream {
        if case .content = event { hasText.open() }
      }
    }
    await hasText.opened()
    reader.cancel()

    await endless.ended.opened()
    await #expect(throws: CancellationError.self) { try await reader.value }
  }

  @Test func `R32 ends with the answer, then throws it, when every entry failed`() async {
    let broken = ScriptedModel("own/broken", .status(401, .unauthorized))
    var events: [RunEvent] = []

    let failure = await #expect(throws: RunFailure.self) {
      for try await event in agent([ModelEntry(broken)]).stream("Why?") { events.append(event) }
    }

    #expect(failure?.attempts.map(\.status) == [401])
    #expect(events.last == failure.map { .ended($0.answer) })
  }

  @Test func `throws at once what cannot be sent`() async {
    await #expect(throws: UsageError.badID("gpt-5", meant: "openai/gpt-5")) {
      for try await _ in agent(["gpt-5"]).stream("Why?") {}
    }
    await #expect(throws: UsageError.emptyPrompt) {
      for try await _ in agent(["demo/prose"]).stream([]) {}
    }
  }
}
