import ChatModel
import ProviderOptions

/// One run of a chain: calls, waits, moves on, and tells everything that happens (R26–R36).
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

  var clock: RunClock { engine.runtime.clock }
  var runEnds: Duration? { plan.totalLimit.map { started + $0 } }

  init(plan: RunPlan, slots: [ChainSlot], engine: CallEngine) {
    self.plan = plan
    self.slots = slots
    self.engine = engine
    started = engine.runtime.clock.now()
    answer = Answer(requested: slots[0].id)
  }

  /// Runs to the end, whose event is `.ended`; the answer says how it came out.
  ///
  /// - Throws: Only what `deliver` throws.
  mutating func run(_ deliver: Deliver) async throws -> Answer {
    entries: for (index, slot) in slots.enumerated() {
      let next = slots.indices.contains(index + 1) ? slots[index + 1] : nil
      plan.control?.entryBegins()
      for call in 1...slot.callsAllowed {
        switch try await attempt(slot, call: call, next: next, deliver) {
        case .done: break entries
        case .again: continue
        case .nextEntry: continue entries
        }
      }
    }
    return try await end(deliver)
  }

  /// Makes one call and decides what follows.
  private mutating func attempt(
    _ slot: ChainSlot, call: Int, next: ChainSlot?, _ deliver: Deliver
  ) async throws -> Next {
    if plan.control?.isStopped == true { return stoppedBetweenCalls() }
    var attempt = Attempt(
      number: answer.attempts.count + 1, entry: slot.place, call: call,
      callsAllowed: slot.callsAllowed, model: slot.id, outcome: .failed, started: elapsed())
    try await announce(slot, deliver)
    if let sentence = missingKey(slot) {
      return try await skip(attempt, sentence, deliver)
    }
    reply = ReplyLedger()
    try await deliver([.attemptStarted(attempt)])
    let record = CallRecord()
    do {
      try await perform(slot, attempt, record: record, deliver)
      complete(&attempt, slot: slot, record: record)
      return try await answered(attempt, deliver)
    } catch let error as DeliveryError {
      throw error.underlying
    } catch is CancellationError {
      complete(&attempt, slot: slot, record: record)
      return stopped(attempt)
    } catch {
      complete(&attempt, slot: slot, record: record)
      if Task.isCancelled { return stopped(attempt) }
      let failure = error as? CallFailure ?? CallFailure(.other, "\(error)")
      return try await failed(attempt, failure, slot: slot, next: next, deliver)
    }
  }

  /// R7: an entry without a key costs no time and no call.
  private func missingKey(_ slot: ChainSlot) -> String? {
    switch slot.route?.key {
    case .missing(let sentence)?, .refused(let sentence)?: sentence
    default: nil
    }
  }

  private mutating func skip(
    _ attempt: Attempt, _ sentence: String, _ deliver: Deliver
  ) async throws -> Next {
    var attempt = attempt
    attempt.call = 0
    attempt.outcome = .skipped
    attempt.kind = .noKey
    attempt.message = sentence
    attempt.ended = elapsed()
    answer.attempts.append(attempt)
    try await deliver([.entrySkipped(attempt)])
    return .nextEntry
  }

  /// Says a route's notices, each once in a run.
  private mutating func announce(_ slot: ChainSlot, _ deliver: Deliver) async throws {
    for notice in slot.route?.notices ?? [] where said.insert(notice).inserted {
      answer.warnings.append(notice)
      try await deliver([.warning(notice)])
    }
  }

  /// The call itself; its events go out as they come.
  private mutating func perform(
    _ slot: ChainSlot, _ attempt: Attempt, record: CallRecord, _ deliver: Deliver
  ) async throws {
    let request = EntryRequest(plan: plan, slot: slot, inherited: inherited)
    let terms = CallEngine.Terms(
      limits: EffectiveLimits(
        request.limits, thinksLong: request.thinksLong), runEnds: runEnds,
      totalLimit: plan.totalLimit, control: plan.control, record: record,
      tap: plan.wire, attempt: attempt.number,
      isFirstCall: attempt.call == 1)
    let number = attempt.number
    var ledger = reply
    let clock = clock
    let keepsText = plan.keepsText
    let joinsPieces = plan.joinsPieces
    let receive: ([StreamEvent]) async throws -> Void = { events in
      let events = joinsPieces ? events.joiningText() : events
      ledger.take(events, at: clock.now(), keepsText: keepsText)
      do {
        try await deliver(events.map { .content(attempt: number, $0) })
      } catch {
        throw DeliveryError(underlying: error)
      }
    }
    defer { reply = ledger }
    switch slot.target {
    case .route(let route):
      try await engine.call(
        route, request.model, options: request.options.options, terms: terms, deliver: receive)
    case .custom(let model):
      try await engine.call(model, request.model, terms: terms, deliver: receive)
    }
    guard ledger.finish != nil else {
      throw CallFailure(
        ledger.hasText ? .connectionLost : .emptyResponse,
        ledger.hasText
          ? "The answer of \(slot.id) broke off before its end."
          : "\(slot.id) sent neither text nor a reason for ending.")
    }
  }

  func elapsed() -> Duration { clock.now() - started }
}

/// What the receiver of events threw; it ends the run and is no failure of the entry.
struct DeliveryError: Error {
  var underlying: any Error
}
