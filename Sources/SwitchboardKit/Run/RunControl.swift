import Synchronization

/// A person's hand on one run: gives up on the entry that is being asked, or ends the run (R35).
///
/// Belongs to one run; any task may use it at any time. A program that needs neither can cancel the
/// task that reads the answer instead.
public final class RunControl: Sendable {
  private enum Wish { case nothing, nextEntry, stop }

  private struct State {
    var wish = Wish.nothing
    var waiting: [Int: CheckedContinuation<Void, any Error>] = [:]
    var next = 0
  }

  private let state = Mutex(State())

  /// A control for a run that has not been started yet.
  public init() {}

  /// Ends the present call or wait and moves on to the next entry; without effect between entries.
  ///
  /// The attempt is kept as stopped. After text the rule for failures after text decides (R34).
  public func moveOn() { want(.nextEntry) }

  /// Ends the run within 50 ms; no other entry is asked.
  ///
  /// The stream then ends with an answer whose outcome is `.stopped` and that keeps the text so
  /// far. A run that is started with this control later ends at once.
  public func stop() { want(.stop) }

  /// Whether the run is to end.
  var isStopped: Bool { state.withLock { $0.wish == .stop } }

  /// Whether the present entry is to end, or the whole run.
  var isEndOfEntryWanted: Bool { state.withLock { $0.wish != .nothing } }

  /// Another entry is being asked: what was said of the one before does not hold for it.
  func entryBegins() {
    state.withLock { if $0.wish == .nextEntry { $0.wish = .nothing } }
  }

  /// Returns once a person wants the present entry to end.
  ///
  /// - Throws: `CancellationError` when the waiting task is cancelled.
  func endOfEntryWanted() async throws {
    let ticket = state.withLock { state in
      state.next += 1
      return state.next
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let outcome: Result<Void, any Error>? = state.withLock { state in
          guard !Task.isCancelled else { return .failure(CancellationError()) }
          guard state.wish == .nothing else { return .success(()) }
          state.waiting[ticket] = continuation
          return nil
        }
        if let outcome { continuation.resume(with: outcome) }
      }
    } onCancel: {
      let continuation = state.withLock { $0.waiting.removeValue(forKey: ticket) }
      continuation?.resume(throwing: CancellationError())
    }
  }

  private func want(_ wish: Wish) {
    let waiting = state.withLock { state in
      if state.wish != .stop { state.wish = wish }
      defer { state.waiting = [:] }
      return state.waiting.values
    }
    for continuation in waiting { continuation.resume() }
  }
}
