import ChatModel
import TestSupport
import Testing

@testable import SwitchboardKit

@Suite struct `A balancer` {
  /// Draws the entries at these places of what is left, one after the other.
  private func balancer(_ draws: Double...) -> Balancer {
    var left = draws[...]
    return Balancer { range in
      let draw = left.popFirst() ?? 0
      return range.lowerBound + (range.upperBound - range.lowerBound) * draw
    }
  }

  private func candidate(
    _ name: String, _ latency: Duration? = nil, open: Int = 0, weight: Double = 1,
    isFailing: Bool = false, isResting: Bool = false
  ) -> Balancer.Candidate {
    .init(
      model: ModelID(provider: "own", model: name), weight: weight,
      standing: .init(latency: latency, open: open, isFailing: isFailing, isResting: isResting))
  }

  @Test func `R38 takes the faster of two random entries, and says why`() {
    let choice = balancer(0, 0).balanced([
      candidate("slow", .seconds(2)), candidate("quick", .milliseconds(500)),
      candidate("best", .milliseconds(100)),
    ])

    #expect(choice?.index == 1)
    #expect(
      choice?.reason
        == "own/quick goes first: first token 0.5 s; own/slow: first token 2 s.")
  }

  @Test func `R38 counts what is open already`() {
    let choice = balancer(0, 0).balanced([
      candidate("busy", .milliseconds(500), open: 4), candidate("idle", .seconds(2)),
    ])

    #expect(choice?.index == 1)
    #expect(choice?.reason.contains("own/busy: first token 0.5 s, 4 open.") == true)
  }

  @Test func `R38 counts an unmeasured entry as the median`() {
    let known = [candidate("a", .seconds(1)), candidate("b", .seconds(3)), candidate("new")]

    #expect(balancer(0.99, 0).balanced(known)?.index == 0)
    #expect(balancer(0.99, 0.99).balanced(known)?.index == 2)
  }

  @Test func `F11 counts who failed of late as slow, and not into the median`() {
    let choice = balancer(0, 0.99).balanced([
      candidate("failing", .seconds(10), isFailing: true), candidate("a", .seconds(1)),
      candidate("new"),
    ])

    #expect(
      choice?.reason
        == "own/new goes first: not measured, counts as 1 s; "
        + "own/failing: failed of late, counts as 10 s.")
  }

  @Test func `R38 leaves it to chance while nothing is measured`() {
    let fresh = [candidate("a"), candidate("b")]

    #expect(balancer(0, 0).balanced(fresh)?.index == 0)
    #expect(balancer(0.99, 0).balanced(fresh)?.index == 1)
    #expect(
      balancer(0, 0).balanced(fresh)?.reason
        == "own/a goes first by chance: nothing is measured yet.")
  }

  @Test func `R38 divides by the weight`() {
    let choice = balancer(0, 0).balanced([
      candidate("a", .seconds(1)), candidate("b", .seconds(2), weight: 3),
    ])

    #expect(choice?.index == 1)
    #expect(choice?.reason.contains("weight 3") == true)
  }

  @Test func `R38 leaves out who rests and who has no weight`() {
    let choice = balancer(0, 0).balanced([
      candidate("resting", .milliseconds(1), isResting: true),
      candidate("none", .milliseconds(1), weight: 0), candidate("c", .seconds(9)),
    ])

    #expect(choice?.index == 2)
    #expect(balancer().balanced([candidate("none", weight: 0)]) == nil)
  }

  @Test(arguments: [(0.0, 0), (0.74, 0), (0.76, 1), (1.0, 1)])
  func `R38 draws in proportion to the weights alone`(draw: Double, index: Int) {
    let choice = balancer(draw).weighted([
      candidate("a", .seconds(9), weight: 3), candidate("b", .milliseconds(1)),
    ])

    #expect(choice?.index == index)
    #expect(choice?.reason.contains("of 4.") == true)
  }

  @Test func `R38 keeps the rest of the list as the fallback, in its order`() async throws {
    let models = ["a", "b", "c"].map { ScriptedModel("own/\($0)", .status(500, .serverError)) }

    let (answer, events) = try await run(models.map { ModelEntry($0) }) {
      $0.strategy = .weighted
    }

    #expect(answer.attempts.map(\.entry) == [3, 1, 2])
    #expect(answer.requested == models[2].id)
    #expect(answer.choice?.contains("its weight is 1 of 3") == true)
    let reason = answer.choice ?? ""
    #expect(
      events.first == .entryChosen(entry: 3, model: models[2].id, reason: reason))
  }

  @Test func `R38 sends the next prompt to who answered fast`() async throws {
    let clock = StepClock()
    let slow = ClockedModel("own/slow", clock, .seconds(2))
    let quick = ClockedModel("own/quick", clock, .milliseconds(100))
    let runtime = runtime(clock: clock, over: .refusing)
    var plan = RunPlan(entries: [ModelEntry(slow), ModelEntry(quick)], messages: [.user("?")])
    for model in [slow, quick] {
      try await runtime.run(RunPlan(entries: [ModelEntry(model)], messages: [.user("?")])) { _ in }
    }
    plan.strategy = .balance

    let answer = try await runtime.run(plan) { _ in }

    #expect(answer.answeredBy == quick.id)
    #expect(
      answer.choice
        == "own/quick goes first: first token 0.1 s; own/slow: first token 2 s.")
  }

  @Test func `F11 sheds an endpoint that fails fast, and comes back to it`() {
    let health = EntryHealth()
    let keys = ["bad", "good"].map { EntryKey(ModelID(provider: "own", model: $0), route: nil) }
    var generator = SystemRandomNumberGenerator()
    let balancer = Balancer { Double.random(in: $0, using: &generator) }
    var toBad = 0
    func ask(_ second: Int, badWorks: Bool) {
      let now = Duration.seconds(second)
      let standings = health.standings(of: keys, at: now)
      let candidates = zip(keys.indices, standings).map { index, standing in
        Balancer.Candidate(
          model: ModelID(provider: "own", model: "\(index)"), weight: 1, standing: standing)
      }
      var order = [balancer.balanced(candidates)?.index ?? 0]
      order.append(1 - order[0])
      for index in order {
        guard health.admit(keys[index], at: now) == nil else { continue }
        health.begin(keys[index], at: now)
        let isBad = index == 0
        if isBad { toBad += 1 }
        guard isBad, !badWorks else {
          health.end(keys[index], .answered(firstToken: .milliseconds(200)), at: now)
          return
        }
        health.end(keys[index], .failed, at: now)
      }
    }

    for second in 0..<2000 { ask(second, badWorks: false) }
    #expect(toBad < 40)
    toBad = 0
    for second in 2000..<3000 { ask(second, badWorks: true) }
    #expect(toBad > 250)
  }
}

