import Synchronization

/// Batches from any number of senders to one receiver, in order, at most `capacity` of them waiting.
///
/// A sender waits while the channel is full. Once finished, what is waiting is still handed out,
/// and every later `send` throws `CancellationError`.
final class BatchChannel<Element: Sendable>: Sendable {
  private struct State {
    var batches: [[Element]] = []
    var end: Result<Void, any Error>?
    var receiver: CheckedContinuation<Void, Never>?
    /// By ticket; each sender that waits has its own.
    var senders: [Int: CheckedContinuation<Void, Never>] = [:]
    var lastTicket = 0
  }

  private let capacity: Int
  private let state = Mutex(State())

  init(capacity: Int) { self.capacity = capacity }

  /// Hands a batch over, waiting for room.
  ///
  /// - Throws: `CancellationError` when nobody receives any more or the task was cancelled.
  func send(_ batch: [Element]) async throws {
    while true {
      try Task.checkCancellation()
      let (ticket, receiver) = try state.withLock { state -> (Int?, Waiter?) in
        guard state.end == nil else { throw CancellationError() }
        guard state.batches.count < capacity else {
          state.lastTicket += 1
          return (state.lastTicket, nil)
        }
        state.batches.append(batch)
        defer { state.receiver = nil }
        return (nil, state.receiver)
      }
      receiver?.resume()
      guard let ticket else { return }
      await wait(for: \.senders[ticket]) { $0.batches.count < capacity || $0.end != nil }
    }
  }

  /// The next batch; nil at the end.
  ///
  /// - Throws: What the sender finished with; `CancellationError` when the task was cancelled.
  func next() async throws -> [Element]? {
    while true {
      try Task.checkCancellation()
      let (batch, end, senders) = state.withLock { state in
        let batch = state.batches.isEmpty ? nil : state.batches.removeFirst()
        defer { state.senders = [:] }
        return (batch, state.end, state.senders.values)
      }
      for sender in senders { sender.resume() }
      if let batch { return batch }
      if let end {
        try end.get()
        return nil
      }
      await wait(for: \.receiver) { !$0.batches.isEmpty || $0.end != nil }
    }
  }

  /// Ends the channel; the first call counts.
  func finish(throwing error: (any Error)? = nil) {
    let waiters = state.withLock { state in
      state.end = state.end ?? error.map(Result.failure) ?? .success(())
      defer { (state.senders, state.receiver) = ([:], nil) }
      return Array(state.senders.values) + [state.receiver].compactMap(\.self)
    }
    for waiter in waiters { waiter.resume() }
  }

  private typealias Waiter = CheckedContinuation<Void, Never>

  /// Waits to be woken, unless `isReady` already holds or the task is cancelled.
  private func wait(
    for place: any WritableKeyPath<State, Waiter?> & Sendable, until isReady: (State) -> Bool
  ) async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isReady = state.withLock { state in
          guard !isReady(state), !Task.isCancelled else { return true }
          state[keyPath: place] = continuation
          return false
        }
        if isReady { continuation.resume() }
      }
    } onCancel: {
      let waiter = state.withLock { state in
        defer { state[keyPath: place] = nil }
        return state[keyPath: place]
      }
      waiter?.resume()
    }
  }
}
