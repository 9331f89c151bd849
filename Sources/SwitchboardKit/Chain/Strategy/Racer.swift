import ChatModel

/// One entry of a race: calls it, again where that may help, until it has won, lost or failed.
///
/// Runs in a task of its own. Whatever it says before it has won is held back, so that nothing of a
/// loser is ever told.
struct Racer: Sendable {
  let call: EntryCall
  let board: RaceBoard
  let policy: RetryPolicy
  let mayRepeat: @Sendable () -> Bool

  private var slot: ChainSlot { call.slot }
  private var clock: RunClock { call.engine.runtime.clock }

  /// Calls the entry until it is out; the first attempt has been announced.
  func run(_ first: Attempt) async {
    var attempt = first
    while true {
      board.called(slot.place)
      guard let outcome = await perform(attempt) else { break }
      guard await isAgain(after: outcome) else { break }
      let number = board.nextNumber()
      attempt = Attempt(
        number: number, entry: slot.place, call: attempt.call + 1,
        callsAllowed: slot.callsAllowed, model: slot.id, outcome: .failed,
        started: clock.now() - call.runStarted)
      await tell([.attemptStarted(attempt)])
    }
    board.leave(slot.place)
    try? await board.news.send([.out])
  }

  /// Makes one call; nil when it won the race.
  ///
  /// What cannot be told to a run that is over is dropped: the call then ends by being cancelled.
  private func perform(_ attempt: Attempt) async -> EntryCall.Outcome? {
    var held: [RunEvent] = []
    var hasWon = false
    let number = attempt.number
    let outcome = try? await call.perform(attempt) { events, isCommitted in
      let events = events.map { RunEvent.content(attempt: number, $0) }
      if hasWon { return await tell(events) }
      held += events
      guard isCommitted, board.mark == .text, board.claim(slot.place) else { return }
      hasWon = true
      await tell(held)
      held = []
    }
    if !hasWon, case .finished? = outcome?.end, board.claim(slot.place) {
      hasWon = true
      await tell(held)
    }
    guard let outcome, hasWon else { return outcome }
    board.end(outcome)
    return nil
  }

  /// Records a call that did not win; true when the entry is to be called again.
  private func isAgain(after outcome: EntryCall.Outcome) async -> Bool {
    var attempt = outcome.attempt
    attempt.partialText =
      call.plan.keepsText && outcome.reply.hasText ? outcome.reply.text : nil
    guard case .failed(let failure) = outcome.end, failure.kind != .stopped else {
      await cutOff(attempt)
      return false
    }
    attempt.fail(with: failure)
    let step = policy.step(
      after: failure, provider: slot.provider, call: attempt.call,
      callsAllowed: slot.callsAllowed, hasNext: true, mayRepeat: mayRepeat)
    switch step {
    case .again(let wait, let reason) where !board.isLost(slot.place):
      return await waits(wait, reason, attempt)
    case .over(let sentence): attempt.message = (attempt.message ?? "") + sentence
    case .next, .again: break
    }
    await out(attempt)
    return false
  }

  /// The call was ended from outside: by the winner, by the end of the run, or by a person.
  private func cutOff(_ attempt: Attempt) async {
    var attempt = attempt
    if board.isLost(slot.place) {
      attempt.outcome = .lost
      attempt.message = "Another entry was faster."
      board.add(attempt)
      await tell([.attemptLost(attempt)])
    } else if board.isStopped || Task.isCancelled {
      attempt.stop()
      board.add(attempt)
    } else {
      attempt.fail(with: CallFailure(.stopped, "Given up by a person."))
      await out(attempt)
    }
  }

  private func waits(_ length: Duration, _ reason: String, _ attempt: Attempt) async -> Bool {
    var attempt = attempt
    let until = clock.now() + length
    if let limit = call.plan.totalLimit, until >= call.runStarted + limit {
      attempt.message =
        (attempt.message ?? "") + " The run's total limit ends before it may be asked again."
      await out(attempt)
      return false
    }
    attempt.wait = length
    attempt.waitReason = reason
    board.add(attempt)
    await tell([.attemptFailed(attempt, isRetried: true)])
    return (try? await clock.pause(until: until, unless: call.control)) == true
  }

  private func out(_ attempt: Attempt) async {
    board.add(attempt)
    await tell([.attemptFailed(attempt, isRetried: false)])
  }

  private func tell(_ events: [RunEvent]) async { try? await board.news.send([.events(events)]) }
}
