/// How many calls may be made beyond one for each prompt (R47): a fifth of the requests of the last
/// ten seconds, and ten that come back at one a second.
struct RetryBudget: Sendable {
  static let share = 0.2
  static let reserve = 10.0

  private struct Second: Sendable {
    var number: Int
    var requests = 0
    var spent = 0
  }

  private var tokens = Self.reserve
  private var refilled = Duration.zero
  /// The last ten seconds in which something happened.
  private var seconds: [Second] = []

  /// A request goes out.
  mutating func requested(at now: Duration) { change(at: now) { $0.requests += 1 } }

  /// Takes one call out of the budget; false when there is none left.
  mutating func spend(at now: Duration) -> Bool {
    refill(at: now)
    forget(before: now)
    let earned = Double(seconds.reduce(0) { $0 + $1.requests }) * Self.share
    let spent = Double(seconds.reduce(0) { $0 + $1.spent })
    if earned - spent >= 1 {
      change(at: now) { $0.spent += 1 }
      return true
    }
    guard tokens >= 1 else { return false }
    tokens -= 1
    return true
  }

  private mutating func refill(at now: Duration) {
    let passed = (now - refilled).inSeconds
    if passed > 0 { tokens = min(Self.reserve, tokens + passed) }
    refilled = max(refilled, now)
  }

  private mutating func change(at now: Duration, _ change: (inout Second) -> Void) {
    forget(before: now)
    let number = Int(now.components.seconds)
    if seconds.last?.number != number { seconds.append(Second(number: number)) }
    if let last = seconds.indices.last { change(&seconds[last]) }
  }

  private mutating func forget(before now: Duration) {
    let oldest = Int(now.components.seconds) - 9
    seconds.removeAll { $0.number < oldest }
  }
}
