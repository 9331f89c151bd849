import ChatModel
import TestSupport
import Testing

@testable import SwitchboardKit

@Suite struct `A breaker` {
  /// A breaker that has just opened, at zero.
  private var open: Breaker {
    var breaker = Breaker()
    for _ in 1...5 { breaker.failed(at: .zero) }
    return breaker
  }

  @Test func `R39 opens after five failures in a row, for thirty seconds`() {
    var breaker = Breaker()
    for _ in 1...4 { breaker.failed(at: .zero) }
    let left1 = breaker.admit(at: .zero)
    #expect(left1 == nil)
    breaker.failed(at: .zero)

    let left2 = breaker.admit(at: .seconds(10))
    #expect(left2 == .seconds(20))
    let left3 = breaker.admit(at: .seconds(30))
    #expect(left3 == nil)
  }

  @Test func `R39 opens when half of the last twenty calls failed, though never five in a row`() {
    var breaker = Breaker()
    for call in 1...19 {
      if call % 2 == 0 { breaker.failed(at: .zero) } else { breaker.answered() }
      #expect(breaker.restLeft(at: .zero) == nil)
    }
    breaker.failed(at: .zero)

    #expect(breaker.restLeft(at: .zero) == .seconds(30))
  }

  @Test func `R39 lets one probe through after the rest, and nobody beside it`() {
    var breaker = open

    let left4 = breaker.admit(at: .seconds(30))
    #expect(left4 == nil)
    let left5 = breaker.admit(at: .seconds(30))
    #expect(left5 != nil)
  }

  @Test func `R39 doubles the rest with each failed probe, up to five minutes`() {
    var breaker = open
    var now = Duration.seconds(30)
    for rest in [60, 120, 240, 300, 300] {
      let left6 = breaker.admit(at: now)
      #expect(left6 == nil)
      breaker.failed(at: now)
      #expect(breaker.restLeft(at: now) == .seconds(rest))
      now += .seconds(rest)
    }
  }

  @Test func `R39 closes when the probe answers, and begins again with thirty seconds`() {
    var breaker = open
    _ = breaker.admit(at: .seconds(30))
    breaker.failed(at: .seconds(30))
    _ = breaker.admit(at: .seconds(90))
    breaker.answered()
    let left7 = breaker.admit(at: .seconds(91))
    #expect(left7 == nil)

    for _ in 1...5 { breaker.failed(at: .seconds(100)) }
    #expect(breaker.restLeft(at: .seconds(100)) == .seconds(30))
  }

  @Test func `R39 does not lengthen the rest for calls that had begun before it`() {
    var breaker = open
    for _ in 1...10 { breaker.failed(at: .seconds(1)) }

    #expect(breaker.restLeft(at: .seconds(1)) == .seconds(29))
  }

  @Test func `R39 lets another call probe when the probe came to nothing`() {
    var breaker = open
    _ = breaker.admit(at: .seconds(30))
    breaker.abandoned(at: .seconds(31))

    let left8 = breaker.admit(at: .seconds(31))
    #expect(left8 == nil)
  }

  @Test func `R39 passes a resting entry over with the time that is left`() async throws {
    let broken = ScriptedModel("own/broken", .status(500, .serverError))
    let good = ScriptedModel("own/good", .text("ok"))
    let clock = StepClock()
    let runtime = runtime(clock: clock, over: .refusing)
    let plan = RunPlan(entries: [ModelEntry(broken), ModelEntry(good)], messages: [.user("?")])
    for _ in 1...5 { try await runtime.run(plan) { _ in } }
    clock.advance(by: .milliseconds(6500))

    let answer = try await runtime.run(plan) { _ in }

    #expect(broken.requests.count == 5)
    #expect(answer.answeredBy == good.id)
    #expect(answer.attempts[0].outcome == .skipped)
    #expect(answer.attempts[0].kind == .coolingDown)
    #expect(answer.attempts[0].message?.contains("24 s") == true)

    clock.advance(by: .seconds(30))
    try await runtime.run(plan) { _ in }
    #expect(broken.requests.count == 6)
  }

