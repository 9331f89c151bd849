import Synchronization

/// A person's hand on a run: gives up on the entry that is being asked (R35).
///
/// Stopping the whole run is cancelling its task.
public final class RunControl: Sendable {
  private struct State {
    var waiting: [Int: CheckedContinuation<Void, any Error>] = [:]
    var next = 0
  }

  private let state = Mutex(State())

  public init() {}

  /// Ends the present call or wait and moves on to the next entry; without effect between entries.
  public func moveOn() {
    let waiting = state.withLock { state in
      defer { state.waiting = [:] }
      return state.waiting.values
    }
    for continuation in waiting { continuation.resume() }
  }

  /// Returns when `moveOn()` is called from now on.
  ///
  /// - Throws: `CancellationError` when the waiting task is cancelled.
  func nextEntryWanted() async throws {
    let ticket = state.withLock { state in
      state.next += 1
      return state.next
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let isCancelled = state.withLock { state in
          guard !Task.isCancelled else { return true }
          state.waiting[ticket] = continuation
          return false
        }
        if isCancelled { continuation.resume(throwing: CancellationError()) }
      }
    } onCancel: {
      let continuation = state.withLock { $0.waiting.removeValue(forKey: ticket) }
      continuation?.resume(throwing: CancellationError())
    }
  }
}
