/// What reading from the terminal gave.
package enum TerminalInput: Sendable, Equatable {
  case bytes([UInt8])
  /// Nothing is there yet.
  case nothing
  /// The terminal is gone: leave at once.
  case gone
}
