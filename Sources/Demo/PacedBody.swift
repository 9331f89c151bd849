import Synchronization
import Tasks
import Transport

/// Plays the pieces of a script on a clock, as if they came over a line: whoever reads late finds
/// all that has arrived in the meantime.
final class PacedBody: HTTPBody {
  /// What is left to play.
  private struct State {
    var pieces: DemoPieces.Iterator
    let ending: DemoScript.Ending
    /// The piece that comes next, and when.
    var next: [UInt8]?
    var due: Duration
    var timings: TransferTimings
    var isClosed = false
    /// How far apart the moments are at which pieces are handed over; zero: as they come.
    var gathering = Duration.zero
    /// Until then nothing is handed over.
    var held = Duration.zero
  }

  /// What a reader does next.
  private enum Action {
    case deliver([UInt8])
    case wait(until: Duration?)
    case end
    case fail(TransportError)
  }

  /// The most that one `next()` hands over.
  private static let limit = 1 << 22

  private let clock: DemoClock
  private let start: Duration
  private let host: String
  private let state: Mutex<State>
  private let wait = MomentWait()

  /// Begins now: the first piece comes after its own delay.
  init(_ script: DemoScript, host: String, start: Duration, clock: DemoClock) {
    self.clock = clock
    self.start = start
    self.host = host
    let now = clock.now()
    var pieces = script.pieces.makeIterator()
    let first = pieces.next()
    state = Mutex(
      State(
        pieces: pieces, ending: script.ending, next: first?.bytes,
        due: now + (first?.delay ?? .zero),
        timings: TransferTimings(firstByte: now - start, requestSent: true)))
  }

  var timings: TransferTimings { state.withLock(\.timings) }

  func next() async throws -> [UInt8]? {
    while true {
      try Task.checkCancellation()
      switch advance() {
      case .deliver(let bytes): return bytes
      case .wait(let due): await wait.wait(until: due, clock.alarm)
      case .end: return nil
      case .fail(let error): throw error
      }
    }
  }

  /// Hands over at moments that are the same for all bodies of a transport, so that several panes
  /// are woken by one of them.
  func gather(_ time: Duration) { state.withLock { $0.gathering = time } }

  func close() {
    state.withLock { if $0.timings.total == nil { $0.isClosed = true } }
    wait.end()
  }

  private func advance() -> Action {
    let now = clock.now()
    return state.withLock { state in
      guard !state.isClosed else { return .fail(failure(.closed, &state, now)) }
      if state.next != nil, now < state.held { return .wait(until: state.held) }
      var bytes: [UInt8] = []
      while let piece = state.next, state.due <= now, bytes.count < Self.limit {
        bytes += piece
        let following = state.pieces.next()
        state.next = following?.bytes
        state.due += following?.delay ?? .zero
      }
      if !bytes.isEmpty {
        if bytes.count < Self.limit { state.held = now.next(state.gathering) }
        return .deliver(bytes)
      }
      if state.next != nil { return .wait(until: state.due.next(state.gathering)) }
      switch state.ending {
      case .clean:
        state.timings.total = state.timings.total ?? now - start
        return .end
      case .cut: return .fail(failure(.connectionLost, &state, now))
      case .stall: return .wait(until: nil)
      }
    }
  }

  private func failure(
    _ kind: TransportError.Kind, _ state: inout State, _ now: Duration
  ) -> TransportError {
    state.timings.total = state.timings.total ?? now - start
    let message =
      kind == .closed
      ? "The call to \(host) was stopped."
      : "The connection to \(host) closed before the reply was whole."
    return TransportError(kind, message, timings: state.timings)
  }
}

extension Duration {
  /// The next multiple of a step after this time; without a step this time.
  fileprivate func next(_ step: Duration) -> Duration {
    // What is years away needs no step.
    guard step > .zero, self < .seconds(1_000_000_000) else { return self }
    return self + step - remainder(of: step)
  }

  /// What is left of it after whole steps, in nanoseconds.
  private func remainder(of step: Duration) -> Duration {
    let (time, step) = (nanoseconds, max(1, step.nanoseconds))
    return .nanoseconds(time % step)
  }

  private var nanoseconds: Int64 {
    components.seconds * 1_000_000_000 + components.attoseconds / 1_000_000_000
  }
}
