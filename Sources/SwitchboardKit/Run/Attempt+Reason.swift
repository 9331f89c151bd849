extension Attempt {
  /// The HTTP status by which the call failed; nil where there was none, or one of success with an
  /// error inside (R24).
  package var errorStatus: Int? {
    guard outcome == .failed, replyStatus.map({ $0 >= 300 }) ?? true else { return nil }
    return status.flatMap { $0 >= 300 ? $0 : nil }
  }

  /// The status of success of a reply that had an error inside; nil for every other failure.
  package var statusAroundError: Int? {
    guard outcome == .failed, failure?.body.isEmpty == false else { return nil }
    return replyStatus.flatMap { (200..<300).contains($0) ? $0 : nil }
  }
}
