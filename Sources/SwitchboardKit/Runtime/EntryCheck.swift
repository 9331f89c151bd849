import ChatModel

/// What an entry of a chain would meet if it were asked now, without asking it.
package struct EntryCheck: Sendable, Hashable {
  /// Whether its breaker lets a call through (R39).
  package enum Breaker: Sendable, Hashable {
    case closed
    /// It rests for so long yet.
    case resting(left: Duration)
    /// The rest is over: the next call decides.
    case due
  }

  /// How its calls in this process have come out; nil for the demo provider, which never rests.
  package var breaker: Breaker?
  /// What a run would refuse before anything is sent, as a sentence.
  package var mistake: String?

  /// What is known of an entry.
  package init(breaker: Breaker? = .closed, mistake: String? = nil) {
    self.breaker = breaker
    self.mistake = mistake
  }
}

extension ModelRuntime {
  /// What the enabled entries of a plan would meet now; nothing is sent and no key is fetched.
  ///
  /// - Parameter plan: The chain with all its layers.
  /// - Returns: The checks by place, from 1; those that are off have none.
  package func check(_ plan: RunPlan) -> [Int: EntryCheck] {
    var checks: [Int: EntryCheck] = [:]
    for (index, entry) in plan.entries.enumerated() where entry.isEnabled {
      var single = plan
      single.entries = [entry]
      checks[index + 1] = check(single: single)
    }
    return checks
  }

  private func check(single plan: RunPlan) -> EntryCheck {
    do {
      guard let slot = try router.slots(of: plan).first else { return EntryCheck() }
      var check = EntryCheck(breaker: slot.failsOnPurpose ? nil : breaker(of: slot.key))
      if let route = slot.route {
        check.mistake = EntryRequest(plan: plan, slot: slot).refusals(at: route).first
      }
      return check
    } catch {
      return EntryCheck(mistake: "\(error)")
    }
  }

  private func breaker(of key: EntryKey) -> EntryCheck.Breaker {
    let now = clock.now()
    guard let left = health.restLeft(key, at: now) else { return .closed }
    return left > .zero ? .resting(left: left) : .due
  }
}
