import CTerminal

extension TerminalCapabilities {
  /// Decides with the descriptions that this system has.
  package init(environment: (String) -> String?) throws(TerminalError) {
    try self.init(environment: environment) { name in
      switch cterminal_colors(name) {
      case -1: nil
      case let count where count < 0: -1
      case let count: Int(count)
      }
    }
  }
}
