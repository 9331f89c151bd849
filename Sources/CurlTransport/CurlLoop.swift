import CCurl
import Transport

/// What the curl thread does: commands in, libcurl, news out, jobs of tasks in between.
///
/// Confined to the curl thread; that is why nothing here is locked.
final class CurlLoop {
  private let driver: CurlDriver
  private let wakeup: Wakeup
  /// Made with the first transfer, since until then somebody else may still load libcurl.
  private var multi: MultiHandle?
  /// The transfers that libcurl knows, by easy handle.
  ///
  /// This is what keeps them alive: libcurl's callbacks hold unretained pointers to them.
  private var running: [UnsafeMutableRawPointer: Transfer] = [:]
  private var pace = TurnPace()

  /// libcurl has its own timers; this only bounds how long a mistake in them could last.
  private static let longestWait: Int32 = 60_000
  /// Without transfers only a command brings work.
  private static let idleWait = Int32.max

  /// How often jobs that come of jobs are run before libcurl has its turn.
  private static let mostRounds = 64

  init(driver: CurlDriver, wakeup: Wakeup) {
    self.driver = driver
    self.wakeup = wakeup
  }

  /// Runs until the driver is closed, then ends what is left and frees libcurl's handles.
  func run() {
    ccurl_name_thread()
    while turn() {}
    driver.close()
    for command in driver.takeCommands().commands { apply(command) }
    for transfer in Array(running.values) {
      finish(transfer, .failed(TransportError(.closed, "The network thread has ended.")))
    }
    runJobs()
    multi?.cleanUp()
    wakeup.close()
  }

  /// One turn of the loop; false once it is time to end.
  private func turn() -> Bool {
    pace.waitForTurn(transfers: running.count)
    let (commands, isClosed) = driver.takeCommands()
    for command in commands { apply(command) }
    runJobs()
    guard !isClosed, perform() else { return false }
    var hasNews = false
    for transfer in running.values where transfer.deliverNews() { hasNews = true }
    runJobs()
    return wait(gathering: hasNews ? gathering : nil)
  }

  private func perform() -> Bool {
    guard let multi else { return true }
    guard multi.perform() == CURLM_OK else { return false }
    while let (easy, code) = multi.nextEnded() {
      if let transfer = running[easy] { finish(transfer, transfer.ending(for: code)) }
    }
    return true
  }

  /// Waits for traffic or a command; while bytes are gathered, for commands alone.
  private func wait(gathering: Int32?) -> Bool {
    guard driver.mayWait() else { return true }
    guard gathering == nil, let multi else {
      wakeup.wait(milliseconds: gathering ?? -1)
      return true
    }
    let limit = running.isEmpty ? Self.idleWait : Self.longestWait
    return multi.wait(milliseconds: limit, wakeup: wakeup) == CURLM_OK
  }

  private func runJobs() {
    for _ in 0..<Self.mostRounds {
      let jobs = driver.takeJobs()
      if jobs.isEmpty { return }
      for job in jobs { job.runSynchronously(on: driver.asUnownedTaskExecutor()) }
    }
  }

  /// How long no transfer need be looked at, in milliseconds; nil: some reader waits for every byte.
  private var gathering: Int32? {
    let shortest = running.values.lazy.map(\.mailbox.gathering).min() ?? .zero
    let time = Int32(min(shortest / .milliseconds(1), 60_000))
    return time > 0 ? time : nil
  }

  private func apply(_ command: CurlDriver.Command) {
    switch command {
    case .start(let transfer): start(transfer)
    case .resume(let transfer): transfer.resume()
    case .cancel(let transfer): finish(transfer, .finished)
    }
  }

  private func start(_ transfer: Transfer) {
    guard !transfer.mailbox.isStopped else { return }
    guard let multi = multi ?? MultiHandle.make() else {
      let error = TransportError(.connect, "libcurl has no memory for a request.")
      return finish(transfer, .failed(error))
    }
    self.multi = multi
    do throws(OptionError) {
      let easy = try transfer.prepare(for: driver.configuration)
      running[easy.pointer] = transfer
      guard ccurl_multi_add_handle(multi.pointer, easy.pointer) == CURLM_OK else {
        throw OptionError(option: "add", code: CURLE_FAILED_INIT)
      }
    } catch {
      finish(transfer, .failed(error.transportError))
    }
  }

  /// Takes a transfer from libcurl, frees its handle and tells its consumer.
  ///
  /// Harmless when it has already ended. Never called from inside a callback of libcurl.
  private func finish(_ transfer: Transfer, _ ending: Mailbox.Ending) {
    if let easy = transfer.easy {
      running[easy.pointer] = nil
      if let multi { ccurl_multi_remove_handle(multi.pointer, easy.pointer) }
    }
    transfer.end(ending)
  }
}
