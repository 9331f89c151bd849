import CTerminal
import Glibc

/// Signals that came in.
package struct TerminalSignals: OptionSet, Sendable, Hashable {
  package let rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The terminal has another size.
  package static let resized = TerminalSignals(rawValue: UInt32(CTERMINAL_RESIZED))
  /// The process goes on after it had been stopped.
  package static let continued = TerminalSignals(rawValue: UInt32(CTERMINAL_CONTINUED))
  /// Ctrl+Z from outside.
  package static let stop = TerminalSignals(rawValue: UInt32(CTERMINAL_STOP))
  package static let interrupt = TerminalSignals(rawValue: UInt32(CTERMINAL_INTERRUPT))
  package static let terminate = TerminalSignals(rawValue: UInt32(CTERMINAL_TERMINATE))
  /// The terminal is gone.
  package static let hangup = TerminalSignals(rawValue: UInt32(CTERMINAL_HANGUP))
  package static let quit = TerminalSignals(rawValue: UInt32(CTERMINAL_QUIT))

  /// Those after which the program leaves.
  package static let ending: TerminalSignals = [.interrupt, .terminate, .hangup, .quit]

  /// The number of the one that says most about why the program left; nil when none of them ended it.
  package var first: Int32? {
    [(Self.hangup, SIGHUP), (.terminate, SIGTERM), (.quit, SIGQUIT), (.interrupt, SIGINT)]
      .first { contains($0.0) }?.1
  }

  /// The signals that came since this was last asked.
  static func takePending() -> TerminalSignals {
    TerminalSignals(rawValue: UInt32(cterminal_pending()))
  }
}
