import Synchronization

/// A task's wait for a moment, which anybody may end before; once ended, no later wait waits.
package final class MomentWait: Sendable {
  /// Sets something off at a moment; what it gives takes that back.
  package typealias Alarm<Moment> =
    @Sendable (_ at: Moment, _ ring: @escaping @Sendable () -> Void) -> @Sendable () -> Void

  private struct State {
    var isEnded = false
    var waiter: CheckedContinuation<Void, Never>?
    /// Takes the alarm back that was set for the waiter.
    var silence: (@Sendable () -> Void)?
  }

  private let state = Mutex(State())

  package init() {}

  /// Waits; returns early at the end of the wait or of the task.
  ///
  /// - Parameters:
  ///   - moment: nil: nothing but an end is waited for.
  ///   - alarm: Rings at the moment, on any thread.
  package func wait<Moment>(until moment: Moment?, _ alarm: Alarm<Moment>) async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let mustWait = state.withLock { state in
          if !state.isEnded { state.waiter = continuation }
          return !state.isEnded
        }
        guard mustWait, !Task.isCancelled else { return mustWait ? ring() : continuation.resume() }
        guard let moment else { return }
        let silence = alarm(moment) { self.ring() }
        let isOver = state.withLock { state in
          if state.waiter != nil { state.silence = silence }
          return state.waiter == nil
        }
        if isOver { silence() }
      }
    } onCancel: {
      end()
    }
  }

  /// Ends the wait.
  package func end() {
    state.withLock { $0.isEnded = true }
    ring()
  }

  private func ring() {
    let (waiter, silence) = state.withLock { state in
      defer { (state.waiter, state.silence) = (nil, nil) }
      return (state.waiter, state.silence)
    }
    silence?()
    waiter?.resume()
  }
}
