import Glibc

/// Keeps the turns of the loop apart while many transfers run.
///
/// Every turn costs a wake-up, a look at all sockets and a wake-up of each reader. Streams whose
/// events are spread evenly would have a turn for each event; so they share one. A few streams are
/// never held up, and neither is an event that comes after a pause.
struct TurnPace {
  /// Up to so many transfers there is a turn whenever something happens.
  static let few = 8
  /// The least from the start of one turn to the next, in nanoseconds.
  static let shortest: Int64 = 2_000_000

  private var last: Int64 = 0

  /// Waits until the next turn may begin; returns at once for a few transfers.
  mutating func waitForTurn(transfers: Int) {
    guard transfers > Self.few else { return }
    let left = last + Self.shortest - Self.now()
    if left > 0, left <= Self.shortest {
      var time = timespec(tv_sec: 0, tv_nsec: Int(left))
      nanosleep(&time, nil)
    }
    last = Self.now()
  }

  private static func now() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }
}
