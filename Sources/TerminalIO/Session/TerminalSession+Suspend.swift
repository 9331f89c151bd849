import CTerminal
import Glibc

extension TerminalSession {
  /// Stops the process as Ctrl+Z does, with the terminal as it was, and takes it back afterwards.
  ///
  /// - Returns: The signals that came meanwhile; after an ending one the terminal is not taken back.
  package mutating func suspend() -> TerminalSignals {
    suspend { cterminal_stop() }
  }

  /// The same with another way to wait.
  mutating func suspend(_ stop: () -> Void) -> TerminalSignals {
    leave()
    cterminal_leave_stop_to_system(true)
    stop()
    return takeBack()
  }

  /// Runs work that uses the terminal itself, with the terminal as it was.
  ///
  /// - Returns: What the work returned, and the signals that came meanwhile but for those that were
  ///   meant for the work: Ctrl+C and Ctrl+\ there.
  package mutating func lend<Result>(
    _ work: () throws -> Result
  ) rethrows -> (result: Result, signals: TerminalSignals) {
    leave()
    cterminal_leave_stop_to_system(true)
    do {
      let result = try work()
      return (result, takeBack().subtracting([.interrupt, .quit]))
    } catch {
      _ = takeBack()
      throw error
    }
  }

  private mutating func takeBack() -> TerminalSignals {
    cterminal_leave_stop_to_system(false)
    let signals = TerminalSignals.takePending()
    if signals.isDisjoint(with: [.terminate, .hangup]) { enter() }
    return signals
  }
}
