/// Rests an entry that keeps failing (R39).
///
/// Closed, it lets every call through. After five failures in a row, or ten of the last twenty calls,
/// it rests for 30 s; then one call may try, and its outcome closes the breaker or doubles the rest,
/// up to five minutes.
struct Breaker: Sendable {
  static let mostInARow = 5
  static let window = 20
  static let shortestRest = Duration.seconds(30)
  static let longestRest = Duration.seconds(300)

  /// Since when it rests; nil while it is closed.
  private(set) var restsSince: Duration?
  private var restsUntil = Duration.zero
  private var rest = Self.shortestRest
  private var isProbing = false
  private var failuresInARow = 0
  /// Whether each of the last calls failed, oldest first.
  private var recent: [Bool] = []

  /// How long the entry rests yet; nil when it may be called.
  func restLeft(at now: Duration) -> Duration? {
    restsSince != nil && now < restsUntil ? restsUntil - now : nil
  }

  /// Whether the rest is over and a call is to decide.
  func isDue(at now: Duration) -> Bool { restsSince != nil && now >= restsUntil }

  /// Asks to call the entry: nil for yes, otherwise the rest that is left.
  ///
  /// Who is let through after a rest is the probe; until its outcome is there everybody else waits,
  /// for one more rest at most, so that a probe that is never made locks nobody out.
  mutating func admit(at now: Duration) -> Duration? {
    if let left = restLeft(at: now) { return left }
    if restsSince != nil {
      isProbing = true
      restsUntil = now + rest
    }
    return nil
  }

  /// The entry answered.
  mutating func answered() {
    note(hasFailed: false)
    failuresInARow = 0
    if restsSince != nil { self = Breaker() }
  }

  /// The entry failed by its own fault.
  mutating func failed(at now: Duration) {
    note(hasFailed: true)
    failuresInARow += 1
    guard restsSince != nil else {
      let isHalf = recent.count == Self.window && recent.count { $0 } * 2 >= Self.window
      if failuresInARow >= Self.mostInARow || isHalf { open(for: Self.shortestRest, at: now) }
      return
    }
    // A call that began before the rest says nothing new.
    if isProbing { open(for: min(rest * 2, Self.longestRest), at: now) }
  }

  /// The call came to nothing through no fault of the entry: another one may probe.
  mutating func abandoned(at now: Duration) {
    guard isProbing else { return }
    isProbing = false
    restsUntil = now
  }

  private mutating func open(for length: Duration, at now: Duration) {
    rest = length
    restsSince = now
    restsUntil = now + length
    isProbing = false
  }

  private mutating func note(hasFailed: Bool) {
    recent.append(hasFailed)
    if recent.count > Self.window { recent.removeFirst() }
  }
}
