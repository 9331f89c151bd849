import GRDBSQLite
import Glibc
import Synchronization

/// System calls that fail on request under SQLite's feet, in this process.
enum FaultySystem {
  /// Calls that still go well.
  private static let untilFault = Atomic<Int>(.max)
  /// Calls that failed.
  private static let failed = Atomic<Int>(0)
  private static let code = Atomic<Int32>(0)

  /// Whether the present call is to fail; `errno` is set then.
  static func fails() -> Bool {
    let left = untilFault.subtract(1, ordering: .relaxed).oldValue
    guard left <= 0 else { return false }
    failed.add(1, ordering: .relaxed)
    errno = code.load(ordering: .relaxed)
    return true
  }

  /// Lets every call of a kind fail but the first so many.
  ///
  /// - Parameters:
  ///   - name: `write`, `read`, `open`, `ftruncate` or `fcntl`.
  ///   - count: How many go well.
  ///   - error: The `errno` of the others.
  static func spoil(_ name: String, after count: Int, error: Int32) {
    code.store(error, ordering: .relaxed)
    switch name {
    case "write":
      let write: @convention(c) (Int32, UnsafeRawPointer?, Int) -> Int = {
        FaultySystem.fails() ? -1 : Glibc.write($0, $1, $2)
      }
      let place: @convention(c) (Int32, UnsafeRawPointer?, Int, off_t) -> Int = {
        FaultySystem.fails() ? -1 : Glibc.pwrite($0, $1, $2, $3)
      }
      replace("write", unsafeBitCast(write, to: sqlite3_syscall_ptr.self))
      for name in ["pwrite", "pwrite64"] {
        replace(name, unsafeBitCast(place, to: sqlite3_syscall_ptr.self))
      }
    case "read":
      let place: @convention(c) (Int32, UnsafeMutableRawPointer?, Int, off_t) -> Int = {
        FaultySystem.fails() ? -1 : Glibc.pread($0, $1, $2, $3)
      }
      for name in ["pread", "pread64"] {
        replace(name, unsafeBitCast(place, to: sqlite3_syscall_ptr.self))
      }
    case "open":
      let open: @convention(c) (UnsafePointer<CChar>, Int32, mode_t) -> Int32 = {
        FaultySystem.fails() ? -1 : Glibc.open($0, $1, $2)
      }
      replace("open", unsafeBitCast(open, to: sqlite3_syscall_ptr.self))
    case "ftruncate":
      let cut: @convention(c) (Int32, off_t) -> Int32 = {
        FaultySystem.fails() ? -1 : Glibc.ftruncate($0, $1)
      }
      replace("ftruncate", unsafeBitCast(cut, to: sqlite3_syscall_ptr.self))
    case "fcntl":
      let lock: @convention(c) (Int32, Int32, UnsafeMutableRawPointer) -> Int32 = {
        FaultySystem.fails() ? -1 : Glibc.fcntl($0, $1, $2)
      }
      replace("fcntl", unsafeBitCast(lock, to: sqlite3_syscall_ptr.self))
    default: exit(64)
    }
    untilFault.store(count, ordering: .relaxed)
  }

  /// From now on everything goes well again.
  ///
  /// - Returns: How many calls failed.
  static func mend() -> Int {
    untilFault.store(.max, ordering: .relaxed)
    return failed.load(ordering: .relaxed)
  }

  private static func replace(_ name: String, _ call: sqlite3_syscall_ptr) {
    guard let files = sqlite3_vfs_find(nil) else { exit(70) }
    // A name that this SQLite does not use is refused, which is no mistake.
    _ = files.pointee.xSetSystemCall(files, name, call)
  }
}
