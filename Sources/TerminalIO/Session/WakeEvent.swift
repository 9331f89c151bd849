import CTerminal
import Glibc

/// A bell that any thread may ring and that one loop can be woken by (eventfd).
package final class WakeEvent: Sendable {
  /// To be polled.
  package let descriptor: Int32

  /// A bell that has not rung.
  package init() throws(TerminalError) {
    descriptor = cterminal_open_bell()
    guard descriptor >= 0 else { throw .system(call: "eventfd", code: errno) }
  }

  deinit { close(descriptor) }

  /// Wakes the loop; ringing twice before it wakes is ringing once.
  package func ring() {
    var one: UInt64 = 1
    _ = write(descriptor, &one, 8)
  }

  /// Makes it silent again; whether it had rung.
  @discardableResult
  package func silence() -> Bool {
    var count: UInt64 = 0
    return read(descriptor, &count, 8) == 8
  }
}
