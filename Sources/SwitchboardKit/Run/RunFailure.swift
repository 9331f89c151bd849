import ChatModel

/// Every entry failed; carries all that happened (R32).
public struct RunFailure: Error, Sendable, CustomStringConvertible {
  /// The run as it came out: its attempts, its warnings, how long it took; no text.
  public let answer: Answer

  /// Every attempt in order, skipped entries included.
  public var attempts: [Attempt] { answer.attempts }

  /// One sentence for one failure, otherwise how many entries failed and the last cause.
  public var description: String {
    let failed = answer.attempts.filter { $0.outcome == .failed || $0.outcome == .skipped }
    guard let last = failed.last, let cause = last.message else { return "No entry answered." }
    let entries = Set(failed.map(\.entry)).count
    return entries > 1 ? "All \(entries) entries failed. The last one: \(cause)" : cause
  }
}
