import Glibc

/// A system call of the test itself that failed, or a wait that took too long.
struct ProgramError: Error, CustomStringConvertible {
  let description: String

  init(_ call: String, _ code: Int32) {
    description = "\(call) failed: \(String(cString: strerror(code)))"
  }

  init(_ description: String) { self.description = description }
}
