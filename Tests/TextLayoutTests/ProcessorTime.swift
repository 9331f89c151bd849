import Glibc

/// How long this thread computes for some work; what else the machine does is not counted.
///
/// The least of three times, as caches are shared with the rest of the machine.
func processorTime(_ work: () -> Void) -> Double {
  func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
  let times = (0..<3).map { _ in
    let start = now()
    work()
    return now() - start
  }
  return times.min() ?? 0
}
