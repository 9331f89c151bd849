import Catalog
import ChatModel

extension ChainRun {
  /// The racers of a run as the run itself sees them.
  private struct Field {
    let board: RaceBoard
    let hedgeAfter: Duration?
    /// Who has not started.
    var waiting: ArraySlice<ChainSlot>
    var started = 0
    var running = 0
  }

  /// Lets entries run side by side until one has won and ended, or all have failed (R37).
  ///
  /// - Returns: The entries that may be asked yet, when the winner broke off and another is to go on;
  ///   and whether the run is over.
  mutating func race(
    _ entrants: [ChainSlot], hedgeAfter: Duration?, winOn mark: Strategy.WinningMark,
    _ deliver: Deliver
  ) async throws -> (left: [ChainSlot], isOver: Bool) {
    var field = Field(
      board: RaceBoard(winOn: mark, lastNumber: answer.attempts.count), hedgeAfter: hedgeAfter,
      waiting: entrants[...])
    do {
      try await run(&field, deliver)
    } catch is CancellationError where Task.isCancelled {
      // The attempts of the racers say that they were stopped.
    }
    return try await conclude(field, entrants, deliver)
  }

  /// Starts racers, and passes on what they tell, until every one of them is through.
  private mutating func run(_ field: inout Field, _ deliver: Deliver) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      defer { group.cancelAll() }
      let board = field.board
      if let control = plan.control {
        control.entryBegins()
        group.addTask { await board.follow(control) }
      }
      try await start(&field, in: &group, deliver)
      while field.running > 0, let batch = try await board.news.next() {
        for news in batch {
          switch news {
          case .events(let events): try await deliver(events)
          case .out: field.running -= 1
          case .hedge(let count) where count != field.started: break
          case .hedge: try await start(&field, in: &group, deliver)
          case .moveOn where field.waiting.isEmpty || board.winner != nil: board.giveUp()
          case .moveOn: try await start(&field, in: &group, deliver)
          }
        }
        // Somebody else steps in for those who failed, whatever the clock says.
        if field.running == 0 { try await start(&field, in: &group, deliver) }
      }
    }
  }

  /// Starts whoever is due: everyone, or the next one where starts are apart from each other.
  private mutating func start(
    _ field: inout Field, in group: inout ThrowingTaskGroup<Void, any Error>, _ deliver: Deliver
  ) async throws {
    let board = field.board
    var racers: [(Racer, Attempt)] = []
    while let slot = field.waiting.first, board.winner == nil, !board.isStopped, !isTooLate {
      try await announce(slot, deliver)
      // R47: a racer beside others is a further request; one that steps in for them is not.
      if field.running > 0, slot.missingKey == nil, !health.maySpend(at: clock.now()) {
        try await say(
          "The budget for further calls is used up: \(slot.id) runs once the others have failed.",
          deliver)
        break
      }
      field.waiting.removeFirst()
      let number = board.nextNumber()
      if let skipped = skipped(slot, number: number) {
        board.add(skipped)
        try await deliver([.entrySkipped(skipped)])
        continue
      }
      field.started += 1
      field.running += 1
      racers.append((racer(slot, board), begun(slot, call: 1, number: number)))
      if field.hedgeAfter != nil { break }
    }
    if !racers.isEmpty { try await deliver(racers.map { .attemptStarted($0.1) }) }
    for (racer, attempt) in racers { group.addTask { await racer.run(attempt) } }
    guard let pause = field.hedgeAfter, !field.waiting.isEmpty, field.running > 0 else { return }
    let (clock, started, due) = (clock, field.started, clock.now() + pause)
    group.addTask {
      try await clock.alarm(due)
      try? await board.news.send([.hedge(started: started)])
    }
  }

  private func racer(_ slot: ChainSlot, _ board: RaceBoard) -> Racer {
    let (isBound, health, clock) = (!plan.isSentByPerson, health, clock)
    return Racer(
      call: entryCall(slot, control: board.join(slot.place)), board: board,
      policy: RetryPolicy(random: clock.random),
      mayRepeat: { !isBound || health.maySpend(at: clock.now()) })
  }

  private var isTooLate: Bool { runEnds.map { clock.now() >= $0 } ?? false }

  /// Writes down how the race came out.
  private mutating func conclude(
    _ field: Field, _ entrants: [ChainSlot], _ deliver: Deliver
  ) async throws -> (left: [ChainSlot], isOver: Bool) {
    let board = field.board
    answer.attempts += board.attempts
    defer { answer.attempts.sort { $0.number < $1.number } }
    guard let result = board.result,
      let slot = entrants.first(where: { $0.place == result.attempt.entry })
    else {
      if board.isStopped || Task.isCancelled { return ([], stoppedBetweenCalls() == .done) }
      return ([], isTooLate)
    }
    noteCostOfLosers(entrants, input: result.reply.usage?.inputTokens)
    let left = left(of: entrants, but: slot, field)
    let next = try await take(result, slot: slot, next: left.first, deliver)
    return (left, next == .done)
  }

  /// Who may be asked yet: those who never started, then losers with calls left (R26).
  private func left(of entrants: [ChainSlot], but winner: ChainSlot, _ field: Field) -> [ChainSlot]
  {
    let lost = Set(field.board.attempts.filter { $0.outcome == .lost }.map(\.entry))
    var left = Array(field.waiting)
    for var slot in entrants where lost.contains(slot.place) && slot.place != winner.place {
      slot.callsMade = field.board.calls(of: slot.place)
      if slot.callsMade < slot.callsAllowed { left.append(slot) }
    }
    return left
  }

  /// The losers read what the winner read, and may be billed for it (R37).
  private mutating func noteCostOfLosers(_ entrants: [ChainSlot], input: Int?) {
    for index in answer.attempts.indices where answer.attempts[index].outcome == .lost {
      let attempt = answer.attempts[index]
      if let cost = attempt.cost {
        answer.attempts[index].possibleCost = cost
        continue
      }
      guard attempt.billing != .none, let tokens = attempt.usage?.inputTokens ?? input,
        let route = entrants.first(where: { $0.place == attempt.entry })?.route,
        let dollars = route.model?.prices?.cost(
          of: Usage(inputTokens: tokens, outputTokens: attempt.usage?.outputTokens ?? 0))
      else { continue }
      answer.attempts[index].possibleCost = Cost(dollars: dollars, source: .catalogue)
    }
  }
}
