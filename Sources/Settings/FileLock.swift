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

  deinit { close(descriptor) }

  /// Holds the lock up to here, for use in a `defer`.
  package borrowing func hold() {}
}
