import ChatModel
import ProviderOptions

/// One call of one entry, and all that is known of it afterwards.
struct EntryCall: Sendable {
  enum End: Sendable {
    case finished
    case failed(CallFailure)
    /// The task was cancelled.
    case cancelled
  }

  struct Outcome: Sendable {
    /// With its figures; how it came out is for the caller to say.
    var attempt: Attempt
    var reply: ReplyLedger
    var end: End
  }

  let plan: RunPlan
  let slot: ChainSlot
  let engine: CallEngine
  /// When the run began, on its clock.
  let runStarted: Duration
  /// Ends the call early: a person's hand, or the winner of a race.
  var control: RunControl?
  /// Text of an earlier entry that this one goes on from.
  var inherited: String?

  private var clock: RunClock { engine.runtime.clock }

  /// Makes the call.
  ///
  /// - Parameters:
  ///   - attempt: Its number, place and start.
  ///   - deliver: Takes the events as they come, and whether text or a tool call is among those so far.
  /// - Returns: What came of it.
  /// - Throws: Only what `deliver` throws.
  func perform(
    _ attempt: Attempt, deliver: ([StreamEvent], _ isCommitted: Bool) async throws -> Void
  ) async throws -> Outcome {
    let record = CallRecord()
    let health = engine.runtime.health
    let (clock, plan) = (clock, plan)
    let began = clock.now()
    var reply = ReplyLedger()
    var report = EntryHealth.Report.abandoned
    health.begin(slot.key, at: began)
    defer { health.end(slot.key, report, at: clock.now()) }
    let receive: ([StreamEvent]) async throws -> Void = { events in
      let events = plan.joinsPieces ? events.joiningText() : events
      reply.take(events, at: clock.now(), keepsText: plan.keepsText)
      do {
        try await deliver(events, reply.hasCommitted)
      } catch {
        throw DeliveryError(underlying: error)
      }
    }
    var end = End.finished
    do {
      try await send(attempt, record: record, deliver: receive)
      if let failure = unfinished(reply) { throw failure }
      report = .answered(firstToken: (reply.firstToken ?? clock.now()) - began)
    } catch let error as DeliveryError {
      throw error.underlying
    } catch {
      if error is CancellationError || Task.isCancelled {
        end = .cancelled
      } else {
        let failure = error as? CallFailure ?? CallFailure(.other, "\(error)")
        if failure.blamesEntry { report = .failed }
        end = .failed(failure)
      }
    }
    return Outcome(attempt: completed(attempt, reply, record.all), reply: reply, end: end)
  }

  private func send(
    _ attempt: Attempt, record: CallRecord, deliver: ([StreamEvent]) async throws -> Void
  ) async throws {
    let request = EntryRequest(plan: plan, slot: slot, inherited: inherited)
    let terms = CallEngine.Terms(
      limits: EffectiveLimits(request.limits, thinksLong: request.thinksLong),
      runEnds: plan.totalLimit.map { runStarted + $0 }, totalLimit: plan.totalLimit,
      control: control, record: record, tap: plan.wire, attempt: attempt.number,
      isFirstCall: attempt.call == 1, joinsPieces: plan.joinsPieces, gathering: plan.gathering,
      gathersReasoning: plan.strategy.gathersReasoning)
    switch slot.target {
    case .route(let route):
      try await engine.call(
        route, request.model, options: request.options.options, terms: terms, deliver: deliver)
    case .custom(let model):
      try await engine.call(model, request.model, terms: terms, deliver: deliver)
    }
  }

  /// R24: a stream that ends without a reason for ending has not finished.
  private func unfinished(_ reply: ReplyLedger) -> CallFailure? {
    guard reply.finish == nil else { return nil }
    return CallFailure(
      reply.hasText ? .connectionLost : .emptyResponse,
      reply.hasText
        ? "The answer of \(slot.id) broke off before its end."
        : "\(slot.id) sent neither text nor a reason for ending.")
  }

  /// Fills in what is known of an attempt once it is over.
  private func completed(
    _ attempt: Attempt, _ reply: ReplyLedger, _ facts: CallRecord.Facts
  ) -> Attempt {
    var attempt = attempt
    attempt.ended = clock.now() - runStarted
    attempt.status = facts.status
    attempt.replyStatus = facts.status
    attempt.requestID = facts.requestID
    attempt.phases = Attempt.Phases(facts.timings)
    attempt.firstToken = reply.firstToken.map { $0 - runStarted }
    attempt.reportedModel = reply.reportedModel
    attempt.usage = reply.usage
    attempt.cost = engine.runtime.cost(of: reply, at: slot)
    attempt.billing = Self.billing(reply, facts)
    return attempt
  }

  private static func billing(
    _ reply: ReplyLedger, _ facts: CallRecord.Facts
  ) -> Attempt.Billing {
    if reply.finish != nil { return .full }
    if reply.hasCommitted || reply.hasReasoning { return .partial }
    guard facts.wasSent else { return .none }
    if let status = facts.status, !(200..<300).contains(status) { return .none }
    return .possible
  }
}

extension Strategy {
  /// Whether nobody waits for the end of the reasoning: in a race it may decide who wins.
  fileprivate var gathersReasoning: Bool {
    if case .race = self { false } else { true }
  }
}

/// What the receiver of events threw; it ends the run and is no failure of the entry.
struct DeliveryError: Error {
  var underlying: any Error
}
