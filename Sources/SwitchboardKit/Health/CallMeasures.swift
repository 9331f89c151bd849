#if canImport(Glibc)
  import Glibc
#endif

/// How fast an entry has been of late, and how much it has to do (R38).
struct CallMeasures: Sendable {
  /// How long a measurement counts; after it the entry is unmeasured again.
  static let validity = Duration.seconds(300)
  /// How long a failure makes an entry look slow, and how slow: one that fails fast is not fast.
  static let failureMemory = Duration.seconds(30)
  static let failureLatency = Duration.seconds(10)
  /// The time constant of the mean, in seconds.
  private static let decay = 10.0

  /// Calls that have begun and not ended.
  private(set) var open = 0
  private var mean: Duration?
  private var measured = Duration.zero
  private var failed: Duration?

  /// The exponentially weighted peak time to the first token; nil when it is not known.
  func latency(at now: Duration) -> Duration? {
    let known = now - measured <= Self.validity ? mean : nil
    return isFailing(at: now) ? max(known ?? .zero, Self.failureLatency) : known
  }

  /// Whether the last call failed not long ago.
  func isFailing(at now: Duration) -> Bool {
    failed.map { now - $0 < Self.failureMemory } ?? false
  }

  /// A call has begun.
  mutating func began() { open += 1 }

  /// A call has ended.
  mutating func ended() { open = max(0, open - 1) }

  /// The first token took that long: a peak counts at once, what is less draws the mean down.
  mutating func answered(firstToken: Duration, at now: Duration) {
    failed = nil
    defer { measured = now }
    guard let mean, now - measured <= Self.validity, firstToken < mean else {
      mean = firstToken
      return
    }
    let share = exp(-max(0, (now - measured).inSeconds) / Self.decay)
    self.mean = .seconds(mean.inSeconds * share + firstToken.inSeconds * (1 - share))
  }

  /// The entry failed by its own fault.
  mutating func failed(at now: Duration) { failed = now }
}
