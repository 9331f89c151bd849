import ChatModel

extension ChainRun {
  /// The entries in the order in which this run asks them; whoever is put first is said (R38).
  mutating func ordered(_ deliver: Deliver) async throws -> [ChainSlot] {
    guard slots.count > 1, let choice = choice() else { return slots }
    var order = slots
    let first = order.remove(at: choice.index)
    order.insert(first, at: 0)
    answer.requested = first.id
    answer.choice = choice.reason
    try await deliver([
      .entryChosen(entry: first.place, model: first.id, reason: choice.reason)
    ])
    return order
  }

  private func choice() -> Balancer.Choice? {
    let balancer = Balancer(random: clock.random)
    switch plan.strategy {
    case .fallback, .race: return nil
    case .balance: return balancer.balanced(candidates)
    case .weighted: return balancer.weighted(candidates)
    }
  }

  private var candidates: [Balancer.Candidate] {
    let standings = health.standings(of: slots.map(\.key), at: clock.now())
    return zip(slots, standings).map { slot, standing in
      var standing = standing
      // Who has no key cannot go first; the chain says so when it comes to them.
      if slot.missingKey != nil { standing.isResting = true }
      return Balancer.Candidate(
        model: slot.id, weight: slot.entry.effectiveWeight, standing: standing)
    }
  }
}
