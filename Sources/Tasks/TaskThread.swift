import Glibc
import Synchronization

/// One thread that runs tasks and waits for the moments that they wait for, and for what a guest
/// waits for.
///
/// A task that waits here for a moment goes on upon the thread that has waited for it: one wake-up,
/// where the pool of Swift needs three (a thread for timers, one of the pool, often a second one).
/// The same holds for bytes of the network, whose thread this is when libcurl is its guest. The
/// thread begins with the first task, alarm or guest.
///
/// Everything on it shares it: a task must not block it.
package final class TaskThread: TaskExecutor {
  private enum Phase {
    case idle
    case running(pthread_t)
    /// Ends once its guest has gone and no task is left.
    case ending(pthread_t)
    case ended
  }

  private struct State {
    var phase = Phase.idle
    var jobs: [UnownedJob] = []
    var alarms: [Alarm] = []
    var lastAlarm = 0
    /// Who comes next.
    var guest: (@Sendable () -> any ThreadGuest)?
    /// Whether the guest has been given something since its last turn.
    var isPoked = false
    /// Whether the thread waits for `wakeup`, which then must be rung.
    var isWaiting = false

    var firstAlarm: Int? { alarms.indices.min { alarms[$0].due < alarms[$1].due } }

    /// The next alarm that is due, or all jobs.
    mutating func next(
      _ now: ContinuousClock.Instant
    ) -> (ring: (@Sendable () -> Void)?, jobs: [UnownedJob]) {
      if let first = firstAlarm, alarms[first].due <= now {
        return (alarms.remove(at: first).ring, [])
      }
      return (nil, jobs.takeAll())
    }

    /// Whether the thread may wait now, until when, and whether it is to end instead.
    mutating func rest(
      hasGuest: Bool
    ) -> (mayWait: Bool, until: ContinuousClock.Instant?, isOver: Bool) {
      defer { isPoked = false }
      guard jobs.isEmpty, !isPoked, guest == nil else { return (false, nil, false) }
      if case .ending = phase, !hasGuest {
        phase = .ended
        return (false, nil, true)
      }
      isWaiting = true
      return (true, firstAlarm.map { alarms[$0].due }, false)
    }
  }

  private struct Alarm {
    var number: Int
    var due: ContinuousClock.Instant
    var ring: @Sendable () -> Void
  }

  /// How often tasks that come of tasks are run before the guest has its turn.
  private static let mostRounds = 64

  private let state = Mutex(State())
  private let wakeup = Wakeup()
  /// What is to be done once the tasks that run now have come to their waits.
  private let endings = Mutex<[@Sendable () -> Void]>([])

  package init() {}

  deinit { wakeup.close() }

  // MARK: Tasks

  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    if !wake({ $0.jobs.append(job) }) { globalConcurrentExecutor.enqueue(job) }
  }

  /// Does something once all that runs at present has come to a wait: for what would otherwise be
  /// done for each of several tasks that are woken by the same moment.
  ///
  /// On another thread it is done at once.
  package func afterRound(_ work: @escaping @Sendable () -> Void) {
    guard isCurrent else { return work() }
    endings.withLock { $0.append(work) }
  }

  /// Whether the caller runs on this thread.
  package var isCurrent: Bool {
    switch state.withLock({ $0.phase }) {
    case .idle, .ended: false
    case .running(let thread), .ending(let thread): pthread_equal(thread, pthread_self()) != 0
    }
  }

  // MARK: A guest

  /// Has a guest made on the thread, the only one it has until that one is done.
  ///
  /// - Returns: False when there is no thread to be had.
  package func invite(_ guest: @escaping @Sendable () -> any ThreadGuest) -> Bool {
    wake { $0.guest = guest }
  }

  /// Gives the guest a turn.
  package func poke() { _ = wake { $0.isPoked = true } }

  /// Ends the thread once its guest is done, and waits for that; tasks run on the pool from then on.
  ///
  /// On the thread itself nothing is waited for.
  package func end() {
    let thread: pthread_t? = state.withLock { state in
      switch state.phase {
      case .running(let thread):
        state.phase = .ending(thread)
        return thread
      case .idle: state.phase = .ended
      case .ending, .ended: break
      }
      return nil
    }
    guard let thread else { return }
    wakeup.ring()
    if pthread_equal(thread, pthread_self()) != 0 {
      pthread_detach(thread)
    } else {
      pthread_join(thread, nil)
    }
  }

  // MARK: The thread

  /// Changes what the thread is to do, and wakes it if it waits; false when there is no thread.
  private func wake(_ change: (inout State) -> Void) -> Bool {
    let waits: Bool? = state.withLock { state in
      switch state.phase {
      case .ended: return nil
      case .idle:
        guard let thread = try? ThreadStart({ [self] in run() }).begin() else { return nil }
        state.phase = .running(thread)
      case .running, .ending: break
      }
      change(&state)
      defer { state.isWaiting = false }
      return state.isWaiting
    }
    if waits == true { wakeup.ring() }
    return waits != nil
  }

  private func run() {
    var guest: (any ThreadGuest)?
    var hasWaited = true
    while true {
      runTasks()
      if let next = state.withLock({ $0.guest.take() }) { guest = next() }
      if let present = guest, !present.turn(hasWaited: hasWaited) { guest = nil }
      let (mayWait, first, isOver) = state.withLock { $0.rest(hasGuest: guest != nil) }
      if isOver { return ringAll() }
      hasWaited = mayWait
      guard mayWait else { continue }
      let time = first.map { ContinuousClock.now.duration(to: $0) }
      if let guest { guest.wait(time, wakeup) } else { wakeup.wait(time) }
      state.withLock { $0.isWaiting = false }
    }
  }

  /// Rings the alarms that are due, and runs tasks until all have come to a wait.
  private func runTasks() {
    for _ in 0..<Self.mostRounds {
      let now = ContinuousClock.now
      let (ring, jobs) = state.withLock { $0.next(now) }
      ring?()
      for job in jobs { job.runSynchronously(on: asUnownedTaskExecutor()) }
      if ring == nil, jobs.isEmpty { break }
    }
    for ending in endings.withLock({ $0.takeAll() }) { ending() }
  }

  /// Rings what nobody will wait for any more.
  private func ringAll() {
    let alarms = state.withLock { state in
      defer { state.alarms = [] }
      return state.alarms
    }
    for alarm in alarms { alarm.ring() }
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
    let isSet = wake { state in
      state.lastAlarm += 1
      number = state.lastAlarm
      state.alarms.append(Alarm(number: number, due: due, ring: ring))
    }
    // Without a thread nothing waits, and nobody for ever.
    if !isSet { ring() }
    return { [number] in
      self.state.withLock { $0.alarms.removeAll { $0.number == number } }
    }
  }
}

extension Array {
  /// What is in it, which then is empty and keeps its room.
  fileprivate mutating func takeAll() -> [Element] {
    guard !isEmpty else { return [] }
    defer { removeAll(keepingCapacity: true) }
    return self
  }
}
