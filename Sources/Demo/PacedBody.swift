import Synchronization
import Transport

/// Plays the pieces of a script on a clock, as if they came over a line: whoever reads late finds
/// all that has arrived in the meantime.
final class PacedBody<Time: Clock<Duration>>: HTTPBody {
  /// What is left to play.
  private struct State {
    var pieces: DemoPieces.Iterator
    let ending: DemoScript.Ending
    /// The piece that comes next, and when.
    var next: [UInt8]?
    var due: Time.Instant
    var timings: TransferTimings
    var isClosed = false
    /// What a reader waits for.
    var sleep: Task<Void, Never>?
  }

  /// What a reader does next.
  private enum Action {
    case deliver([UInt8])
    case wait(until: Time.Instant?)
    case end
    case fail(TransportError)
  }

  /// The most that one `next()` hands over.
  private static var limit: Int { 1 << 22 }

  private let clock: Time
  private let start: Time.Instant
  private let host: String
  private let state: Mutex<State>

  /// Begins now: the first piece comes after its own delay.
  init(_ script: DemoScript, host: String, start: Time.Instant, clock: Time) {
    self.clock = clock
    self.start = start
    self.host = host
    let now = clock.now
    var pieces = script.pieces.makeIterator()
    let first = pieces.next()
    state = Mutex(
      State(
        pieces: pieces, ending: script.ending, next: first?.bytes,
        due: now.advanced(by: first?.delay ?? .zero),
        timings: TransferTimings(firstByte: start.duration(to: now), requestSent: true)))
  }

  var timings: TransferTimings { state.withLock(\.timings) }

  func next() async throws -> [UInt8]? {
    while true {
      try Task.checkCancellation()
      switch advance() {
      case .deliver(let bytes): return bytes
      case .wait(let due): await wait(until: due)
      case .end: return nil
      case .fail(let error): throw error
      }
    }
  }

  func close() {
    let sleep = state.withLock { state in
      if state.timings.total == nil { state.isClosed = true }
      return state.sleep
    }
    sleep?.cancel()
  }

  private func advance() -> Action {
    let now = clock.now
    return state.withLock { state in
      guard !state.isClosed else { return .fail(failure(.closed, &state, now)) }
      var bytes: [UInt8] = []
      while let piece = state.next, state.due <= now, bytes.count < Self.limit {
        bytes += piece
        let following = state.pieces.next()
        state.next = following?.bytes
        state.due = state.due.advanced(by: following?.delay ?? .zero)
      }
      if !bytes.isEmpty { return .deliver(bytes) }
      if state.next != nil { return .wait(until: state.due) }
      switch state.ending {
      case .clean:
        state.timings.total = state.timings.total ?? start.duration(to: now)
        return .end
      case .cut: return .fail(failure(.connectionLost, &state, now))
      case .stall: return .wait(until: nil)
      }
    }
  }

  private func failure(
    _ kind: TransportError.Kind, _ state: inout State, _ now: Time.Instant
  ) -> TransportError {
    state.timings.total = state.timings.total ?? start.duration(to: now)
    let message =
      kind == .closed
      ? "The call to \(host) was stopped."
      : "The connection to \(host) closed before the reply was whole."
    return TransportError(kind, message, timings: state.timings)
  }

  /// Waits for an instant (nil: for ever), the closing of the body or the end of the task.
  private func wait(until due: Time.Instant?) async {
    let sleep = Task { [clock] in
      if let due {
        try? await clock.sleep(until: due, tolerance: nil)
      } else {
        let (silence, source) = AsyncStream.makeStream(of: Never.self)
        for await _ in silence {}
        source.finish()
      }
    }
    let isClosed = state.withLock { state in
      state.sleep = sleep
      return state.isClosed
    }
    if isClosed { sleep.cancel() }
    await withTaskCancellationHandler {
      await sleep.value
    } onCancel: {
      sleep.cancel()
    }
  }
}
