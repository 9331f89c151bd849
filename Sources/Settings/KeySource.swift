/// Where a key is to be had, as a file says it (R6).
package enum KeySource: Sendable, Hashable {
  /// An environment variable.
  case variable(String)
  /// The first line of a file; `~/` is the home directory, a relative path starts at the folder of
  /// the file that names it.
  case file(String)
  /// The first line that a program prints; the program and its arguments, without a shell.
  case command([String])
}
