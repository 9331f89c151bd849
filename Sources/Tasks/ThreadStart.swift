package import Glibc

/// Work for a thread of its own, which takes no signals but those of its own faults.
///
/// A new thread inherits the mask: handlers run on other threads, SIGPIPE is never delivered to this
/// one, and a crash still reaches the handler that puts the terminal right.
package final class ThreadStart: Sendable {
  /// Why there is no thread: what `pthread_create` returned.
  package struct Failure: Error {
    package let code: Int32
  }

  private let work: @Sendable () -> Void

  package init(_ work: @escaping @Sendable () -> Void) { self.work = work }

  /// Starts the thread, which must be joined or detached.
  package func begin() throws(Failure) -> pthread_t {
    var blocked = sigset_t()
    var previous = sigset_t()
    sigfillset(&blocked)
    for fault in [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGSYS] {
      sigdelset(&blocked, fault)
    }
    pthread_sigmask(SIG_SETMASK, &blocked, &previous)
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
      throw Failure(code: code)
    }
    return thread
  }
}
