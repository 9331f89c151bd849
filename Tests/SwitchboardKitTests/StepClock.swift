import SwitchboardKit
import Synchronization

/// Time that moves only when it is told to: a wait takes no time and is noted, an alarm rings when
/// the test advances past it.
final class StepClock: Sendable {
  private struct State {
    var now = Duration.zero
    var waits: [Duration] = []
    var alarms: [Int: (at: Duration, continuation: CheckedContinuation<Void, any Error>)] = [:]
    var next = 0
  }

  private let state = Mutex(State())
  /// Called when an alarm has been set.
  private let alarmSet = AsyncStream.makeStream(of: Duration.self, bufferingPolicy: .unbounded)

  var clock: RunClock {
    RunClock(
      now: { self.state.withLock(\.now) },
      wait: { until in
        try Task.checkCancellation()
        self.state.withLock {
          $0.waits.append(until - $0.now)
          $0.now = max($0.now, until)
        }
      },
      alarm: { try await self.alarm(at: $0) },
      random: { $0.upperBound })
  }

  /// The waits so far.
  var waits: [Duration] { state.withLock(\.waits) }

  /// Waits until `count` alarms have been set since the start.
  func alarms(_ count: Int) async {
    var seen = 0
    guard count > 0 else { return }
    for await _ in alarmSet.stream {
      seen += 1
      if seen == count { return }
    }
  }

  /// Waits until an alarm has been set for that time.
  func alarm(setFor time: Duration) async {
    for await alarm in alarmSet.stream where alarm == time { return }
  }

  /// Moves time on and rings what is due.
  func advance(by step: Duration) {
    let due = state.withLock { state in
      state.now += step
      let ids = state.alarms.filter { $0.value.at <= state.now }.map(\.key)
      return ids.compactMap { state.alarms.removeValue(forKey: $0)?.continuation }
    }
    for continuation in due { continuation.resume() }
  }

  private func alarm(at time: Duration) async throws {
    let id = state.withLock { state in
      state.next += 1
      return state.next
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let outcome: Result<Void, any Error>? = state.withLock { state in
          if Task.isCancelled { return .failure(CancellationError()) }
          if time <= state.now { return .success(()) }
          state.alarms[id] = (time, continuation)
          return nil
        }
        alarmSet.continuation.yield(time)
        if let outcome { continuation.resume(with: outcome) }
      }
    } onCancel: {
      let alarm = state.withLock { $0.alarms.removeValue(forKey: id) }
      alarm?.continuation.resume(throwing: CancellationError())
    }
  }
}
