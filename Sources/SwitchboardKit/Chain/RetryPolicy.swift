import ChatModel

/// Decides what follows a failure before any text (R27, R28, R29).
///
/// Pure but for chance, which is given.
struct RetryPolicy: Sendable {
  enum Step: Hashable {
    /// The same entry again after a wait.
    case again(wait: Duration, reason: String)
    /// The next entry, or the end when there is none.
    case next
    /// The entry might be asked again, but not now; the sentence says why, with a space before it.
    case over(String)
  }

  static let base: Duration = .milliseconds(500)
  static let cap: Duration = .seconds(8)
  /// A longer wait moves on to the next entry, or ends the run.
  static let longestWait: Duration = .seconds(30)

  var random: @Sendable (ClosedRange<Double>) -> Double

  /// Says what follows a failure.
  ///
  /// - Parameters:
  ///   - failure: What went wrong.
  ///   - provider: The catalogue's id; some statuses mean something at one provider only.
  ///   - call: Which call of the entry failed, from 1.
  ///   - callsAllowed: How many the entry may have.
  ///   - hasNext: Whether another entry is left.
  ///   - mayRepeat: Takes a repeated call out of the budget, when everything else speaks for one.
  /// - Returns: The same entry again after a wait, the next one, or the end.
  func step(
    after failure: CallFailure, provider: String, call: Int, callsAllowed: Int, hasNext: Bool,
    mayRepeat: () -> Bool = { true }
  ) -> Step {
    guard call < callsAllowed, isWorthRepeating(failure, provider: provider, hasNext: hasNext)
    else { return .next }
    let backoff = fullJitter(call: call)
    let asked = max(failure.retryAfter ?? .zero, .zero)
    if asked > Self.longestWait {
      return hasNext ? .next : .over(" It can be asked again in \(asked.spoken).")
    }
    guard mayRepeat() else { return .over(" The budget for repeated calls is used up.") }
    return asked > .zero && asked >= backoff
      ? .again(wait: asked, reason: "retry-after") : .again(wait: backoff, reason: "backoff")
  }

  /// Whether the same request may succeed at the same entry (R27).
  func isWorthRepeating(_ failure: CallFailure, provider: String, hasNext: Bool) -> Bool {
    if let shouldRetry = failure.shouldRetry { return shouldRetry }
    switch failure.kind {
    case .noKey, .quota, .tls, .contentFilter, .stopped, .totalTimeout, .coolingDown: return false
    case .connectTimeout, .firstTokenTimeout, .idleTimeout: return !hasNext
    case .connect, .dns, .connectionLost, .emptyResponse: return true
    default: break
    }
    guard let status = failure.status else { return failure.kind == .badResponse }
    return switch status {
    case 408, 409, 429: true
    case 498: provider == "groq"
    case 501, 505: false
    case 200..<300: failure.kind == .badResponse
    default: status >= 500
    }
  }

  private func fullJitter(call: Int) -> Duration {
    let ceiling = min(Self.cap, Self.base * (1 << min(call - 1, 10)))
    return .seconds(random(0...ceiling.inSeconds))
  }
}
