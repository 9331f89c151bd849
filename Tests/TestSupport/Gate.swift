import Glibc

/// Something that is opened once, by a test or by a server's script, and that the other waits for.
package final class Gate: Sendable {
  private let state: Watched<Bool>
  private let writeEnd: Int32
  /// Readable, at its end, once the gate is open: what a thread can `poll`.
  let descriptor: Int32

  package init() {
    var ends: [Int32] = [-1, -1]
    precondition(pipe(&ends) == 0, "a test has run out of descriptors")
    (descriptor, writeEnd) = (ends[0], ends[1])
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    state = Watched(false)
  }

  deinit {
    if !isOpen { Glibc.close(writeEnd) }
    Glibc.close(descriptor)
  }

  package var isOpen: Bool { state.value }

  /// Lets everyone through, now and later; opening it again does nothing.
  package func open() {
    let wasOpen = state.update { isOpen in
      defer { isOpen = true }
      return isOpen
    }
    if !wasOpen { Glibc.close(writeEnd) }
  }

  /// Waits until the gate is open.
  package func opened() async {
    await state.wait { $0 }
  }
}
