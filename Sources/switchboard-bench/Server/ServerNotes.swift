import Synchronization

/// The times that the server notes, on the clock that all processes share.
final class ServerNotes: Sendable {
  struct Times: Sendable {
    /// From the end of a failing reply to the first byte of the next request.
    var gaps: [UInt64] = []
    /// When a client hung up on a silent reply.
    var hangups: [UInt64] = []
    var connections = 0
    var failedAt: UInt64?
  }

  private let times = Mutex(Times())

  func connected() { times.withLock { $0.connections += 1 } }

  func failed(at now: UInt64) { times.withLock { $0.failedAt = now } }

  func hungUp(at now: UInt64) { times.withLock { $0.hangups.append(now) } }

  func requested(at now: UInt64) {
    times.withLock { times in
      guard let failedAt = times.failedAt.take() else { return }
      times.gaps.append(now - failedAt)
    }
  }

  /// Everything noted, as text, and forgotten.
  func take() -> String {
    let taken = times.withLock { times in
      defer { times = Times() }
      return times
    }
    func list(_ numbers: [UInt64]) -> String { numbers.map { "\($0)" }.joined(separator: " ") }
    return "\(list(taken.gaps))\n\(list(taken.hangups))\n\(taken.connections)\n"
  }
}
