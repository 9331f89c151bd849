import ChatModel
import GRDB
package import SwitchboardKit
import Synchronization

/// The chats of this person on the disk: what is said goes in without waiting, in one transaction
/// for all panes, and can be listed, found, changed and taken along.
///
/// One value per process. Recording returns at once from any task; everything else is asynchronous
/// and never runs on the caller's thread. Opening it touches no file.
package final class ChatStore: Sendable {
  /// Where chats are kept.
  package enum Location: Sendable, Hashable {
    /// In this file, which is made by the first thing that is kept.
    case file(String)
    /// Nowhere: everything works and nothing is left behind.
    case nowhere
  }

  /// How long a piece of an answer may wait for the disk; the commit has the rest of 250 ms.
  static let delay = Duration.milliseconds(200)
  /// The same for a draft, which waits a little with whoever types it.
  static let draftDelay = Duration.milliseconds(150)
  /// How long after a failure the disk is tried again when nothing important has come.
  static let retryDelay = Duration.seconds(5)
  /// How long a deleted chat can be taken back.
  package static let daysUntilPurge = 30

  let database: ChatDatabase?
  let recorder: Recorder
  let ids = RecordIDSource()
  let now: @Sendable () -> Moment
  private let announced: Mutex<StoreStatus>
  private let onStatus: @Sendable (StoreStatus) -> Void

  /// A store at a place.
  ///
  /// - Parameters:
  ///   - location: Where chats are kept.
  ///   - clock: What the wait of pieces is measured with.
  ///   - executor: Where it is waited; nil: on the pool.
  ///   - now: The present.
  ///   - onStatus: Told of every change of `status`, on no thread in particular.
  package convenience init(
    _ location: Location, clock: RunClock = .continuous, executor: (any TaskExecutor)? = nil,
    now: @escaping @Sendable () -> Moment = Moment.now,
    onStatus: @escaping @Sendable (StoreStatus) -> Void = { _ in }
  ) {
    self.init(
      location, schema: .current, patience: 2, clock: clock, executor: executor, now: now,
      onStatus: onStatus)
  }

  init(
    _ location: Location, schema: Schema, patience: Double, clock: RunClock,
    executor: (any TaskExecutor)? = nil, now: @escaping @Sendable () -> Moment,
    onStatus: @escaping @Sendable (StoreStatus) -> Void
  ) {
    var status = StoreStatus()
    if location == .nowhere { status.problem = .keepsNothing }
    announced = Mutex(status)
    self.onStatus = onStatus
    self.now = now
    let relay = StatusRelay()
    switch location {
    case .nowhere: database = nil
    case .file(let path):
      database = ChatDatabase(path: path, schema: schema, patience: patience, now: now) { place in
        relay.tell { $0.setAside = place }
      }
    }
    recorder = Recorder(database, clock: clock, executor: executor, now: now) { problem, unsaved in
      relay.tell {
        $0.problem = problem
        $0.unsavedAnswers = unsaved
      }
    }
    relay.connect { [weak self] change in self?.announce(change) }
  }

  /// Whether what is said is being kept.
  package var status: StoreStatus { announced.withLock { $0 } }

  /// Returns when everything recorded so far is on the disk, or was refused; `status` says which.
  package func flush() async { await recorder.flush() }

  /// Writes what is left and lets go of the file.
  package func close() async {
    await recorder.flush()
    await recorder.close()
    await database?.close()
  }

  private func announce(_ change: (inout StoreStatus) -> Void) {
    let status = announced.withLock { status -> StoreStatus? in
      let before = status
      change(&status)
      return status == before ? nil : status
    }
    if let status { onStatus(status) }
  }
}
