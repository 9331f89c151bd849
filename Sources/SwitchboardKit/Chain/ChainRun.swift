import ChatModel

/// One run of a chain: calls, waits, moves on, and tells everything that happens (R26–R38).
///
/// A value of one task; events go out through `deliver` in order, and waiting there holds the
/// providers back.
struct ChainRun {
  typealias Deliver = ([RunEvent]) async throws -> Void

  /// What the loop does after an attempt.
  enum Next {
    case done
    case again
    case nextEntry
  }

  let plan: RunPlan
  let slots: [ChainSlot]
  let engine: CallEngine
  let started: Duration
  var answer: Answer
  var reply = ReplyLedger()
  /// The text that an earlier entry wrote and the present one goes on from.
  var inherited: String?
  var said: Set<String> = []
  /// Entries that were passed over because they rest (R39).
  var resting: [ChainSlot] = []

  var clock: RunClock { engine.runtime.clock }
  var health: EntryHealth { engine.runtime.health }
  var runEnds: Duration? { plan.totalLimit.map { started + $0 } }

  init(plan: RunPlan, slots: [ChainSlot], engine: CallEngine) {
    self.plan = plan
    self.slots = slots
    self.engine = engine
    started = engine.runtime.clock.now()
    answer = Answer(requested: slots[0].id)
    answer.strategy = plan.strategy
  }

  /// Runs to the end, whose event is `.ended`; the answer says how it came out.
  ///
  /// - Throws: Only what `deliver` throws.
  mutating func run(_ deliver: Deliver) async throws -> Answer {
    var left = try await ordered(deliver)
    var isOver = false
    if case .race(let hedgeAfter, let mark) = plan.strategy, left.count > 1 {
      (left, isOver) = try await race(left, hedgeAfter: hedgeAfter, winOn: mark, deliver)
    }
    if !isOver { isOver = try await chain(left, deliver) }
    // R39: a breaker never refuses by itself. Whoever has rested longest is asked after all.
    if !isOver, let rested = longestRested() {
      _ = try await chain([rested], restsCount: false, deliver)
    }
    return try await end(deliver)
  }

  /// Asks entries one after the other.
  ///
  /// - Returns: Whether the run is over, rather than only the entries.
  private mutating func chain(
    _ slots: [ChainSlot], restsCount: Bool = true, _ deliver: Deliver
  ) async throws -> Bool {
    entries: for (index, slot) in slots.enumerated() {
      let next = slots.indices.contains(index + 1) ? slots[index + 1] : nil
      plan.control?.entryBegins()
      if plan.control?.isStopped == true { return stoppedBetweenCalls() == .done }
      try await announce(slot, deliver)
      if let skipped = skipped(slot, number: nextNumber, restsCount: restsCount) {
        answer.attempts.append(skipped)
        try await deliver([.entrySkipped(skipped)])
        continue
      }
      for call in (slot.callsMade + 1)...slot.callsAllowed {
        switch try await attempt(slot, call: call, next: next, deliver) {
        case .done: return true
        case .again: continue
        case .nextEntry: continue entries
        }
      }
    }
    return false
  }

  /// Makes one call and decides what follows.
  private mutating func attempt(
    _ slot: ChainSlot, call: Int, next: ChainSlot?, _ deliver: Deliver
  ) async throws -> Next {
    if plan.control?.isStopped == true { return stoppedBetweenCalls() }
    let attempt = begun(slot, call: call, number: nextNumber)
    try await deliver([.attemptStarted(attempt)])
    let number = attempt.number
    let outcome = try await entryCall(slot, control: plan.control).perform(attempt) { events, _ in
      try await deliver(events.map { .content(attempt: number, $0) })
    }
    return try await take(outcome, slot: slot, next: next, deliver)
  }

  /// Decides what follows a call that is over.
  mutating func take(
    _ outcome: EntryCall.Outcome, slot: ChainSlot, next: ChainSlot?, _ deliver: Deliver
  ) async throws -> Next {
    reply = outcome.reply
    switch outcome.end {
    case .finished: return answered(outcome.attempt)
    case .cancelled: return stopped(outcome.attempt)
    case .failed(let failure):
      return try await failed(outcome.attempt, failure, slot: slot, next: next, deliver)
    }
  }

  /// The number of the next attempt.
  var nextNumber: Int { answer.attempts.count + 1 }

  func elapsed() -> Duration { clock.now() - started }

  func entryCall(_ slot: ChainSlot, control: RunControl?) -> EntryCall {
    EntryCall(
      plan: plan, slot: slot, engine: engine, runStarted: started, control: control,
      inherited: inherited)
  }

  func begun(_ slot: ChainSlot, call: Int, number: Int) -> Attempt {
    Attempt(
      number: number, entry: slot.place, call: call, callsAllowed: slot.callsAllowed,
      model: slot.id, outcome: .failed, started: elapsed())
  }

  /// The attempt that stands for an entry which is not called: it has no key (R7), or it rests (R39).
  ///
  /// Passing over it costs no time and no call. The demo provider never rests: who asks for a fault
  /// by its name wants to see it.
  mutating func skipped(_ slot: ChainSlot, number: Int, restsCount: Bool = true) -> Attempt? {
    var attempt = begun(slot, call: 0, number: number)
    if let sentence = slot.missingKey {
      attempt.skip(.noKey, sentence)
    } else if restsCount, !slot.failsOnPurpose, let left = health.admit(slot.key, at: clock.now()) {
      resting.append(slot)
      attempt.skip(
        .coolingDown,
        "It failed too often of late and is left alone for \(left.roundedUp.spoken) more.")
    } else {
      return nil
    }
    return attempt
  }

  /// The entry that has rested longest, of those that were passed over for it.
  private func longestRested() -> ChainSlot? {
    resting.min {
      (health.restsSince($0.key) ?? .zero) < (health.restsSince($1.key) ?? .zero)
    }
  }

  /// Says a route's notices, each once in a run.
  mutating func announce(_ slot: ChainSlot, _ deliver: Deliver) async throws {
    for notice in slot.route?.notices ?? [] { try await say(notice, deliver) }
  }

  /// Says a sentence once in a run.
  mutating func say(_ sentence: String, _ deliver: Deliver) async throws {
    guard said.insert(sentence).inserted else { return }
    answer.warnings.append(sentence)
    try await deliver([.warning(sentence)])
  }
}

extension Duration {
  /// Up to the next whole second.
  fileprivate var roundedUp: Duration {
    components.attoseconds > 0 ? .seconds(components.seconds + 1) : self
  }
}
