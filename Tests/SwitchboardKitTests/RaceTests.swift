import ChatModel
import SwitchboardKit
import TestSupport
import Testing

/// Races models over scripts and gathers the events.
func race(
  _ entries: [ModelEntry], hedgeAfter: Duration? = nil, winOn: Strategy.WinningMark = .text,
  clock: StepClock = StepClock(), change: (inout RunPlan) -> Void = { _ in }
) async throws -> (answer: Answer, events: [RunEvent]) {
  try await run(entries, clock: clock) {
    $0.strategy = .race(hedgeAfter: hedgeAfter, winOn: winOn)
    change(&$0)
  }
}

@Suite struct `A race` {
  let silent = ScriptedModel("own/silent", .silence([.reasoning("Hm.")]))
  let good = ScriptedModel("own/good", .text("Sunlight."))
  let broken = ScriptedModel("own/broken", .status(500, .serverError))

  @Test func `R37 is won by the first visible text, and the others are recorded as lost`()
    async throws
  {
    let (answer, events) = try await race([ModelEntry(silent), ModelEntry(good)])

    #expect(answer.text == "Sunlight.")
    #expect(answer.answeredBy == good.id)
    #expect(!answer.isFallback)
    #expect(answer.attempts.map(\.outcome) == [.lost, .answered])
    #expect(answer.attempts.map(\.number) == [1, 2])
    #expect(answer.attempts[0].billing != .none)
    #expect(silent.requests.count == 1)
    #expect(good.requests.count == 1)
    #expect(events.last == .ended(answer))
  }

