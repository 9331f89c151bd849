import ChatModel
import SwitchboardKit
import TestSupport
import Testing

@Suite struct `A person's hand on a run` {
  let control = RunControl()
  let good = ScriptedModel("own/good", .text("Sunlight."))

  /// Runs a chain and lets a person act on its events.
  func run(
    _ entries: [ModelEntry], clock: StepClock = StepClock(), act: @escaping (RunEvent) -> Void
  ) async throws -> Answer {
    var plan = RunPlan(entries: entries, messages: [.user("Why?")])
    plan.control = control
    let runtime = ModelRuntime(
      environment: [:], transport: ScriptedTransport { _, _ in .json(500, "{}") },
      clock: clock.clock)
    return try await runtime.run(plan) { for event in $0 { act(event) } }
  }

  @Test func `R35 moves on from an entry that is silent, as soon as it is called`() async throws {
    let silent = ScriptedModel("own/silent", .silence([]))

    let answer = try await run([ModelEntry(silent, maxRetries: 3), ModelEntry(good)]) {
      if case .attemptStarted(let attempt) = $0, attempt.entry == 1 { control.moveOn() }
    }

    #expect(answer.attempts.map(\.outcome) == [.stopped, .answered])
    #expect(silent.requests.count == 1)
    #expect(answer.text == "Sunlight.")
  }

  @Test func `R35 moves on from a wait`() async throws {
    let busy = ScriptedModel("own/busy", .status(429, .rateLimited, retryAfter: .seconds(20)))

    let answer = try await run([ModelEntry(busy, maxRetries: 3), ModelEntry(good)]) {
      if case .attemptFailed = $0 { control.moveOn() }
    }

    #expect(answer.answeredBy == good.id)
  }

  @Test func `R35 stops without asking anybody else, and keeps the text`() async throws {
    let stalled = ScriptedModel("own/stalled", .silence([.text("Sunl")]))

    let answer = try await run([ModelEntry(stalled), ModelEntry(good)]) {
      if case .content = $0 { control.stop() }
    }

    #expect(answer.outcome == .stopped)
    #expect(answer.text == "Sunl")
    #expect(answer.answeredBy == stalled.id)
    #expect(answer.finish == Finish(.interrupted, raw: "stopped"))
    #expect(good.requests.isEmpty)
  }

  @Test func `R35 stops between two calls`() async throws {
    let busy = ScriptedModel("own/busy", .status(429, .rateLimited, retryAfter: .seconds(20)))

    let answer = try await run([ModelEntry(busy, maxRetries: 3), ModelEntry(good)]) {
      if case .attemptFailed = $0 { control.stop() }
    }

    #expect(answer.outcome == .stopped)
    #expect(busy.requests.count == 1)
    #expect(good.requests.isEmpty)
  }

  @Test func `R35 stops a run before its first call`() async throws {
    control.stop()

    let answer = try await run([ModelEntry(good)]) { _ in }

    #expect(answer.outcome == .stopped)
    #expect(answer.attempts.isEmpty)
  }

  @Test func `what was said of one entry does not hold for the next`() async throws {
    let broken = ScriptedModel("own/broken", .status(401, .unauthorized))

    let answer = try await run([ModelEntry(broken), ModelEntry(good)]) {
      if case .attemptFailed = $0 { control.moveOn() }
    }

    #expect(answer.attempts.map(\.outcome) == [.failed, .answered])
  }

  @Test func `a reader that fails ends the run and is no failure of a model`() async {
    struct PageIsFull: Error {}
    let other = ScriptedModel("own/other", .text("ok"))
    let plan = RunPlan(
      entries: [ModelEntry(good), ModelEntry(other)], messages: [.user("Why?")])
    let runtime = ModelRuntime(
      environment: [:], transport: ScriptedTransport { _, _ in .json(500, "{}") },
      clock: StepClock().clock)

    await #expect(throws: PageIsFull.self) {
      try await runtime.run(plan) { events in
        if events.contains(where: { if case .content = $0 { true } else { false } }) {
          throw PageIsFull()
        }
      }
    }
    #expect(other.requests.isEmpty)
  }
}
