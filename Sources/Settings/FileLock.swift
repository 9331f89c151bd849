import Glibc

/// A lock between processes: held as long as the value lives, given up when the process dies.
///
/// Two values in one process are two holders as well. The file stays behind, empty.
package struct FileLock: ~Copyable {
  private let descriptor: Int32

  /// Takes the lock at once; nil when somebody else holds it, or no file can be made there.
  ///
  /// Folders that are missing are made.
  package init?(_ path: String) {
    guard (try? Directories.make(path.parentFolder)) != nil else { return nil }
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { return nil }
    guard retryingOnInterrupt({ flock(descriptor, LOCK_EX | LOCK_NB) }) == 0 else {
      close(descriptor)
      return nil
    }
    self.descriptor = descriptor
  }

  /// Takes the lock beside a file, `path.lock`, as soon as whoever holds it lets go of it.
  ///
  /// - Parameter path: The file that is guarded.
  /// - Throws: `SettingsError` about that file: at once when no lock can be made beside it, after a
  ///   second when another process still holds it.
  package init(besides path: String) throws(SettingsError) {
    try Directories.make(path.parentFolder)
    let flags = O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW
    let descriptor = open(path + ".lock", flags, 0o600)
    guard descriptor >= 0 else {
      throw .unwritable(path: path, reason: systemReason(errno))
    }
    var code: Int32 = 0
    for _ in 0..<Self.tries {
      if retryingOnInterrupt({ flock(descriptor, LOCK_EX | LOCK_NB) }) == 0 {
        self.descriptor = descriptor
        return
      }
      code = errno
      guard code == EWOULDBLOCK else { break }
      usleep(Self.pause)
    }
    close(descriptor)
    let isHeld = code == EWOULDBLOCK
    throw .unwritable(
      path: path, reason: isHeld ? "another process is writing it" : systemReason(code))
  }

  /// Writers hold the lock for a moment, so a few tries are enough; together they take a second.
  private static let tries = 200
  /// Microseconds.
  private static let pause: UInt32 = 5000

  deinit { close(descriptor) }

  /// Holds the lock up to here, for use in a `defer`.
  package borrowing func hold() {}
}
