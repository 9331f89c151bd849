import ChatModel
import Glibc
import Synchronization

/// One run of a key command, on a thread of its own that lives no longer than the command.
///
/// The thread sits in `poll` on the command's two pipes and on one that `stop` writes to; no task
/// waits for it. It calls back exactly once, after the command has ended and been collected.
final class KeyCommand: Sendable {
  private let words: [String]
  private let environment: Environment
  private let limit: Duration
  /// `stop` writes to it, the thread reads from it; nil when the system has no pipes left.
  private let wake: Pipe?
  /// What is to be done once the command has been collected; nil when it has been.
  private let afterEnd = Mutex<[@Sendable () -> Void]?>([])

  init(_ words: [String], environment: Environment, limit: Duration) {
    self.words = words
    self.environment = environment
    self.limit = limit
    wake = Pipe()
  }

  deinit { wake?.closeBoth() }

  /// Starts the command.
  ///
  /// - Parameter finish: Takes the key, on the command's thread.
  func start(_ finish: @escaping @Sendable (KeyCommand, Result<Secret, SettingsError>) -> Void) {
    let job = Job { [self] in end(with: run(), finish) }
    var thread = pthread_t()
    let argument = Unmanaged.passRetained(job).toOpaque()
    let code = pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        var signals = sigset_t()
        sigfillset(&signals)
        pthread_sigmask(SIG_SETMASK, &signals, nil)
        Unmanaged<Job>.fromOpaque(argument).takeRetainedValue().work()
        return nil
      }, argument)
    guard code == 0 else {
      Unmanaged<Job>.fromOpaque(argument).release()
      let reason = systemReason(code)
      end(with: .failure(.commandNotStarted(program: program, reason: reason)), finish)
      return
    }
    pthread_detach(thread)
  }

  /// Tells everybody who waits that the command is no more.
  private func end(
    with result: Result<Secret, SettingsError>,
    _ finish: (KeyCommand, Result<Secret, SettingsError>) -> Void
  ) {
    let waiting = afterEnd.withLock { waiting in
      defer { waiting = nil }
      return waiting ?? []
    }
    finish(self, result)
    for work in waiting { work() }
  }

  /// Ends the command now; what it was started with is told that it did not succeed.
  ///
  /// - Parameter work: Done once the command is no more: a program that is about to exit leaves
  ///   none behind.
  func stop(then work: @escaping @Sendable () -> Void) {
    wake?.writeByte()
    let hasEnded = afterEnd.withLock { waiting in
      waiting?.append(work)
      return waiting == nil
    }
    if hasEnded { work() }
  }

  /// What a thread is given to do.
  private final class Job: Sendable {
    let work: @Sendable () -> Void
    init(_ work: @escaping @Sendable () -> Void) { self.work = work }
  }

  /// The name of the program, the only part of the command that messages repeat.
  private var program: String { KeyShape.redacted((words.first ?? "").fileName) }

  private func run() -> Result<Secret, SettingsError> {
    do throws(SettingsError) {
      guard let wake else {
        throw .commandNotStarted(program: program, reason: systemReason(EMFILE))
      }
      var child: ChildProcess
      do throws(ChildProcess.SpawnError) {
        child = try ChildProcess(words, environment: environment)
      } catch {
        throw .commandNotStarted(program: program, reason: systemReason(error.code))
      }
      let deadline = ContinuousClock.now.advanced(by: limit)
      switch child.wait(until: deadline, or: wake.reading) {
      case .exited(0):
        return .success(
          try KeyResolver.secret(KeyResolver.firstLine(of: child.output), origin: "key_command"))
      case .exited(let status):
        throw .commandFailed(program: program, status: status, message: complaint(of: child))
      case .killed(let signal): throw .commandKilled(program: program, signal: signal)
      case .ended: throw .commandTimedOut(program: program, limit: limit)
      }
    } catch {
      return .failure(error)
    }
  }

  /// The last thing that the command said, in one line without a key.
  private func complaint(of child: borrowing ChildProcess) -> String {
    var text = String(decoding: child.errors, as: UTF8.self)
    let output = KeyResolver.firstLine(of: child.output)
    if output.utf8.count >= 4 { text.replace(output, with: "(hidden)") }
    let line = text.split(whereSeparator: \.isNewline).last { !$0.allSatisfy(\.isWhitespace) }
    let words = KeyShape.redacted(String(line ?? ""))
    return words.count > 200 ? words.prefix(199) + "…" : words
  }
}
