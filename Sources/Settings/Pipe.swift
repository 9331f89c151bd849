import Glibc

/// Two file descriptors, of which one gives what is written into the other.
///
/// Neither is inherited, save by a program that another thread starts between the two calls that
/// it takes to say so.
struct Pipe: Sendable {
  let reading: Int32
  let writing: Int32

  init?() {
    var descriptors: [Int32] = [-1, -1]
    guard pipe(&descriptors) == 0 else { return nil }
    (reading, writing) = (descriptors[0], descriptors[1])
    for descriptor in descriptors {
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }
    // Whoever writes a wake-up or reads what a child left never waits.
    _ = fcntl(reading, F_SETFL, O_NONBLOCK)
  }

  func writeByte() {
    var byte: UInt8 = 1
    _ = retryingOnInterrupt { write(writing, &byte, 1) }
  }

  func closeBoth() {
    close(reading)
    close(writing)
  }
}
