import CPlatform
import Glibc

/// What makes a thread return from a wait: an eventfd(2), which can be polled beside sockets.
///
/// Where no descriptor is to be had, a wait is short instead, so that nobody waits for ever.
package struct Wakeup: Sendable {
  /// What can be polled; below 0: nothing.
  package let descriptor: Int32

  /// The longest wait without a descriptor, in milliseconds.
  private static let shortWait: Int32 = 5

  package init() { descriptor = platform_open_event() }

  /// Makes the present or the next wait return at once; from any thread.
  package func ring() {
    var one: UInt64 = 1
    _ = write(descriptor, &one, 8)
  }

  /// Waits until it is rung, or for so long; nil: without an end.
  ///
  /// May return earlier.
  package func wait(_ time: Duration?) {
    guard descriptor >= 0 else {
      _ = poll(nil, 0, Self.shortWait)
      return
    }
    // A day at most: what is due later is looked at again.
    let (seconds, rest) = (time.map { min(max($0, .zero), .seconds(86_400)) } ?? .zero).components
    let nanoseconds = seconds * 1_000_000_000 + rest / 1_000_000_000
    platform_wait_event(descriptor, time == nil ? -1 : nanoseconds)
  }

  /// For how many milliseconds somebody may wait who polls the descriptor beside others.
  ///
  /// - Parameter milliseconds: As long as they would like to.
  /// - Returns: As much, or less where there is no descriptor.
  package func limit(_ milliseconds: Int32) -> Int32 {
    descriptor >= 0 ? milliseconds : min(milliseconds, Self.shortWait)
  }

  /// Takes the ringing back, after a poll that has seen it.
  package func clear() {
    var value: UInt64 = 0
    _ = read(descriptor, &value, 8)
  }

  /// Gives the descriptor back; nobody may ring any more.
  package func close() { if descriptor >= 0 { _ = Glibc.close(descriptor) } }
}
