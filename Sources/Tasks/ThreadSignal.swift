import Glibc

/// What one thread waits for and others give; given twice before it is waited for, it is there once.
final class ThreadSignal: @unchecked Sendable {
  // Unchecked: the lock guards `isGiven`, and lock and condition are made for many threads.
  private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private var isGiven = false

  private static let key: pthread_key_t = {
    var key = pthread_key_t()
    pthread_key_create(&key, nil)
    return key
  }()

  init() {
    pthread_mutex_init(lock, nil)
    var attributes = pthread_condattr_t()
    pthread_condattr_init(&attributes)
    pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
    pthread_cond_init(condition, &attributes)
    pthread_condattr_destroy(&attributes)
  }

  deinit {
    pthread_cond_destroy(condition)
    pthread_mutex_destroy(lock)
    condition.deallocate()
    lock.deallocate()
  }

  /// The signal of the thread that asks.
  static var current: ThreadSignal? {
    pthread_getspecific(key).map { Unmanaged<ThreadSignal>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Makes it the signal of the thread that asks, which must keep it alive.
  func makeCurrent() { pthread_setspecific(Self.key, Unmanaged.passUnretained(self).toOpaque()) }

  func give() {
    pthread_mutex_lock(lock)
    isGiven = true
    pthread_mutex_unlock(lock)
    pthread_cond_signal(condition)
  }

  /// Waits for the signal, or for so long; nil: without an end.
  ///
  /// May return earlier.
  func wait(_ time: Duration?) {
    let end = time.map(Self.moment)
    pthread_mutex_lock(lock)
    if !isGiven {
      if var end {
        pthread_cond_timedwait(condition, lock, &end)
      } else {
        pthread_cond_wait(condition, lock)
      }
    }
    isGiven = false
    pthread_mutex_unlock(lock)
  }

  /// When so much time will have passed, on the clock of the condition; a day at most.
  private static func moment(_ time: Duration) -> timespec {
    let (seconds, attoseconds) = min(max(time, .zero), .seconds(86_400)).components
    var moment = timespec()
    clock_gettime(CLOCK_MONOTONIC, &moment)
    moment.tv_sec += Int(seconds)
    moment.tv_nsec += Int(attoseconds / 1_000_000_000)
    if moment.tv_nsec >= 1_000_000_000 {
      moment.tv_sec += 1
      moment.tv_nsec -= 1_000_000_000
    }
    return moment
  }
}
