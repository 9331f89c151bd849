import ChatModel
import SwitchboardKit
import TestSupport
import Testing

/// Runs a chain of models and gathers its events.
func run(
  _ entries: [ModelEntry], clock: StepClock = StepClock(),
  change: (inout RunPlan) -> Void = { _ in }
) async throws -> (answer: Answer, events: [RunEvent]) {
  var plan = RunPlan(entries: entries, messages: [.user("Why is the sky blue?")])
  change(&plan)
  let runtime = ModelRuntime(
    environment: [:], transport: ScriptedTransport { _, _ in .json(500, "{}") },
    clock: clock.clock)
  var events: [RunEvent] = []
  let answer = try await runtime.run(plan) { events += $0 }
  return (answer, events)
}

@Suite struct `A chain` {
  let broken = ScriptedModel("own/broken", .status(500, .serverError))
  let good = ScriptedModel("own/good", .text("Sunlight."))

  @Test(arguments: [0, 1, 3])
  func `R26 calls an entry at most once more than its retries`(retries: Int) async throws {
    let clock = StepClock()

    let (answer, _) = try await run([ModelEntry(broken, maxRetries: retries)], clock: clock)

    #expect(broken.requests.count == retries + 1)
    #expect(answer.attempts.map(\.call) == Array(1...(retries + 1)))
    #expect(clock.waits.count == retries)
    #expect(answer.outcome == .failed)
  }

  @Test func `R26 gives a single entry two retries and entries of a longer chain none`()
    async throws
  {
    _ = try await run([ModelEntry(broken)])
    #expect(broken.requests.count == 3)

    let other = ScriptedModel("own/other", .status(500, .serverError))
    _ = try await run([ModelEntry(other), ModelEntry(good)])
    #expect(other.requests.count == 1)
  }

  @Test(arguments: [
    (400, FailureKind.badRequest, 1), (401, .unauthorized, 1), (403, .forbidden, 1),
    (404, .notFound, 1), (408, .other, 3), (409, .other, 3), (413, .payloadTooLarge, 1),
    (422, .badRequest, 1), (429, .rateLimited, 3), (429, .quota, 1), (498, .other, 1),
    (500, .serverError, 3), (501, .serverError, 1), (503, .overloaded, 3), (505, .serverError, 1),
    (529, .overloaded, 3),
  ])
  func `R27 calls the same entry again only where that can help`(
    status: Int, kind: FailureKind, calls: Int
  ) async throws {
    let model = ScriptedModel("own/model", .status(status, kind))

    _ = try await run([ModelEntry(model, maxRetries: 2)])

    #expect(model.requests.count == calls)
  }

  @Test func `R27 takes 498 as a full house at Groq only`() async throws {
    let groq = ScriptedModel("groq/model", .status(498, .other))

    _ = try await run([ModelEntry(groq, maxRetries: 1)])

    #expect(groq.requests.count == 2)
  }

  @Test(arguments: [(true, 400, 2), (false, 500, 1)])
  func `R27 obeys the provider's own word on calling again`(
    word: Bool, status: Int, calls: Int
  ) async throws {
    let failure = CallFailure(.other, "x", status: status, shouldRetry: word)
    let model = ScriptedModel("own/model", .failure([], failure))

    _ = try await run([ModelEntry(model, maxRetries: 1)])

    #expect(model.requests.count == calls)
  }

  @Test(arguments: [400, 401, 403, 404, 500])
  func `R28 moves on after every failure`(status: Int) async throws {
    let first = ScriptedModel("own/first", .status(status, .other))

    let (answer, _) = try await run([ModelEntry(first), ModelEntry(good)])

    #expect(answer.outcome == .answered)
    #expect(answer.answeredBy == good.id)
    #expect(answer.requested == first.id)
    #expect(answer.isFallback)
    #expect(answer.attempts.map(\.outcome) == [.failed, .answered])
  }

  @Test func `R29 waits as long as the provider asks, and never less`() async throws {
    let clock = StepClock()
    let model = ScriptedModel(
      "own/model", .status(429, .rateLimited, retryAfter: .seconds(4)), .text("ok"))

    let (answer, _) = try await run([ModelEntry(model, maxRetries: 1)], clock: clock)

    #expect(clock.waits == [.seconds(4)])
    #expect(answer.attempts[0].wait == .seconds(4))
    #expect(answer.attempts[0].waitReason == "retry-after")
    #expect(answer.outcome == .answered)
  }

  @Test func `R29 backs off twice as long each time, up to eight seconds`() async throws {
    let clock = StepClock()

    _ = try await run([ModelEntry(broken, maxRetries: 6)], clock: clock)

    #expect(
      clock.waits == [
        .seconds(0.5), .seconds(1), .seconds(2), .seconds(4), .seconds(8), .seconds(8),
      ])
  }

  @Test func `R29 moves on instead of waiting longer than thirty seconds`() async throws {
    let clock = StepClock()
    let busy = ScriptedModel("own/busy", .status(429, .rateLimited, retryAfter: .seconds(31)))

    let (answer, _) = try await run(
      [ModelEntry(busy, maxRetries: 5), ModelEntry(good)], clock: clock)

    #expect(busy.requests.count == 1)
    #expect(clock.waits.isEmpty)
    #expect(answer.answeredBy == good.id)
  }

  @Test func `R29 says when to come back when nobody else is left`() async throws {
    let busy = ScriptedModel("own/busy", .status(429, .rateLimited, retryAfter: .seconds(90)))

    let (answer, _) = try await run([ModelEntry(busy, maxRetries: 5)])

    #expect(busy.requests.count == 1)
    #expect(answer.attempts[0].message?.contains("90 s") == true)
  }

  @Test func `R31 leaves a disabled entry alone`() async throws {
    let (answer, _) = try await run([ModelEntry(broken, isEnabled: false), ModelEntry(good)])

    #expect(broken.requests.isEmpty)
    #expect(answer.requested == good.id)
    #expect(answer.attempts.map(\.entry) == [2])
    await #expect(throws: UsageError.noEnabledEntry) {
      try await run([ModelEntry(broken, isEnabled: false)])
    }
  }

  @Test func `R32 keeps every failure in order, and is an error only when all failed`() async throws
  {
    let second = ScriptedModel("own/second", .status(401, .unauthorized))
    let third = ScriptedModel("own/third", .status(404, .notFound))

    let (answer, events) = try await run(
      [ModelEntry(broken, maxRetries: 1), ModelEntry(second), ModelEntry(third)])

    #expect(answer.attempts.map(\.model.model) == ["broken", "broken", "second", "third"])
    #expect(answer.attempts.map(\.status) == [500, 500, 401, 404])
    #expect(answer.attempts.map(\.kind) == [.serverError, .serverError, .unauthorized, .notFound])
    #expect(answer.outcome == .failed)
    #expect(RunFailure.self == RunFailure.self)
    guard case .ended(let last)? = events.last else {
      Issue.record("the last event is not the end")
      return
    }
    #expect(last == answer)
  }

  @Test func `R33 says who answered and what the provider calls it`() async throws {
    let model = ScriptedModel(
      "own/model",
      .events([
        .started(ReplyStart(model: "model-2026-01-01")), .text("ok"),
        .finished(Finish(.stop, raw: "end_turn")),
      ]))

    let (answer, _) = try await run([ModelEntry(model)])

    #expect(answer.answeredBy == model.id)
    #expect(answer.reportedModel == "model-2026-01-01")
    #expect(answer.finish == Finish(.stop, raw: "end_turn"))
    #expect(!answer.isFallback)
  }
}
