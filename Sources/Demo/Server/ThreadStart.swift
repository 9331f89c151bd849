import Glibc

/// Work for a thread of its own.
final class ThreadStart: Sendable {
  private let work: @Sendable () -> Void

  init(_ work: @escaping @Sendable () -> Void) { self.work = work }

  /// Starts the thread, which takes no signals; it must be joined.
  func begin() throws(DemoServerError) -> pthread_t {
    var all = sigset_t()
    var previous = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_SETMASK, &all, &previous)
    defer { pthread_sigmask(SIG_SETMASK, &previous, nil) }
    var thread = pthread_t()
    let start = Unmanaged.passRetained(self)
    let code = pthread_create(
      &thread, nil,
      { context in
        guard let context else { return nil }
        Unmanaged<ThreadStart>.fromOpaque(context).takeRetainedValue().work()
        return nil
      }, start.toOpaque())
    guard code == 0 else {
      start.release()
      throw .system(call: "pthread_create", code: code)
    }
    return thread
  }
}
