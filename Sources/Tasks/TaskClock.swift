/// The time of `ContinuousClock`, slept away on a `TaskThread`.
///
/// Whoever sleeps need not be a task of that thread, but only such a one is spared a wake-up.
package struct TaskClock: Clock {
  package typealias Instant = ContinuousClock.Instant

  /// Where the waits are.
  package let thread: TaskThread

  /// A clock that sleeps on a thread.
  package init(_ thread: TaskThread) { self.thread = thread }

  package var now: Instant { .now }
  package var minimumResolution: Duration { ContinuousClock().minimumResolution }

  package func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    try Task.checkCancellation()
    await MomentWait().wait(until: deadline, thread.alarm)
    try Task.checkCancellation()
  }
}
