import CCurl
import Glibc
import Synchronization
import Tasks
import Transport

/// Owns the curl thread: starts it with the first transfer or job, posts commands to it, joins it.
final class CurlDriver: Sendable {
  /// What other threads may ask of the curl thread.
  enum Command: Sendable {
    case start(Transfer)
    case resume(Transfer)
    case cancel(Transfer)
  }

  private enum Phase {
    case idle
    case running(Wakeup)
    case closed
  }

  /// The phase and the commands have one lock, so that a wake-up never meets a thread that is gone.
  private struct Inbox {
    var phase = Phase.idle
    var commands: [Command] = []
    var jobs: [UnownedJob] = []
    /// Whether the thread looks in here before it waits.
    var isAwake = true

    var isEmpty: Bool { commands.isEmpty && jobs.isEmpty }

    /// Wakes the thread, unless it is awake.
    mutating func wake() {
      guard case .running(let wakeup) = phase, !isAwake else { return }
      isAwake = true
      wakeup.ring()
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
      if case .closed = inbox.phase {
        return TransportError(.closed, "The program is ending; no request is sent any more.")
      }
      guard run(&inbox) else {
        return TransportError(.connect, "The network thread could not be started.")
      }
      inbox.commands.append(.start(transfer))
      inbox.wake()
      return nil
    }
    if let failure { throw failure }
  }

  /// Asks something about a transfer that was started; ignored once the driver is closed.
  func post(_ command: Command) {
    inbox.withLock { inbox in
      guard case .running = inbox.phase else { return }
      inbox.commands.append(command)
      inbox.wake()
    }
  }

  /// Closes the driver and waits until its thread has ended.
  func shutdown() {
    close()
    thread.withLock { thread in
      guard let handle = thread else { return }
      // A job may have held the last reference.
      if pthread_equal(handle, pthread_self()) != 0 {
        pthread_detach(handle)
      } else {
        pthread_join(handle, nil)
      }
      thread = nil
    }
  }

  /// All commands since the last call, and whether the driver was closed; for the curl thread only.
  func takeCommands() -> (commands: [Command], isClosed: Bool) {
    inbox.withLock { inbox in
      inbox.isAwake = true
      var commands: [Command] = []
      swap(&commands, &inbox.commands)
      if case .closed = inbox.phase { return (commands, true) }
      return (commands, false)
    }
  }

  /// All jobs since the last call; for the curl thread only.
  func takeJobs() -> [UnownedJob] {
    inbox.withLock { inbox in
      var jobs: [UnownedJob] = []
      swap(&jobs, &inbox.jobs)
      return jobs
    }
  }

  /// Whether there is nothing to do but to wait: what comes from now on rings; for the curl thread
  /// only.
  func mayWait() -> Bool {
    inbox.withLock { inbox in
      guard case .running = inbox.phase, inbox.isEmpty else { return false }
      inbox.isAwake = false
      return true
    }
  }

  /// Refuses everything from now on; the thread sees it at its next turn.
  func close() {
    inbox.withLock { inbox in
      inbox.wake()
      inbox.phase = .closed
    }
  }

  /// Has the thread run; false when there is no memory or thread to be had.
  private func run(_ inbox: inout Inbox) -> Bool {
    guard case .idle = inbox.phase else { return true }
    guard let wakeup = Wakeup() else { return false }
    let start = ThreadStart { [self] in CurlLoop(driver: self, wakeup: wakeup).run() }
    guard let handle = try? start.begin() else {
      wakeup.close()
      return false
    }
    thread.withLock { $0 = handle }
    inbox.phase = .running(wakeup)
    return true
  }
}

// Tasks may run on the curl thread: what decodes a reply is then not woken on another one for each
// read. Nothing that blocks may run here but what only its own reply waits for.
extension CurlDriver: TaskExecutor {
  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let isTaken = inbox.withLock { inbox in
      guard run(&inbox), case .running = inbox.phase else { return false }
      inbox.jobs.append(job)
      inbox.wake()
      return true
    }
    if !isTaken { globalConcurrentExecutor.enqueue(job) }
  }
}
