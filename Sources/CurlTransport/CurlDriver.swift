import CCurl
import Glibc
import Synchronization
import Transport

/// Owns the curl thread: starts it with the first transfer, posts commands to it, joins it.
final class CurlDriver: Sendable {
  /// What other threads may ask of the curl thread.
  enum Command: Sendable {
    case start(Transfer)
    case resume(Transfer)
    case cancel(Transfer)
  }

  private enum Phase {
    case idle
    case running(MultiHandle)
    case closed
  }

  /// The phase and the commands have one lock, so that a wake-up never meets a freed handle.
  private struct Inbox {
    var phase = Phase.idle
    var commands: [Command] = []
    /// Where the thread waits instead of at the transfers.
    var rest: MultiHandle?

    /// Adds a command and wakes the thread, unless an earlier command has already done so.
    mutating func append(_ command: Command, waking multi: MultiHandle) {
      let wasEmpty = commands.isEmpty
      commands.append(command)
      if wasEmpty { (rest ?? multi).wake() }
    }
  }

  let configuration: CurlConfiguration
  private let inbox = Mutex(Inbox())
  private let thread = Mutex<pthread_t?>(nil)

  init(configuration: CurlConfiguration) {
    self.configuration = configuration
  }

  /// Hands a new transfer to the curl thread, which is started if this is the first.
  ///
  /// - Throws: `.closed` after `shutdown()`; `.connect` when there is no memory or thread to be had.
  func start(_ transfer: Transfer) throws(TransportError) {
    let failure: TransportError? = inbox.withLock { inbox in
      switch inbox.phase {
      case .running(let multi):
        inbox.append(.start(transfer), waking: multi)
      case .idle:
        guard let multi = startThread() else {
          return TransportError(.connect, "The network thread could not be started.")
        }
        inbox.phase = .running(multi)
        inbox.append(.start(transfer), waking: multi)
      case .closed:
        return TransportError(.closed, "The program is ending; no request is sent any more.")
      }
      return nil
    }
    if let failure { throw failure }
  }

  /// Asks something about a transfer that was started; ignored once the driver is closed.
  func post(_ command: Command) {
    inbox.withLock { inbox in
      guard case .running(let multi) = inbox.phase else { return }
      inbox.append(command, waking: multi)
    }
  }

  /// Closes the driver and waits until its thread has ended; never called from that thread.
  func shutdown() {
    close()
    thread.withLock { thread in
      guard let handle = thread else { return }
      pthread_join(handle, nil)
      thread = nil
    }
  }

  /// All commands since the last call, and whether the driver was closed; for the curl thread only.
  func takeCommands() -> (commands: [Command], isClosed: Bool) {
    inbox.withLock { inbox in
      var commands: [Command] = []
      swap(&commands, &inbox.commands)
      if case .closed = inbox.phase { return (commands, true) }
      return (commands, false)
    }
  }

  /// Looks at no transfer for some time, or until a command comes; for the curl thread only.
  ///
  /// - Parameters:
  ///   - handle: A handle without transfers, which is waited at.
  ///   - milliseconds: How long.
  /// - Returns: Whether all went well.
  func rest(at handle: MultiHandle, milliseconds: Int32) -> Bool {
    let isRest = inbox.withLock { inbox in
      guard case .running = inbox.phase, inbox.commands.isEmpty else { return false }
      inbox.rest = handle
      return true
    }
    guard isRest else { return true }
    defer { inbox.withLock { $0.rest = nil } }
    return handle.wait(milliseconds: milliseconds) == CURLM_OK
  }

  /// Refuses everything from now on; the thread sees it at its next turn.
  func close() {
    inbox.withLock { inbox in
      if case .running(let multi) = inbox.phase { (inbox.rest ?? multi).wake() }
      inbox.phase = .closed
    }
  }

  private func startThread() -> MultiHandle? {
    guard ccurl_global_state() == CURLE_OK, let multi = MultiHandle() else { return nil }
    let loop = Unmanaged.passRetained(CurlLoop(driver: self, multi: multi))
    var handle = pthread_t()
    let code = Self.withSignalsBlocked {
      pthread_create(&handle, nil, runCurlLoop, loop.toOpaque())
    }
    guard code == 0 else {
      loop.release()
      return nil
    }
    thread.withLock { $0 = handle }
    return multi
  }

  /// Runs `body` with every signal blocked but those that a fault of the thread itself raises.
  ///
  /// A new thread inherits the mask: handlers run on other threads, SIGPIPE is never delivered to
  /// this one, and a crash still reaches the handler that puts the terminal right.
  private static func withSignalsBlocked(_ body: () -> Int32) -> Int32 {
    var blocked = sigset_t()
    var previous = sigset_t()
    sigfillset(&blocked)
    for fault in [SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGSYS] {
      sigdelset(&blocked, fault)
    }
    pthread_sigmask(SIG_SETMASK, &blocked, &previous)
    defer { pthread_sigmask(SIG_SETMASK, &previous, nil) }
    return body()
  }
}

/// The entry of the curl thread; takes over the reference that `startThread` retained.
private func runCurlLoop(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  if let context {
    Unmanaged<CurlLoop>.fromOpaque(context).takeRetainedValue().run()
  }
  return nil
}
