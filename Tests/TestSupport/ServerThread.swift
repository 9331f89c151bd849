import Glibc
import Synchronization

/// A thread of a test server; blocking calls must stay out of Swift's own pool.
final class ServerThread: Sendable {
  private let handle: Mutex<pthread_t?>

  /// Starts `body` on a new thread.
  init(_ body: @escaping @Sendable () -> Void) {
    final class Box: Sendable {
      let body: @Sendable () -> Void
      init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    var handle = pthread_t()
    let box = Unmanaged.passRetained(Box(body))
    let code = pthread_create(
      &handle, nil,
      { context in
        if let context { Unmanaged<Box>.fromOpaque(context).takeRetainedValue().body() }
        return nil
      }, box.toOpaque())
    precondition(code == 0, "a test has run out of threads")
    self.handle = Mutex(handle)
  }

  /// Waits for the end of the thread; calling it again does nothing.
  func join() {
    handle.withLock { handle in
      if let thread = handle { pthread_join(thread, nil) }
      handle = nil
    }
  }
}
