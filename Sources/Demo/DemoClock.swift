import Tasks

/// The time that demo answers are played in.
struct DemoClock: Sendable {
  /// Since the clock was made.
  let now: @Sendable () -> Duration
  let alarm: MomentWait.Alarm<Duration>

  /// The time of any clock; every wait on it is a task, but for those on a thread of tasks.
  init<Time: Clock<Duration>>(_ clock: Time) {
    if let clock = clock as? TaskClock {
      self.init(clock.thread)
      return
    }
    let origin = clock.now
    self.init {
      origin.duration(to: clock.now)
    } alarm: { moment, ring in
      let sleep = Task {
        do { try await clock.sleep(until: origin.advanced(by: moment), tolerance: nil) } catch {
          return
        }
        ring()
      }
      return { sleep.cancel() }
    }
  }

  private init(_ thread: TaskThread) {
    let origin = ContinuousClock.now
    self.init {
      origin.duration(to: .now)
    } alarm: {
      thread.alarm(at: origin.advanced(by: $0), $1)
    }
  }

  private init(
    now: @escaping @Sendable () -> Duration, alarm: @escaping MomentWait.Alarm<Duration>
  ) {
    self.now = now
    self.alarm = alarm
  }

  /// Waits for so long.
  ///
  /// - Throws: `CancellationError`, at once, when the task is cancelled.
  func sleep(for time: Duration) async throws {
    try Task.checkCancellation()
    await MomentWait().wait(until: now() + time, alarm)
    try Task.checkCancellation()
  }
}
