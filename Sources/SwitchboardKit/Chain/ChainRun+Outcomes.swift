import ChatModel

extension ChainRun {
  /// The attempt brought the answer.
  mutating func answered(_ attempt: Attempt) -> Next {
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
    attempt.stop()
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
    if failure.kind == .stopped, plan.control?.isStopped == true { return stopped(attempt) }
    attempt.fail(with: failure)
    let isCommitted = reply.hasCommitted || (plan.commitsOnReasoning && reply.hasReasoning)
    if isCommitted {
      return try await failedAfterText(attempt, slot: slot, next: next, deliver)
    }
    if failure.kind == .totalTimeout { return try await giveUp(attempt, deliver) }
    let step = RetryPolicy(random: clock.random).step(
      after: failure, provider: slot.provider, call: attempt.call, callsAllowed: slot.callsAllowed,
      hasNext: next != nil, mayRepeat: mayRepeat)
    switch step {
    case .next: return try await moveOn(attempt, deliver)
    case .over(let sentence):
      attempt.message = (attempt.message ?? "") + sentence
      return try await moveOn(attempt, deliver)
    case .again(let length, let reason):
      return try await wait(length, reason, after: attempt, deliver)
    }
  }

  /// Whether a repeated call is within the budget (R47); prompts that a person sent always are.
  func mayRepeat() -> Bool {
    plan.strategy == .fallback || plan.isSentByPerson || health.maySpend(at: clock.now())
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
      if try await clock.pause(until: until, unless: plan.control) { return .again }
    } catch {
      return stoppedBetweenCalls()
    }
    return plan.control?.isStopped == true ? stoppedBetweenCalls() : .nextEntry
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
    let number = nextNumber
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
