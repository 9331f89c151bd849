import Glibc
import Testing

extension TerminalRun {
  /// Holds the terminal's modes, which the shell around the program says before and after it, to be
  /// the same, and what the program had switched on to be off after its last frame.
  func expectRestored(switchingOff modes: [String]) throws {
    let told = text.ranges(of: "modes ").map { range in
      text[range.upperBound...].prefix { $0.isHexDigit || $0 == ":" }
    }
    #expect(told.count == 2 && told.first == told.last && told.first?.isEmpty == false)
    let frame = try #require(text.ranges(of: "Composer").last)
    let end = text[frame.upperBound...]
    for mode in modes { #expect(end.contains(mode), "\(mode)") }
  }

  /// The process that the shell tells.
  func shellsProcess() throws -> pid_t {
    let start = try #require(text.firstRange(of: "pid "))
    return try #require(pid_t(text[start.upperBound...].prefix { $0.isNumber }))
  }
}
