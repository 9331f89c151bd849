@preconcurrency import Glibc

/// The environment variables of the process as they were at one moment.
package struct Environment: Sendable {
  private let values: [String: String]

  package init(_ values: [String: String]) { self.values = values }

  /// The variables of this process; nothing in the program ever sets one.
  package static func current() -> Environment {
    var values: [String: String] = [:]
    var next = environ
    while let entry = next.pointee {
      let parts = String(cString: entry).split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { values[String(parts[0])] = String(parts[1]) }
      next += 1
    }
    return Environment(values)
  }

  /// The value of a variable; nil when it is not set or empty, which counts the same (R6).
  package subscript(name: String) -> String? {
    guard let value = values[name], !value.isEmpty else { return nil }
    return value
  }

  /// The variables that have a value, sorted.
  package var names: [String] { values.filter { !$0.value.isEmpty }.keys.sorted() }

  /// All variables, the empty ones too, as `NAME=value` for a child process.
  package var assignments: [String] { values.map { "\($0.key)=\($0.value)" }.sorted() }
}
