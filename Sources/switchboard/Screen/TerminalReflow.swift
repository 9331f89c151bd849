/// What terminals do with rows that have become too wide.
enum TerminalReflow {
  /// Whether the terminal breaks them anew when it is made narrower.
  ///
  /// Most do. xterm, the Linux console and GNU screen cut the rows off; they can be told by their
  /// variables.
  static func isLikely(_ environment: [String: String]) -> Bool {
    let name = environment["TERM"] ?? ""
    if environment["TMUX"] != nil { return true }
    return environment["XTERM_VERSION"] == nil && environment["STY"] == nil && name != "linux"
  }
}
