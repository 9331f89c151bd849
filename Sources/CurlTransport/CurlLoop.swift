import CCurl
import Transport

/// What the curl thread does: commands in, libcurl, news out.
///
/// Confined to the curl thread; that is why nothing here is locked.
final class CurlLoop {
  private let driver: CurlDriver
  private let multi: MultiHandle
  /// The transfers that libcurl knows, by easy handle.
  ///
  /// This is what keeps them alive: libcurl's callbacks hold unretained pointers to them.
  private var running: [UnsafeMutableRawPointer: Transfer] = [:]
  private var pace = TurnPace()
  /// What the thread waits at while no transfer is looked at; only `wake` and `wait` are used.
  private var rest: MultiHandle?

  /// libcurl has its own timers; this only bounds how long a mistake in them could last.
  private static let longestWait: Int32 = 60_000
  /// Without transfers only a command brings work.
  private static let idleWait = Int32.max

  init(driver: CurlDriver, multi: MultiHandle) {
    self.driver = driver
    self.multi = multi
  }

  /// Runs until the driver is closed, then ends what is left and frees libcurl's handles.
  func run() {
    while turn() {}
    driver.close()
    for command in driver.takeCommands().commands { apply(command) }
    for transfer in Array(running.values) {
      finish(transfer, .failed(TransportError(.closed, "The network thread has ended.")))
    }
    multi.cleanUp()
    rest?.cleanUp()
  }

  /// One turn of the loop; false once it is time to end.
  private func turn() -> Bool {
    pace.waitForTurn(transfers: running.count)
    let (commands, isClosed) = driver.takeCommands()
    for command in commands { apply(command) }
    guard !isClosed, multi.perform() == CURLM_OK else { return false }
    while let (easy, code) = multi.nextEnded() {
      if let transfer = running[easy] { finish(transfer, transfer.ending(for: code)) }
    }
    var hasNews = false
    for transfer in running.values where transfer.deliverNews() { hasNews = true }
    if hasNews, let time = gathering {
      rest = rest ?? MultiHandle()
      if let rest, driver.rest(at: rest, milliseconds: time) { return true }
    }
    return multi.wait(milliseconds: running.isEmpty ? Self.idleWait : Self.longestWait) == CURLM_OK
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
      ccurl_multi_remove_handle(multi.pointer, easy.pointer)
    }
    transfer.end(ending)
  }
}
