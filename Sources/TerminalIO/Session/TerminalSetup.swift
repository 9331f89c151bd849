/// How a terminal session is to begin.
package struct TerminalSetup {
  /// The value of an environment variable.
  package var environment: (String) -> String?
  /// The terminal's device; nil for the one that controls the process, or else standard input.
  package var device: String?
  /// Where standard error goes meanwhile, made if it is not there; nil for nowhere.
  package var logFile: String?
  /// Whether the terminal's own screen is kept, and the alternate one entered only for a while.
  package var isInline = false
  /// Whether the terminal is asked for its keyboard protocol and colours.
  package var asksTerminal = true

  package init(environment: @escaping (String) -> String?) { self.environment = environment }
}
