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

  /// When the next turn may begin, on the clock of `now`.
  private var next: Int64 = 0

  /// Begins a turn.
  ///
  /// - Parameters:
  ///   - transfers: How many run.
  ///   - now: Nanoseconds of a clock that only goes on.
  /// - Returns: The nanoseconds to wait first; 0 for at once.
  mutating func turn(transfers: Int, now: Int64) -> Int64 {
    let wait = transfers > Self.few ? max(0, next - now) : 0
    next = now + wait + Self.shortest
    return wait
  }

  /// Begins a turn now, waiting where one must.
  mutating func waitForTurn(transfers: Int) {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    let now = Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
    time = timespec(tv_sec: 0, tv_nsec: Int(turn(transfers: transfers, now: now)))
    if time.tv_nsec > 0 { nanosleep(&time, nil) }
  }
}
