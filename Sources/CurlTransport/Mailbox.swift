import Synchronization
import Transport

/// Hands the head and the body bytes of one reply from the curl thread to one consuming task.
///
/// The producer never blocks: `offer` says whether there is room. It wakes the consumer with `ring`,
/// once for everything that arrived together. Once the consumer has stopped, every later offer
/// answers `.abandoned`. Continuations are resumed after the lock is released.
final class Mailbox: Sendable {
  /// What becomes of bytes that are offered.
  enum Offer {
    case accepted
    /// Nothing was taken: the same bytes must be offered again after the consumer has asked for more.
    case full
    case abandoned
  }

  /// How the producer's side ended; told to the consumer after the bytes that came before.
  enum Ending: Sendable {
    case finished
    case failed(TransportError)
  }

  /// Why the consumer wants nothing more; told at once, before bytes that still lie here.
  enum Stop {
    case cancelled
    case closed
  }

  /// What the consumer finds.
  private enum Finding: Sendable {
    case nothing
    case head(ReplyHead)
    case bytes([UInt8], wasFull: Bool)
    case end
    case failure(any Error)
  }

  private struct State {
    var head: ReplyHead?
    var bytes: [UInt8] = []
    /// What the consumer was given last; its memory is used again once it has let go of it.
    var lent: [UInt8] = []
    var isFull = false
    var peak = 0
    var gathering = Duration.zero
    var ending: Ending?
    var stop: Stop?
    /// The consumer has been told how it ended.
    var isOver = false
    var timings = TransferTimings()
    var waiter: CheckedContinuation<Void, Never>?

    var hasNews: Bool { head != nil || !bytes.isEmpty || ending != nil || stop != nil }
  }

  private let highMark: Int
  private let began = ContinuousClock.now
  private let state = Mutex(State())

  init(highMark: Int) {
    self.highMark = highMark
  }

  // MARK: The curl thread

  /// Puts the head there; comes before all bytes.
  func deliver(_ head: ReplyHead, timings: TransferTimings) {
    state.withLock { state in
      state.head = head
      if state.stop == nil { state.timings = timings }
    }
  }

  /// Takes bytes, unless as many as the high mark already wait or the consumer has stopped.
  func offer(_ bytes: UnsafeRawBufferPointer) -> Offer {
    state.withLock { state in
      guard state.stop == nil else { return .abandoned }
      guard state.bytes.count < highMark else {
        state.isFull = true
        return .full
      }
      state.bytes.append(contentsOf: bytes)
      state.peak = max(state.peak, state.bytes.count)
      return .accepted
    }
  }

  /// Wakes the consumer if it waits.
  func ring() {
    let waiter = state.withLock { $0.waiter.take() }
    waiter?.resume()
  }

  /// Says that no more will come, and wakes the consumer; only the first ending counts.
  func end(_ ending: Ending, timings: TransferTimings) {
    state.withLock { state in
      guard state.ending == nil, state.stop == nil else { return }
      state.timings = timings
      state.timings.total = began.duration(to: .now)
      state.ending = ending
    }
    ring()
  }

  /// How long the consumer lets bytes be kept back.
  var gathering: Duration { state.withLock { $0.gathering } }

  /// Whether the consumer has already given up.
  var isStopped: Bool { state.withLock { $0.stop != nil } }

  // MARK: The consumer

  /// Waits for the head.
  func head() async throws -> ReplyHead {
    while true {
      switch take() {
      case .head(let head): return head
      case .failure(let error): throw error
      case .nothing: await news()
      case .bytes, .end:
        throw TransportError(.connectionLost, "The reply has no headers.", timings: timings)
      }
    }
  }

  /// Waits for bytes and takes all there are; nil at the end.
  ///
  /// `resume` is called when the producer had found the mailbox full.
  func next(resume: () -> Void) async throws -> [UInt8]? {
    while true {
      switch take() {
      case .bytes(let bytes, let wasFull):
        if wasFull { resume() }
        return bytes
      case .end: return nil
      case .failure(let error): throw error
      case .nothing, .head: await news()
      }
    }
  }

  /// Lets bytes be kept back for so long from now on.
  func gather(_ time: Duration) { state.withLock { $0.gathering = time } }

  /// Ends the consumer's side at once; true if the producer must be told to stop as well.
  func stop(_ reason: Stop) -> Bool {
    let mustTell = state.withLock { state in
      guard !state.isOver, state.stop == nil else { return false }
      state.stop = reason
      state.bytes = []
      state.head = nil
      guard state.ending == nil else { return false }
      state.timings.total = began.duration(to: .now)
      return true
    }
    ring()
    return mustTell
  }

  var timings: TransferTimings { state.withLock { $0.timings } }

  /// The most bytes that ever waited here; the measure of back pressure.
  var peak: Int { state.withLock { $0.peak } }

  /// Whether the producer has been turned away and waits for the consumer.
  var isFull: Bool { state.withLock { $0.isFull } }

  private func take() -> Finding {
    state.withLock { state in
      if let stop = state.stop {
        state.isOver = true
        return .failure(Self.error(for: stop, state.timings))
      }
      if let head = state.head.take() { return .head(head) }
      if !state.bytes.isEmpty {
        state.lent.removeAll(keepingCapacity: true)
        swap(&state.lent, &state.bytes)
        defer { state.isFull = false }
        return .bytes(state.lent, wasFull: state.isFull)
      }
      guard let ending = state.ending else { return .nothing }
      state.isOver = true
      return switch ending {
      case .finished: .end
      case .failed(let error): .failure(Self.error(error, state.timings))
      }
    }
  }

  /// Suspends until something is there; returns at once if it already is.
  private func news() async {
    await withCheckedContinuation { continuation in
      let isThere = state.withLock { state in
        if state.hasNews { return true }
        precondition(state.waiter == nil, "one task reads a body")
        state.waiter = continuation
        return false
      }
      if isThere { continuation.resume() }
    }
  }

  private static func error(for stop: Stop, _ timings: TransferTimings) -> any Error {
    switch stop {
    case .cancelled: CancellationError()
    case .closed: TransportError(.closed, "The transfer was closed.", timings: timings)
    }
  }

  /// The failure with the final timings, whose total only the mailbox knows.
  private static func error(_ error: TransportError, _ timings: TransferTimings) -> any Error {
    var error = error
    error.timings = timings
    return error
  }
}
