/// Work of another kind on a `TaskThread`, which waits in the thread's place: for sockets, say, that
/// only a library knows.
///
/// Confined to that thread.
package protocol ThreadGuest: AnyObject {
  /// Does what there is to do, without waiting.
  ///
  /// - Parameter hasWaited: Whether `wait` has returned since the last turn; otherwise only a poke or
  ///   the tasks can have brought something.
  /// - Returns: Whether it stays; false: it is done for good.
  func turn(hasWaited: Bool) -> Bool

  /// Waits for something of its own, for a ring, or for so long; nil: without an end.
  ///
  /// May return earlier; a ring that ends the wait is to be cleared.
  func wait(_ time: Duration?, _ wakeup: Wakeup)
}
