/// The time of a run: waits, alarms and chance, each replaceable in tests.
package struct RunClock: Sendable {
  /// Time since an origin that stays the same while the program runs.
  package var now: @Sendable () -> Duration
  /// Waits on purpose until that time, between two calls.
  ///
  /// Ends at once with `CancellationError` when the task is cancelled; so does `alarm`.
  package var wait: @Sendable (_ until: Duration) async throws -> Void
  /// Returns when that time has come: a limit is over.
  package var alarm: @Sendable (_ at: Duration) async throws -> Void
  /// A number of a range, all equally likely.
  package var random: @Sendable (ClosedRange<Double>) -> Double

  /// A time of one's own.
  package init(
    now: @escaping @Sendable () -> Duration,
    wait: @escaping @Sendable (Duration) async throws -> Void,
    alarm: @escaping @Sendable (Duration) async throws -> Void,
    random: @escaping @Sendable (ClosedRange<Double>) -> Double
  ) {
    self.now = now
    self.wait = wait
    self.alarm = alarm
    self.random = random
  }

  /// The time of a clock.
  package init<C: Clock>(_ clock: C) where C.Duration == Duration {
    let origin = clock.now
    let sleep: @Sendable (Duration) async throws -> Void = { until in
      try await clock.sleep(until: origin.advanced(by: until), tolerance: .zero)
    }
    self.init(
      now: { origin.duration(to: clock.now) }, wait: sleep, alarm: sleep,
      random: { .random(in: $0) })
  }

  /// Waits on purpose until that time.
  ///
  /// - Parameters:
  ///   - until: On this clock.
  ///   - control: Ends the wait early.
  /// - Returns: Whether the wait came to its end.
  /// - Throws: `CancellationError` when the task was cancelled.
  func pause(until: Duration, unless control: RunControl?) async throws -> Bool {
    guard let control else {
      try await wait(until)
      return true
    }
    guard !control.isEndOfEntryWanted else { return false }
    return try await withThrowingTaskGroup(of: Bool.self) { group in
      defer { group.cancelAll() }
      group.addTask {
        try await self.wait(until)
        return true
      }
      group.addTask {
        try await control.endOfEntryWanted()
        return false
      }
      return try await group.next() ?? true
    }
  }

  /// The time that goes on while the machine sleeps.
  package static let continuous = RunClock(ContinuousClock())
}

extension Duration {
  /// Milliseconds, with their fraction.
  package var milliseconds: Double {
    Double(components.seconds) * 1000 + Double(components.attoseconds) / 1e15
  }

  /// Seconds, with their fraction.
  package var inSeconds: Double { milliseconds / 1000 }
}