@Suite struct `The measurements of an entry` {
  @Test func `R38 take a peak at once and forget it by and by`() throws {
    var measures = CallMeasures()
    measures.answered(firstToken: .seconds(1), at: .zero)
    measures.answered(firstToken: .seconds(4), at: .seconds(1))
    #expect(measures.latency(at: .seconds(1)) == .seconds(4))

    measures.answered(firstToken: .seconds(1), at: .seconds(11))
    let after = try #require(measures.latency(at: .seconds(11)))
    #expect(after > .seconds(2) && after < .seconds(2.2))
  }

  @Test func `R38 count for five minutes`() {
    var measures = CallMeasures()
    measures.answered(firstToken: .seconds(1), at: .zero)

    #expect(measures.latency(at: .seconds(300)) == .seconds(1))
    #expect(measures.latency(at: .seconds(301)) == nil)
  }

  @Test func `F11 make a failure look slow until it is over or forgotten`() {
    var measures = CallMeasures()
    measures.answered(firstToken: .milliseconds(50), at: .zero)
    measures.failed(at: .seconds(1))
    #expect(measures.latency(at: .seconds(2)) == .seconds(10))
    #expect(measures.latency(at: .seconds(31)) == .milliseconds(50))

    measures.failed(at: .seconds(40))
    measures.answered(firstToken: .milliseconds(50), at: .seconds(41))
    #expect(measures.latency(at: .seconds(41)) == .milliseconds(50))
  }
}

@Suite struct `The budget for further calls` {
  /// How many of twenty-five calls a budget lets through at one moment.
  private func spent(_ budget: inout RetryBudget, at now: Duration) -> Int {
    (1...25).count { _ in budget.spend(at: now) }
  }

  @Test func `R47 has ten calls that come back at one a second`() {
    var budget = RetryBudget()
    let calls = [0, 1, 1, 100].map { spent(&budget, at: .seconds($0)) }

    #expect(calls == [10, 1, 0, 10])
  }

  @Test func `R47 has a fifth of the requests of the last ten seconds besides`() {
    var budget = RetryBudget()
    for _ in 1...50 { budget.requested(at: .seconds(1)) }
    let calls = [2, 2, 13].map { spent(&budget, at: .seconds($0)) }

    #expect(calls == [20, 0, 10])
  }

  @Test func `F3 keeps the amplification below a fifth and the reserve, whatever fails`() {
    var budget = RetryBudget()
    var (requests, repeated) = (0, 0)
    for step in 0..<10_000 {
      let now = Duration.milliseconds(step * 10)
      budget.requested(at: now)
      requests += 1
      if budget.spend(at: now) { repeated += 1 }
    }

    #expect(Double(repeated) <= 0.2 * Double(requests) + 10 + 100)
    #expect(repeated > 1500)
  }

  @Test func `R47 binds a balanced run, and never a prompt that a person sent`() async throws {
    for (isSentByPerson, calls) in [(false, 11), (true, 31)] {
      let broken = ScriptedModel("own/broken", .status(500, .serverError))
      let zero = ScriptedModel("own/zero", .status(400, .badRequest))
      // The waits take their time on this clock, so the reserve fills up again: ask for none.
      let clock = StepClock()
      var frozen = clock.clock
      frozen.wait = { _ in try Task.checkCancellation() }
      let runtime = ModelRuntime(
        environment: [:], transport: ScriptedTransport.refusing, clock: frozen)
      var plan = RunPlan(
        entries: [ModelEntry(broken, maxRetries: 30), ModelEntry(zero, weight: 0)],
        messages: [.user("?")])
      plan.strategy = .balance
      plan.isSentByPerson = isSentByPerson

      let answer = try await runtime.run(plan) { _ in }

      let fifth = isSentByPerson ? 0 : 2
      #expect(broken.requests.count == calls + fifth, "\(isSentByPerson)")
      if !isSentByPerson {
        #expect(answer.attempts.contains { $0.message?.contains("budget") == true })
      }
    }
  }
}

/// A model that takes its time on a clock that the test moves.
struct ClockedModel: LanguageModel {
  let id: ModelID
  private let clock: StepClock
  private let time: Duration

  init(_ id: String, _ clock: StepClock, _ time: Duration) {
    self.id = ModelID(id) ?? ModelID(provider: "own", model: id)
    self.clock = clock
    self.time = time
  }

  func respond(to request: ModelRequest, into reply: ReplyWriter) async throws {
    clock.advance(by: time)
    try await reply.write([.text("ok"), .finished(Finish(.stop, raw: "stop"))])
  }
}
