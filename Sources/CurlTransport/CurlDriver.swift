import Synchronization
import Tasks
import Transport

/// Brings libcurl to its thread: invites it with the first transfer, posts commands to it, sees it
/// off.
final class CurlDriver: Sendable {
  /// What other threads may ask of libcurl's thread.
  enum Command: Sendable {
    case start(Transfer)
    case resume(Transfer)
    case cancel(Transfer)
  }

  private enum Phase {
    case idle
    case running
    /// Nothing is taken any more; libcurl may still be about to go.
    case closed(isGone: Bool)
  }

  private struct Inbox {
    var phase = Phase.idle
    var commands: [Command] = []
  }

  let configuration: CurlConfiguration
  let thread: TaskThread
  /// Whether nobody else has the thread, which then ends with the driver.
  private let isThreadOwn: Bool
  private let inbox = Mutex(Inbox())
  /// Rung when libcurl has gone.
  private let gone = Wakeup()

  /// - Parameters:
  ///   - configuration: What all transfers have in common.
  ///   - thread: Where libcurl runs; nil: on one of its own.
  init(configuration: CurlConfiguration, thread: TaskThread?) {
    self.configuration = configuration
    self.thread = thread ?? TaskThread()
    isThreadOwn = thread == nil
  }

  deinit { gone.close() }

  /// Hands a new transfer to libcurl.
  ///
  /// - Throws: `.closed` after `shutdown()`; `.connect` when there is no thread to be had.
  func start(_ transfer: Transfer) throws(TransportError) {
    try inbox.withLock { inbox throws(TransportError) in
      switch inbox.phase {
      case .closed:
        throw TransportError(.closed, "The program is ending; no request is sent any more.")
      case .running: break
      case .idle:
        guard thread.invite({ CurlLoop(driver: self) }) else {
          throw TransportError(.connect, "The network thread could not be started.")
        }
        inbox.phase = .running
      }
      inbox.commands.append(.start(transfer))
    }
    thread.poke()
  }

  /// Asks something about a transfer that was started; ignored once the driver is closed.
  func post(_ command: Command) {
    let isTaken = inbox.withLock { inbox in
      guard case .running = inbox.phase else { return false }
      inbox.commands.append(command)
      return true
    }
    if isTaken { thread.poke() }
  }

  /// All commands since the last call, and whether the driver was closed; for libcurl's thread only.
  func takeCommands() -> (commands: [Command], isClosed: Bool) {
    inbox.withLock { inbox in
      var commands: [Command] = []
      swap(&commands, &inbox.commands)
      if case .closed = inbox.phase { return (commands, true) }
      return (commands, false)
    }
  }

  /// Refuses everything from now on; libcurl sees it at its next turn.
  func close() {
    inbox.withLock { inbox in
      switch inbox.phase {
      case .idle: inbox.phase = .closed(isGone: true)
      case .running: inbox.phase = .closed(isGone: false)
      case .closed: break
      }
    }
    thread.poke()
  }

  /// Says that libcurl's handles are freed; for its thread only.
  func leave() {
    inbox.withLock { $0.phase = .closed(isGone: true) }
    gone.ring()
  }

  /// Closes the driver and waits until libcurl has gone, and its thread if that was its own.
  ///
  /// On the thread itself nothing is waited for.
  func shutdown() {
    close()
    guard !isThreadOwn else { return thread.end() }
    guard !thread.isCurrent else { return }
    while !isGone { gone.wait(.milliseconds(50)) }
  }

  private var isGone: Bool {
    inbox.withLock { if case .closed(isGone: true) = $0.phase { true } else { false } }
  }
}
