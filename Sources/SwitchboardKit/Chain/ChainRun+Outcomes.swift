import ChatModel

extension ChainRun {
  /// Fills in what is known of an attempt once it is over.
  func complete(_ attempt: inout Attempt, slot: ChainSlot, record: CallRecord) {
    let facts = record.all
    attempt.ended = elapsed()
    attempt.status = facts.status
    attempt.requestID = facts.requestID
    attempt.phases = Attempt.Phases(facts.timings)
    attempt.firstToken = reply.firstToken.map { $0 - started }
    attempt.reportedModel = reply.reportedModel
    attempt.usage = reply.usage
    attempt.cost = engine.runtime.cost(of: reply, at: slot)
    attempt.billing = billing(facts)
  }

  private func billing(_ facts: CallRecord.Facts) -> Attempt.Billing {
    if reply.finish != nil { return .full }
    if reply.hasCommitted || reply.hasReasoning { return .partial }
    guard facts.wasSent else { return .none }
    if let status = facts.status, !(200..<300).contains(status) { return .none }
    return .possible
  }

  mutating func answered(_ attempt: Attempt, _ deliver: Deliver) async throws -> Next {
    var attempt = attempt
    attempt.outcome = .answered
    answer.attempts.append(attempt)
    answer.outcome = .answered
    take(attempt, finish: reply.finish)
    return .done
  }

  /// R35: the partial text is kept as stopped, and nothing else is tried.
  mutating func stopped(_ attempt: Attempt) -> Next {
    var attempt = attempt
    attempt.outcome = .stopped
    attempt.kind = .stopped
    attempt.message = "Stopped."
    attempt.partialText = plan.keepsText && reply.hasText ? reply.text : nil
    answer.attempts.append(attempt)
    answer.outcome = .stopped
    take(attempt, finish: reply.hasText ? Finish(.interrupted, raw: "stopped") : nil)
    return .done
  }

  /// The run was stopped while nobody was being called.
  mutating func stoppedBetweenCalls() -> Next {
    answer.outcome = .stopped
    return .done
  }

  mutating func failed(
    _ attempt: Attempt, _ failure: CallFailure, slot: ChainSlot, next: ChainSlot?,
    _ deliver: Deliver
  ) async throws -> Next {
    var attempt = attempt
    let wasGivenUp = failure.kind == .stopped
    if wasGivenUp, plan.control?.isStopped == true { return stopped(attempt) }
    attempt.outcome = wasGivenUp ? .stopped : .failed
    attempt.kind = failure.kind
    attempt.status = failure.status ?? attempt.status
    attempt.message = Sentence.of(failure.message)
    attempt.requestID = failure.requestID ?? attempt.requestID
    attempt.failure = failure
    let isCommitted = reply.hasCommitted || (plan.commitsOnReasoning && reply.hasReasoning)
    if isCommitted {
      return try await failedAfterText(attempt, slot: slot, next: next, deliver)
    }
    if failure.kind == .totalTimeout { return try await giveUp(attempt, deliver) }
    let policy = RetryPolicy(random: clock.random)
    let step =
      wasGivenUp
      ? RetryPolicy.Step.next
      : policy.step(
        after: failure, provider: slot.provider, call: attempt.call,
        callsAllowed: slot.callsAllowed, hasNext: next != nil)
    switch step {
    case .next: return try await moveOn(attempt, deliver)
    case .comeBack(let wait):
      attempt.message = (attempt.message ?? "") + " It can be asked again in \(wait.spoken)."
      return try await moveOn(attempt, deliver)
    case .again(let length, let reason):
      return try await wait(length, reason, after: attempt, deliver)
    }
  }

  private mutating func moveOn(_ attempt: Attempt, _ deliver: Deliver) async throws -> Next {
    answer.attempts.append(attempt)
    try await deliver([.attemptFailed(attempt, isRetried: false)])
    return .nextEntry
  }

  private mutating func giveUp(_ attempt: Attempt, _ deliver: Deliver) async throws -> Next {
    _ = try await moveOn(attempt, deliver)
    return .done
  }

