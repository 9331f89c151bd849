import CCurl
import Tasks
import Transport

/// What libcurl does as the guest of a thread: commands in, transfers moved on, news out.
///
/// Confined to that thread; that is why nothing here is locked.
final class CurlLoop: ThreadGuest {
  private let driver: CurlDriver
  /// Made with the first transfer, since until then somebody else may still load libcurl.
  private var multi: MultiHandle?
  /// The transfers that libcurl knows, by easy handle.
  ///
  /// This is what keeps them alive: libcurl's callbacks hold unretained pointers to them.
  private var running: [UnsafeMutableRawPointer: Transfer] = [:]
  private var pace = TurnPace()
  /// Until when no transfer need be looked at: every reader lets bytes be kept back.
  private var gatheringEnd: ContinuousClock.Instant?
  /// Whether libcurl has refused to go on.
  private var hasFailed = false

  /// libcurl has its own timers; this only bounds how long a mistake in them could last.
  private static let longestWait: Int32 = 60_000
  /// Without transfers only a command brings work.
  private static let idleWait = Int32.max

  init(driver: CurlDriver) {
    self.driver = driver
    ccurl_name_thread()
  }

  func turn(hasWaited: Bool) -> Bool {
    let (commands, isClosed) = driver.takeCommands()
    guard !isClosed, !hasFailed else { return leave(commands) }
    guard !commands.isEmpty || (hasWaited && !isGathering) else { return true }
    pace.waitForTurn(transfers: running.count)
    for command in commands { apply(command) }
    guard perform() else { return leave([]) }
    var hasNews = false
    for transfer in running.values where transfer.deliverNews() { hasNews = true }
    gatheringEnd = hasNews ? gathering.map { .now + $0 } : nil
    return true
  }

  /// Waits for traffic or a command; while bytes are gathered, for commands alone.
  func wait(_ time: Duration?, _ wakeup: Wakeup) {
    if let end = gatheringEnd {
      let rest = ContinuousClock.now.duration(to: end)
      return wakeup.wait(time.map { min($0, rest) } ?? rest)
    }
    guard let multi else { return wakeup.wait(time) }
    var limit = running.isEmpty ? Self.idleWait : Self.longestWait
    if let time {
      // Rounded up: what is due after this wait must be due.
      limit = min(limit, Int32(min(max(0, time / .milliseconds(1)), 1e9).rounded(.up)))
    }
    hasFailed = multi.wait(milliseconds: wakeup.limit(limit), wakeup: wakeup) != CURLM_OK
  }

  /// Ends what is left and frees libcurl's handles.
  private func leave(_ commands: [CurlDriver.Command]) -> Bool {
    driver.close()
    for command in commands + driver.takeCommands().commands { apply(command) }
    for transfer in Array(running.values) {
      finish(transfer, .failed(TransportError(.closed, "The network thread has ended.")))
    }
    multi?.cleanUp()
    driver.leave()
    return false
  }

  private func perform() -> Bool {
    guard let multi else { return true }
    guard multi.perform() == CURLM_OK else { return false }
    while let (easy, code) = multi.nextEnded() {
      if let transfer = running[easy] { finish(transfer, transfer.ending(for: code)) }
    }
    return true
  }

  private var isGathering: Bool { gatheringEnd.map { .now < $0 } ?? false }

  /// How long no transfer need be looked at; nil: some reader waits for every byte.
  private var gathering: Duration? {
    let shortest = running.values.lazy.map { $0.mailbox.gathering }.min() ?? .zero
    return shortest > .zero ? min(shortest, .seconds(60)) : nil
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
