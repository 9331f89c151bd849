import Glibc

/// The monotonic clock, which all processes of a machine share.
enum Stopwatch {
  /// Nanoseconds since an origin that stays the same until the machine is started again.
  static func now() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) &* 1_000_000_000 &+ UInt64(time.tv_nsec)
  }

  /// The nanoseconds that `work` takes.
  static func time(_ work: () throws -> Void) rethrows -> Double {
    let start = now()
    try work()
    return Double(now() - start)
  }

  /// Sleeps until that time.
  static func sleep(until instant: UInt64) {
    var time = timespec(
      tv_sec: Int(instant / 1_000_000_000), tv_nsec: Int(instant % 1_000_000_000))
    while clock_nanosleep(CLOCK_MONOTONIC, Int32(TIMER_ABSTIME), &time, nil) == EINTR {}
  }
}