  /// Waits before the same entry is called again (R29); stopping or giving up ends the wait at once.
  private mutating func wait(
    _ length: Duration, _ reason: String, after attempt: Attempt, _ deliver: Deliver
  ) async throws -> Next {
    var attempt = attempt
    let until = clock.now() + length
    if let runEnds, until >= runEnds {
      attempt.message =
        (attempt.message ?? "") + " The run's total limit ends before it may be asked again."
      return try await giveUp(attempt, deliver)
    }
    attempt.wait = length
    attempt.waitReason = reason
    answer.attempts.append(attempt)
    try await deliver([.attemptFailed(attempt, isRetried: true)])
    do {
      if try await pause(until: until) { return .again }
    } catch {
      return stoppedBetweenCalls()
    }
    return .nextEntry
  }

  /// Sleeps; false when a person moved on or stopped meanwhile.
  private func pause(until: Duration) async throws -> Bool {
    guard let control = plan.control else {
      try await clock.wait(until)
      return true
    }
    guard !control.isEndOfEntryWanted else { return false }
    let clock = clock
    return try await withThrowingTaskGroup(of: Bool.self) { group in
      defer { group.cancelAll() }
      group.addTask {
        try await clock.wait(until)
        return true
      }
      group.addTask {
        try await control.endOfEntryWanted()
        return false
      }
      return try await group.next() ?? true
    }
  }

  /// A failure after visible text (R34): never the same entry again, never a silent splice.
  private mutating func failedAfterText(
    _ attempt: Attempt, slot: ChainSlot, next: ChainSlot?, _ deliver: Deliver
  ) async throws -> Next {
    var attempt = attempt
    attempt.partialText = plan.keepsText ? reply.text : nil
    answer.attempts.append(attempt)
    try await deliver([.attemptFailed(attempt, isRetried: false)])
    let rule = slot.entry.afterText ?? plan.afterText ?? plan.defaultAfterText
    guard let next, rule != .stop, plan.keepsText, attempt.kind != .totalTimeout else {
      answer.outcome = .interrupted
      take(attempt, finish: Finish(.interrupted, raw: attempt.kind?.rawValue ?? ""))
      return .done
    }
    let number = attempt.number + 1
    if rule == .continue, reply.toolCalls.isEmpty, engine.acceptsPrefill(next) {
      let sofar = (inherited ?? "") + reply.text
      answer.seams.append(Answer.Seam(offset: sofar.count, writtenBy: slot.id))
      inherited = sofar
      try await deliver([.continued(attempt: number, writtenSoFarBy: slot.id)])
    } else {
      let discarded = (inherited ?? "") + reply.text
      inherited = nil
      answer.seams = []
      try await deliver([.restarted(attempt: number, discardedText: discarded)])
    }
    return .nextEntry
  }

  /// Writes the answer from the attempt that ended the run.
  private mutating func take(_ attempt: Attempt, finish: Finish?) {
    let hasAnswer = answer.outcome != .stopped || reply.hasCommitted
    answer.answeredBy = hasAnswer ? attempt.model : nil
    answer.reportedModel = attempt.reportedModel
    answer.text = (inherited ?? "") + reply.text
    answer.reasoning = reply.reasoning
    answer.toolCalls = reply.toolCalls
    answer.sources = reply.sources
    answer.warnings += reply.warnings
    answer.usage = attempt.usage
    answer.cost = attempt.cost
    answer.finish = finish
    answer.firstToken = attempt.firstToken
    if let first = reply.firstToken, let last = reply.lastToken, last > first,
      let tokens = attempt.usage?.outputTokens
    {
      answer.tokensPerSecond = Double(tokens) / (last - first).inSeconds
    }
  }

  /// Closes the run.
  mutating func end(_ deliver: Deliver) async throws -> Answer {
    answer.total = elapsed()
    if inherited != nil, answer.answeredBy == nil { keepInherited() }
    try await deliver([.ended(answer)])
    return answer
  }

  /// Nobody went on from the partial text: it stays, marked interrupted.
  private mutating func keepInherited() {
    if answer.outcome == .failed { answer.outcome = .interrupted }
    answer.text = inherited ?? ""
    answer.answeredBy = answer.seams.last?.writtenBy
    answer.finish = Finish(.interrupted, raw: answer.outcome == .stopped ? "stopped" : "")
  }
}
