/// Runs `work`, and ends it when it has not returned in time.
///
/// - Parameters:
///   - limit: How long it may take.
///   - clock: Measures that.
///   - work: Ends soon after it was cancelled.
/// - Returns: What the work returned; nil when its time was over.
/// - Throws: What the work throws.
func withTimeLimit<Result: Sendable>(
  _ limit: Duration, on clock: any Clock<Duration>,
  _ work: @escaping @Sendable () async throws -> Result
) async throws -> Result? {
  try await withThrowingTaskGroup(of: Result?.self) { group in
    group.addTask { try await work() }
    group.addTask {
      try await clock.sleep(for: limit)
      return nil
    }
    defer { group.cancelAll() }
    guard let first = try await group.next() else { return nil }
    return first
  }
}
