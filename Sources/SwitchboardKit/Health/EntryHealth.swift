import ChatModel
import Synchronization

/// What the calls of this process say of their entries: breakers, measurements, the shared budget.
///
/// Belongs to a runtime and everything that shares its connections; nothing of it is kept on disk.
final class EntryHealth: Sendable {
  /// How a call came out, as far as it says something of the entry.
  enum Report: Sendable {
    /// The first token took that long.
    case answered(firstToken: Duration)
    /// The entry is to blame.
    case failed
    /// It was cut off, or the request itself was wrong.
    case abandoned
  }

  private struct Facts: Sendable {
    var breaker = Breaker()
    var measures = CallMeasures()
  }

  private struct State: Sendable {
    var entries: [EntryKey: Facts] = [:]
    var budget = RetryBudget()
  }

  /// The most entries that are remembered; beyond, those that are idle and well are forgotten.
  private static let mostEntries = 4096

  private let state = Mutex(State())

  /// Asks to call an entry: nil for yes, otherwise how long it rests yet (R39).
  func admit(_ key: EntryKey, at now: Duration) -> Duration? {
    state.withLock { $0.entries[key]?.breaker.admit(at: now) }
  }

  /// Since when an entry rests; nil when it does not.
  func restsSince(_ key: EntryKey) -> Duration? {
    state.withLock { $0.entries[key]?.breaker.restsSince }
  }

  /// How long an entry rests yet, zero once the next call decides; nil when it does not rest.
  func restLeft(_ key: EntryKey, at now: Duration) -> Duration? {
    state.withLock { state in
      guard let breaker = state.entries[key]?.breaker, breaker.restsSince != nil else { return nil }
      return breaker.restLeft(at: now) ?? .zero
    }
  }

  /// What the balancer goes by, of several entries at the same moment.
  func standings(of keys: [EntryKey], at now: Duration) -> [Balancer.Standing] {
    state.withLock { state in
      keys.map { key in
        guard let facts = state.entries[key] else { return Balancer.Standing() }
        // Whose rest is over counts as unmeasured, so that somebody tries it.
        let isDue = facts.breaker.isDue(at: now)
        return Balancer.Standing(
          latency: isDue ? nil : facts.measures.latency(at: now), open: facts.measures.open,
          isFailing: !isDue && facts.measures.isFailing(at: now),
          isResting: facts.breaker.restLeft(at: now) != nil)
      }
    }
  }

  /// Takes a repeated call, or a further racer, out of the budget (R47).
  func maySpend(at now: Duration) -> Bool { state.withLock { $0.budget.spend(at: now) } }

  /// A call begins; `end` must follow.
  func begin(_ key: EntryKey, at now: Duration) {
    state.withLock { state in
      if state.entries.count >= Self.mostEntries, state.entries[key] == nil {
        state.entries = state.entries.filter {
          $0.value.measures.open > 0 || $0.value.breaker.restsSince != nil
        }
      }
      state.budget.requested(at: now)
      state.entries[key, default: Facts()].measures.began()
    }
  }

  /// A call has ended.
  func end(_ key: EntryKey, _ report: Report, at now: Duration) {
    state.withLock { state in
      state.entries[key]?.measures.ended()
      switch report {
      case .answered(let firstToken):
        state.entries[key]?.measures.answered(firstToken: firstToken, at: now)
        state.entries[key]?.breaker.answered()
      case .failed:
        state.entries[key]?.measures.failed(at: now)
        state.entries[key]?.breaker.failed(at: now)
      case .abandoned: state.entries[key]?.breaker.abandoned(at: now)
      }
    }
  }
}

extension CallFailure {
  /// Whether the failure says something of the entry, and not only of the request or the person (R39).
  var blamesEntry: Bool {
    switch kind {
    case .noKey, .badRequest, .notFound, .payloadTooLarge, .contextLength, .contentFilter, .stopped,
      .totalTimeout, .coolingDown:
      false
    default: true
    }
  }
}