  @Test func `R39 never refuses by itself: who has rested longest is asked after all`()
    async throws
  {
    let one = ScriptedModel("own/one", .status(500, .serverError))
    let two = ScriptedModel("own/two", .status(500, .serverError))
    let clock = StepClock()
    let runtime = runtime(clock: clock, over: .refusing)
    func ask(_ models: [ScriptedModel]) async throws -> Answer {
      try await runtime.run(
        RunPlan(entries: models.map { ModelEntry($0, maxRetries: 0) }, messages: [.user("?")])
      ) { _ in }
    }
    for _ in 1...5 { _ = try await ask([two]) }
    clock.advance(by: .seconds(1))
    for _ in 1...5 { _ = try await ask([one]) }

    let answer = try await ask([one, two])

    #expect(answer.attempts.map(\.outcome) == [.skipped, .skipped, .failed])
    #expect(answer.attempts.last?.model == two.id)
    #expect((one.requests.count, two.requests.count) == (5, 6))
  }

  @Test func `R39 leaves the demo provider alone, whose faults are asked for by name`() async throws
  {
    let broken = ScriptedModel("demo/broken", .status(500, .serverError))
    let good = ScriptedModel("own/good", .text("ok"))
    let runtime = runtime(over: .refusing)
    let plan = RunPlan(entries: [ModelEntry(broken), ModelEntry(good)], messages: [.user("?")])

    for _ in 1...8 { try await runtime.run(plan) { _ in } }

    #expect(broken.requests.count == 8)
  }

  @Test(arguments: [(400, FailureKind.badRequest), (404, .notFound), (413, .payloadTooLarge)])
  func `R39 does not count what the request itself causes`(
    status: Int, kind: FailureKind
  ) async throws {
    let model = ScriptedModel("own/model", .status(status, kind))
    let runtime = runtime(over: .refusing)
    let good = ScriptedModel("own/good", .text("ok"))
    let plan = RunPlan(entries: [ModelEntry(model), ModelEntry(good)], messages: [.user("?")])

    for _ in 1...8 { try await runtime.run(plan) { _ in } }

    #expect(model.requests.count == 8)
  }

  @Test func `R39 counts by key: another key of the same model is asked`() {
    let id = ModelID(provider: "openai", model: "m")
    let health = EntryHealth()
    func key(_ secret: String) throws -> EntryKey {
      let entry = ModelEntry("openai/m", key: secret)
      let route = try runtime(over: .refusing).router.route(entry, id: id)
      return EntryKey(id, route: route)
    }
    #expect(throws: Never.self) {
      let (one, other) = (try key("sk-one"), try key("sk-other"))
      #expect(one != other)
      #expect(try key("sk-one") == one)
      for _ in 1...5 {
        health.begin(one, at: .zero)
        health.end(one, .failed, at: .zero)
      }
      #expect(health.admit(one, at: .zero) != nil)
      #expect(health.admit(other, at: .zero) == nil)
    }
  }
}

@Suite struct `The check of a chain` {
  @Test func `says which entry rests, how long yet, and when the next call decides (R39)`()
    async throws
  {
    let clock = StepClock()
    let transport = ScriptedTransport { _, _ in .json(500, "{}") }
    let runtime = ModelRuntime(
      environment: ["OPENAI_API_KEY": "sk-canary"], transport: transport, clock: clock.clock)
    var plan = RunPlan(
      entries: [ModelEntry("openai/gpt-5", maxRetries: 0)], messages: [.user("Why?")])
    #expect(runtime.check(plan) == [1: EntryCheck(breaker: .closed)])

    for _ in 0..<5 { _ = try await runtime.run(plan) { _ in } }
    plan.entries.insert(ModelEntry("anthropic/claude-sonnet-4-5", isEnabled: false), at: 0)

    #expect(runtime.check(plan) == [2: EntryCheck(breaker: .resting(left: .seconds(30)))])
    clock.advance(by: .seconds(31))
    #expect(runtime.check(plan) == [2: EntryCheck(breaker: .due)])
    #expect(transport.requests.count == 5, "looking asks nobody")
  }

  @Test func `says what a run would refuse, entry by entry`() throws {
    var plan = RunPlan(
      entries: [
        ModelEntry("anthropic/claude-sonnet-4-5"), ModelEntry("antropic/claude"),
        ModelEntry("demo/prose"),
      ], messages: [.user("Why?")])
    plan.options = ["anthropic": ["speed": "fast"]]
    let checks = ModelRuntime(environment: [:]).check(plan)

    #expect(checks[1]?.mistake?.contains("speed is refused") == true)
    #expect(checks[2]?.mistake?.contains("antropic") == true)
    #expect(checks[3] == EntryCheck(breaker: nil))
  }
}
