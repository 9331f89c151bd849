import Glibc
import Synchronization

/// One thread that runs tasks and waits for the moments that they wait for.
///
/// A task that waits here for a moment goes on upon the thread that has waited for it: one wake-up,
/// where the pool of Swift needs three (a thread for timers, one of the pool, often a second one).
/// The thread begins with the first task or alarm and ends with the process.
///
/// Everything on it shares it: a task must not block it.
package final class TaskThread: TaskExecutor {
  private struct State {
    var jobs: [UnownedJob] = []
    var alarms: [Alarm] = []
    var lastAlarm = 0
    var hasBegun = false
    /// Whether the thread waits for `signal`, which then must be given.
    var isWaiting = false

    /// What is to be done now: one alarm, or all jobs; otherwise the thread waits, and until when.
    mutating func next(
      _ now: ContinuousClock.Instant
    ) -> (ring: (@Sendable () -> Void)?, jobs: [UnownedJob], until: ContinuousClock.Instant?) {
      let first = alarms.indices.min { alarms[$0].due < alarms[$1].due }
      if let first, alarms[first].due <= now { return (alarms.remove(at: first).ring, [], nil) }
      isWaiting = jobs.isEmpty
      defer { jobs.removeAll(keepingCapacity: true) }
      return (nil, jobs, first.map { alarms[$0].due })
    }
  }

  private struct Alarm {
    var number: Int
    var due: ContinuousClock.Instant
    var ring: @Sendable () -> Void
  }

  private let state = Mutex(State())
  private let signal = ThreadSignal()
  /// What is to be done once the tasks that run now have come to their waits.
  private let endings = Mutex<[@Sendable () -> Void]>([])

  package init() {}

  // MARK: Tasks

  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    wake { $0.jobs.append(job) }
  }

  /// Does something once all that runs at present has come to a wait: for what would otherwise be
  /// done for each of several tasks that are woken by the same moment.
  ///
  /// On another thread it is done at once.
  package func afterRound(_ work: @escaping @Sendable () -> Void) {
    guard ThreadSignal.current === signal else { return work() }
    endings.withLock { $0.append(work) }
  }

  /// Changes what the thread is to do, and wakes it if it waits.
  private func wake(_ change: (inout State) -> Void) {
    let (begins, waits) = state.withLock { state in
      change(&state)
      defer { (state.hasBegun, state.isWaiting) = (true, false) }
      return (!state.hasBegun, state.isWaiting)
    }
    if begins { begin() } else if waits { signal.give() }
  }

  private func begin() {
    let start = ThreadStart { [self] in
      signal.makeCurrent()
      while true { round() }
    }
    // Without a thread nothing could go on; the system has none left.
    guard let thread = try? start.begin() else { preconditionFailure("no thread is to be had") }
    pthread_detach(thread)
  }

  /// Rings an alarm that is due, or runs what is there, or waits for either.
  private func round() {
    let now = ContinuousClock.now
    let (ring, jobs, next) = state.withLock { $0.next(now) }
    if let ring { return ring() }
    for job in jobs { job.runSynchronously(on: asUnownedTaskExecutor()) }
    if !jobs.isEmpty {
      for ending in endings.withLock({ $0.take() }) { ending() }
    } else {
      signal.wait(next.map { now.duration(to: $0) })
      state.withLock { $0.isWaiting = false }
    }
  }

  // MARK: Alarms

  /// Has something done on this thread at an instant, unless it is taken back before.
  ///
  /// - Parameters:
  ///   - due: When.
  ///   - ring: Must not take long.
  /// - Returns: What takes it back; without effect once it has rung.
  package func alarm(
    at due: ContinuousClock.Instant, _ ring: @escaping @Sendable () -> Void
  ) -> @Sendable () -> Void {
    var number = 0
    wake { state in
      state.lastAlarm += 1
      number = state.lastAlarm
      state.alarms.append(Alarm(number: number, due: due, ring: ring))
    }
    return { [number] in
      self.state.withLock { $0.alarms.removeAll { $0.number == number } }
    }
  }
}

extension Array {
  /// What is in it, which then is empty and keeps its room.
  fileprivate mutating func take() -> [Element] {
    guard !isEmpty else { return [] }
    defer { removeAll(keepingCapacity: true) }
    return self
  }
}