  @Test func `R37 tells nothing of what a loser said`() async throws {
    let (answer, events) = try await race([ModelEntry(silent), ModelEntry(good)])

    let tellers = Set(
      events.compactMap { if case .content(let number, _) = $0 { number } else { nil } })
    #expect(tellers == [2])
    #expect(answer.reasoning.isEmpty)
    #expect(
      events.contains { if case .attemptLost(let lost) = $0 { lost.number == 1 } else { false } })
  }

  @Test func `R37 gives the winner's reasoning, which was held back, before its text`()
    async throws
  {
    let thinker = ScriptedModel(
      "own/thinker",
      .events([
        .reasoning("Scattering."), .text("Sunlight."), .finished(Finish(.stop, raw: "stop")),
      ]))

    let (answer, events) = try await race([ModelEntry(silent), ModelEntry(thinker)])

    #expect(answer.reasoning == "Scattering.")
    let pieces = events.compactMap { if case .content(_, let piece) = $0 { piece } else { nil } }
    #expect(pieces.prefix(2) == [.reasoning("Scattering."), .text("Sunlight.")])
  }

  @Test func `R37 goes on without a racer that fails`() async throws {
    let (answer, _) = try await race([ModelEntry(broken), ModelEntry(good), ModelEntry(silent)])

    #expect(answer.outcome == .answered)
    #expect(answer.answeredBy == good.id)
    #expect(answer.attempts.first { $0.entry == 3 }?.outcome == .lost)
  }

  @Test func `R37 has failed with every error when all racers are out`() async throws {
    let other = ScriptedModel("own/other", .status(401, .unauthorized))

    let (answer, events) = try await race([ModelEntry(broken), ModelEntry(other)])

    #expect(answer.outcome == .failed)
    #expect(answer.attempts.map(\.outcome) == [.failed, .failed])
    #expect(Set(answer.attempts.compactMap(\.status)) == [500, 401])
    #expect(answer.answeredBy == nil)
    #expect(events.last == .ended(answer))
  }

  @Test func `R37 starts entries as far apart as it is told`() async throws {
    let clock = StepClock()
    async let outcome = race(
      [ModelEntry(silent), ModelEntry(good)], hedgeAfter: .milliseconds(200), clock: clock)

    await clock.alarm(setFor: .milliseconds(200))
    #expect(good.requests.isEmpty)
    clock.advance(by: .milliseconds(200))
    let (answer, _) = try await outcome

    #expect(answer.attempts.map(\.started) == [.zero, .milliseconds(200)])
    #expect(answer.attempts.map(\.outcome) == [.lost, .answered])
  }

  @Test func `R37 never starts an entry that is not needed`() async throws {
    let (answer, _) = try await race(
      [ModelEntry(good), ModelEntry(silent)], hedgeAfter: .milliseconds(200))

    #expect(answer.attempts.count == 1)
    #expect(silent.requests.isEmpty)
  }

  @Test func `R37 starts the next entry at once when all that run have failed`() async throws {
    let (answer, _) = try await race(
      [ModelEntry(broken), ModelEntry(good)], hedgeAfter: .seconds(60))

    #expect(answer.attempts.map(\.outcome) == [.failed, .answered])
    #expect(answer.attempts[1].started == .zero)
  }

  @Test func `R37 may be won by the first whole answer instead`() async throws {
    let talker = ScriptedModel("own/talker", .silence([.text("Well, ")]))

    let (answer, events) = try await race(
      [ModelEntry(talker), ModelEntry(good)], winOn: .complete)

    #expect(answer.text == "Sunlight.")
    #expect(answer.attempts.map(\.outcome) == [.lost, .answered])
    #expect(!events.contains(.content(attempt: 1, .text("Well, "))))
  }

  @Test func `R37 keeps what a loser had written with its attempt`() async throws {
    let talker = ScriptedModel("own/talker", .silence([.text("Well, ")]))
    let opened = Gate()
    let late = GatedModel("own/late", opened, "Sunlight.")

    async let outcome = race([ModelEntry(talker), ModelEntry(late)], winOn: .complete)
    await talker.wrote()
    opened.open()
    let answer = try await outcome.answer

    #expect(answer.attempts[0].partialText == "Well, ")
    #expect(answer.attempts[0].billing == .partial)
  }

  @Test func `R26 gives each racer its own retries and no more`() async throws {
    let other = ScriptedModel("own/other", .status(503, .overloaded))

    let (answer, _) = try await race([
      ModelEntry(broken, maxRetries: 2), ModelEntry(other, maxRetries: 1),
    ])

    #expect(broken.requests.count == 3)
    #expect(other.requests.count == 2)
    #expect(answer.attempts.map(\.number) == Array(1...5))
  }

  @Test func `R30 sends each racer its own options only`() async throws {
    let one = ScriptedModel("openai/one", .silence([]))
    let two = ScriptedModel("groq/two", .text("ok"))

    _ = try await race([
      ModelEntry(one, options: ["openai": ["user": "a"]]),
      ModelEntry(two, options: ["groq": ["user": "b"]]),
    ])

    #expect(two.requests[0].options == ["groq": ["user": "b"]])
  }

  @Test func `R7 passes over a racer without a key`() async throws {
    let (answer, events) = try await race(["openai/gpt-5", ModelEntry(good)])

    #expect(answer.attempts.map(\.outcome) == [.skipped, .answered])
    #expect(events.contains { if case .entrySkipped = $0 { true } else { false } })
  }

  @Test func `R34 leaves the answer interrupted when the winner breaks off and nobody is left`()
    async throws
  {
    let breaking = ScriptedModel(
      "own/breaking", .failure([.text("Sunl")], CallFailure(.connectionLost, "The line broke.")))

    let (answer, _) = try await race([ModelEntry(breaking), ModelEntry(silent)])

    #expect(answer.outcome == .interrupted)
    #expect(answer.text == "Sunl")
    #expect(silent.requests.count == 1)
  }

  @Test func `R34 asks a loser that has calls left when the winner breaks off`() async throws {
    let breaking = ScriptedModel(
      "own/breaking", .failure([.text("Sunl")], CallFailure(.connectionLost, "The line broke.")))
    let second = ScriptedModel("own/second", .silence([]), .text("Sunlight."))

    let (answer, events) = try await race([
      ModelEntry(breaking), ModelEntry(second, maxRetries: 1),
    ])

    #expect(answer.outcome == .answered)
    #expect(answer.text == "Sunlight.")
    #expect(answer.attempts.map(\.outcome) == [.failed, .lost, .answered])
    #expect(answer.attempts.map(\.call) == [1, 1, 2])
    #expect(events.contains(.restarted(attempt: 3, discardedText: "Sunl")))
  }

  @Test func `R35 is stopped as a whole, and the winner's text stays`() async throws {
    let talker = ScriptedModel("own/talker", .silence([.text("Sunl")]))
    let control = RunControl()
    var plan = RunPlan(
      entries: [ModelEntry(silent), ModelEntry(talker)], messages: [.user("Why?")])
    plan.strategy = .race()
    plan.control = control

    let answer = try await runtime(over: .refusing).run(plan) { events in
      if events.contains(where: { if case .content = $0 { true } else { false } }) {
        control.stop()
      }
    }

    #expect(answer.outcome == .stopped)
    #expect(answer.text == "Sunl")
    #expect(answer.answeredBy == talker.id)
    #expect(answer.attempts.map(\.outcome) == [.lost, .stopped])
  }

  @Test func `R35 is stopped before anybody has said a word`() async throws {
    let control = RunControl()
    let mute = ScriptedModel("own/mute", .silence([]))
    var plan = RunPlan(entries: [ModelEntry(mute), ModelEntry(mute)], messages: [.user("Why?")])
    plan.strategy = .race()
    plan.control = control

    let answer = try await runtime(over: .refusing).run(plan) { _ in control.stop() }

    #expect(answer.outcome == .stopped)
    #expect(answer.attempts.map(\.outcome) == [.stopped, .stopped])
  }

  @Test func `R35 ends with its task, and keeps the text`() async throws {
    let talker = ScriptedModel("own/talker", .silence([.text("Sunl")]))
    let spoke = Gate()
    let task = Task {
      try await race([ModelEntry(silent), ModelEntry(talker)]) { _ in }.answer
    }
    await talker.wrote()
    spoke.open()
    task.cancel()
    let answer = try await task.value

    #expect(answer.outcome == .stopped)
    #expect(answer.attempts.allSatisfy { [.stopped, .lost].contains($0.outcome) })
  }

  @Test func `R35 starts the next racer at once when a person moves on`() async throws {
    let control = RunControl()
    let (answer, _) = try await run([ModelEntry(silent), ModelEntry(good)], moving: control) {
      $0.strategy = .race(hedgeAfter: .seconds(60))
    }

    #expect(answer.answeredBy == good.id)
    #expect(answer.attempts.map(\.outcome) == [.lost, .answered])
    #expect(answer.attempts[1].started == .zero)
  }

  @Test func `R35 gives up on the first racer when a person moves on and all run`() async throws {
    let control = RunControl()
    let mute = ScriptedModel("own/mute", .silence([]))

    let (answer, _) = try await run([ModelEntry(mute)] + [ModelEntry(mute)], moving: control) {
      $0.strategy = .race()
      $0.totalLimit = .seconds(1)
    }

    #expect(answer.attempts.contains { $0.outcome == .stopped })
  }

  @Test func `R47 starts no more racers than the budget allows, and the rest once all are out`()
    async throws
  {
    let models = (1...14).map { ScriptedModel("own/m\($0)", .status(500, .serverError)) }

    let (answer, events) = try await race(models.map { ModelEntry($0) })

    #expect(answer.attempts.count == 14)
    #expect(answer.warnings.count { $0.contains("budget for further calls") } >= 1)
    let first = events.prefix { if case .attemptFailed = $0 { false } else { true } }
    let started = first.count { if case .attemptStarted = $0 { true } else { false } }
    #expect(started == 11)
  }

  @Test func `F10 has exactly one winner however the racers run`() async throws {
    for round in 0..<300 {
      let models = (0..<4).map { place in
        ScriptedModel(
          "own/m\(place)",
          (round >> place) & 1 == 0 ? .text("\(place)") : .status(500, .serverError))
      }
      let (answer, events) = try await race(
        models.map { ModelEntry($0) }, winOn: round % 2 == 0 ? .text : .complete)

      let winners = answer.attempts.filter { $0.outcome == .answered }
      let tellers = Set(
        events.compactMap { if case .content(let number, _) = $0 { number } else { nil } })
      #expect(tellers.count <= 1)
      #expect(winners.map(\.number) == tellers.sorted())
      #expect(answer.attempts.map(\.number) == Array(1...answer.attempts.count))
      #expect(models.allSatisfy { $0.requests.count <= 1 })
      #expect(answer.outcome == (round & 0xF == 0xF ? .failed : .answered))
    }
  }

  /// Runs entries while a person moves on as soon as the first call has begun.
  private func run(
    _ entries: [ModelEntry], moving control: RunControl, change: (inout RunPlan) -> Void
  ) async throws -> (answer: Answer, events: [RunEvent]) {
    var plan = RunPlan(entries: entries, messages: [.user("Why?")])
    plan.control = control
    change(&plan)
    var events: [RunEvent] = []
    let clock = StepClock()
    var hasMoved = false
    let answer = try await runtime(clock: clock, over: .refusing).run(plan) { batch in
      events += batch
      let isFailure = batch.contains { if case .attemptFailed = $0 { true } else { false } }
      if isFailure { clock.advance(by: .seconds(2)) }
      guard !hasMoved else { return }
      hasMoved = true
      control.moveOn()
    }
    return (answer, events)
  }
}
