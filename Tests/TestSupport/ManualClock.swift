import Synchronization

/// A clock that stands still until a test moves it.
///
/// `advance(by:)` wakes whoever sleeps until then. `skip(_:)` runs work to its end and jumps to the
/// next sleeper's instant whenever as many tasks sleep as the test says there are: no real time
/// passes, and nothing depends on how fast tasks get going.
package final class ManualClock: Clock {
  /// A moment of one clock.
  package struct Instant: InstantProtocol {
    /// Since the clock was made.
    package var offset: Duration

    package init(offset: Duration) { self.offset = offset }

    package func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
    package func duration(to other: Instant) -> Duration { other.offset - offset }
    package static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
  }

  /// A task that is asleep.
  private struct Sleeper {
    let id: Int
    let deadline: Instant
    let continuation: CheckedContinuation<Void, any Error>
  }

  /// A task that waits until enough others are asleep.
  private struct Watcher {
    let id: Int
    let count: Int
    let continuation: CheckedContinuation<Void, any Error>
  }

  /// Everything that the lock guards.
  private struct State {
    var now = Instant(offset: .zero)
    var nextID = 0
    var sleepers: [Sleeper] = []
    var watchers: [Watcher] = []
    /// Cancelled before they had begun to wait.
    var cancelled: Set<Int> = []

    mutating func newID() -> Int {
      nextID += 1
      return nextID
    }

    /// Takes out whoever has been waiting for this many sleepers.
    mutating func satisfiedWatchers() -> [Watcher] {
      let count = sleepers.count
      let satisfied = watchers.filter { $0.count <= count }
      watchers.removeAll { $0.count <= count }
      return satisfied
    }
  }

  private let state = Mutex(State())

  package init() {}

  package var now: Instant { state.withLock(\.now) }
  package var minimumResolution: Duration { .zero }

  /// How many tasks are asleep.
  package var sleeperCount: Int { state.withLock(\.sleepers.count) }

  package func sleep(until deadline: Instant, tolerance: Duration? = nil) async throws {
    try Task.checkCancellation()
    let id = state.withLock { $0.newID() }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        register(Sleeper(id: id, deadline: deadline, continuation: continuation))
      }
    } onCancel: {
      cancel(id)
    }
  }

  /// Moves the clock on and wakes whoever slept until then, earliest first.
  package func advance(by duration: Duration) {
    let woken = state.withLock { state in
      state.now = state.now.advanced(by: duration)
      let due = state.sleepers.filter { $0.deadline <= state.now }
      state.sleepers.removeAll { $0.deadline <= state.now }
      return due.sorted { $0.deadline < $1.deadline }
    }
    for sleeper in woken { sleeper.continuation.resume() }
  }

  /// Returns once at least `count` tasks are asleep.
  ///
  /// - Throws: `CancellationError`.
  package func untilAsleep(_ count: Int = 1) async throws {
    try Task.checkCancellation()
    let id = state.withLock { $0.newID() }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        watch(Watcher(id: id, count: count, continuation: continuation))
      }
    } onCancel: {
      cancel(id)
    }
  }

  /// Waits until at least `count` tasks are asleep, then jumps to the earliest deadline.
  ///
  /// - Throws: `CancellationError`.
  package func advanceToNextSleeper(whenAsleep count: Int = 1) async throws {
    try await untilAsleep(count)
    let earliest = state.withLock { $0.sleepers.map(\.deadline).min() }
    if let earliest { advance(by: max(.zero, now.duration(to: earliest))) }
  }

  /// Runs `work`, jumping to the next deadline each time that `sleepers` tasks are asleep.
  package func skip<Result: Sendable>(
    sleepers: Int = 1, _ work: @Sendable () async throws -> Result
  ) async throws -> Result {
    try await withoutActuallyEscaping(work) { work in
      try await withThrowingTaskGroup(of: Result?.self) { group in
        group.addTask { try await work() }
        group.addTask {
          while !Task.isCancelled {
            do {
              try await self.advanceToNextSleeper(whenAsleep: sleepers)
            } catch is CancellationError {
              break
            }
          }
          return nil
        }
        defer { group.cancelAll() }
        while let result = try await group.next() {
          if let result { return result }
        }
        throw CancellationError()
      }
    }
  }

  private func register(_ sleeper: Sleeper) {
    enum Outcome { case asleep([Watcher]), over, cancelled }
    let outcome = state.withLock { state -> Outcome in
      if state.cancelled.remove(sleeper.id) != nil { return .cancelled }
      if sleeper.deadline <= state.now { return .over }
      state.sleepers.append(sleeper)
      return .asleep(state.satisfiedWatchers())
    }
    switch outcome {
    case .asleep(let watchers): for watcher in watchers { watcher.continuation.resume() }
    case .over: sleeper.continuation.resume()
    case .cancelled: sleeper.continuation.resume(throwing: CancellationError())
    }
  }

  private func watch(_ watcher: Watcher) {
    enum Outcome { case waiting, satisfied, cancelled }
    let outcome = state.withLock { state -> Outcome in
      if state.cancelled.remove(watcher.id) != nil { return .cancelled }
      if state.sleepers.count >= watcher.count { return .satisfied }
      state.watchers.append(watcher)
      return .waiting
    }
    switch outcome {
    case .waiting: break
    case .satisfied: watcher.continuation.resume()
    case .cancelled: watcher.continuation.resume(throwing: CancellationError())
    }
  }

  private func cancel(_ id: Int) {
    let continuation = state.withLock { state -> CheckedContinuation<Void, any Error>? in
      if let index = state.sleepers.firstIndex(where: { $0.id == id }) {
        return state.sleepers.remove(at: index).continuation
      }
      if let index = state.watchers.firstIndex(where: { $0.id == id }) {
        return state.watchers.remove(at: index).continuation
      }
      state.cancelled.insert(id)
      return nil
    }
    continuation?.resume(throwing: CancellationError())
  }
}
