import CCurl
import Glibc

/// What makes the curl thread return from a wait (eventfd(2)).
///
/// Not libcurl's own, which exists only as long as its handle does and costs two sockets.
struct Wakeup: Sendable {
  let descriptor: Int32

  /// nil when there is no descriptor to be had.
  init?() {
    descriptor = ccurl_open_wakeup()
    if descriptor < 0 { return nil }
  }

  /// Makes the present or the next wait return at once; from any thread.
  func ring() {
    var one: UInt64 = 1
    _ = write(descriptor, &one, 8)
  }

  /// Waits until it is rung, or for so long; below 0: without an end.
  func wait(milliseconds: Int32) {
    var place = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    if poll(&place, 1, milliseconds) > 0 { clear() }
  }

  func clear() {
    var value: UInt64 = 0
    _ = read(descriptor, &value, 8)
  }

  func close() { _ = Glibc.close(descriptor) }
}
