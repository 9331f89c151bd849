import GRDB
import SwitchboardKit
import Synchronization

/// Takes changes without waiting and brings them to the disk: pieces of answers together after a
/// while, everything else at once.
final class Recorder: Sendable {
  private struct State {
    var backlog = Backlog()
    /// When the backlog is to be written; nil when there is none.
    var due: Duration?
    /// After a failure: pieces alone do not try again before.
    var earliest = Duration.zero
    var isWorking = false
    /// What ends the present wait.
    var wait: Task<Void, Never>?
    /// How many changes have come, and how many of them have been tried.
    var received = 0
    var tried = 0
    var waiters: [(target: Int, continuation: CheckedContinuation<Void, Never>)] = []
    /// What keeps the store from ever writing: nothing is gathered any more.
    var isGivenUp = false
  }

  private let database: ChatDatabase?
  private let clock: RunClock
  private let executor: (any TaskExecutor)?
  private let now: @Sendable () -> Moment
  private let report: @Sendable (StoreProblem?, Int) -> Void
  private let state = Mutex(State())
  private let writer = WriterName.own
  private let drafts = DraftShelf()
  private let growth: GrowthFile?
  private let hasTidied = Mutex(false)

  init(
    _ database: ChatDatabase?, clock: RunClock, executor: (any TaskExecutor)? = nil,
    now: @escaping @Sendable () -> Moment,
    report: @escaping @Sendable (StoreProblem?, Int) -> Void
  ) {
    self.database = database
    growth = database.map { GrowthFile($0.growth) }
    self.clock = clock
    self.executor = executor
    self.now = now
    self.report = report
  }

  /// Takes changes; `isUrgent` writes them, and all before them, at once.
  ///
  /// - Parameters:
  ///   - changes: What is to be written.
  ///   - isUrgent: Whether it is written at once, with all before it.
  ///   - delay: How long it may wait otherwise.
  func take(_ changes: [Change], isUrgent: Bool, delay: Duration = ChatStore.delay) {
    guard database != nil, !changes.isEmpty else { return }
    let now = clock.now()
    state.withLock { state in
      guard !state.isGivenUp else { return }
      for change in changes { state.backlog.append(change) }
      state.received += changes.count
      let due = isUrgent ? now : max(now + delay, state.earliest)
      schedule(&state, due: due)
    }
  }

  /// Returns when everything taken so far was written or refused, which begins at once.
  func flush() async {
    let now = clock.now()
    state.withLock { state in
      guard !state.backlog.isEmpty else { return }
      // What was refused before counts as not yet tried.
      state.tried = min(state.tried, state.received - 1)
      schedule(&state, due: now)
    }
    await settle()
  }

  /// Returns when everything taken so far was written or refused, in its own time.
  func settle() async {
    await withCheckedContinuation { continuation in
      let isDone = state.withLock { state in
        if state.tried >= state.received { return true }
        state.waiters.append((state.received, continuation))
        return false
      }
      if isDone { continuation.resume() }
    }
  }

  private func schedule(_ state: inout State, due: Duration) {
    if let earlier = state.due, earlier <= due { return }
    state.due = due
    state.wait?.cancel()
    guard !state.isWorking else { return }
    state.isWorking = true
    Task(executorPreference: executor) { [self] in await work() }
  }

  /// Waits and writes as long as there is something to write.
  private func work() async {
    while let due = state.withLock({ state -> Duration? in
      if state.due == nil { state.isWorking = false }
      return state.due
    }) {
      if due > clock.now() {
        await wait(until: due)
      } else {
        await write()
      }
    }
  }

  private func wait(until due: Duration) async {
    let clock = clock
    let wait = Task(executorPreference: executor) { _ = try? await clock.wait(due) }
    state.withLock { state in
      // Something more urgent may have come before this wait could be ended by it.
      if state.due == due { state.wait = wait } else { wait.cancel() }
    }
    await wait.value
    state.withLock { $0.wait = nil }
  }

  private func write() async {
    let (batch, target) = state.withLock { state in
      state.due = nil
      return (state.backlog.take(), state.received)
    }
    let (unwritten, problem) = await commit(batch)
    let now = clock.now()
    let (waiters, unsaved) = state.withLock { state in
      if let problem {
        state.isGivenUp = problem.isFinal
        if state.isGivenUp { _ = state.backlog.take() } else { state.backlog.putBack(unwritten) }
        state.earliest = now + ChatStore.retryDelay
        state.due = state.due ?? (state.isGivenUp ? nil : state.earliest)
      } else {
        state.earliest = .zero
      }
      state.tried = target
      let done = state.waiters.filter { $0.target <= target }
      state.waiters.removeAll { $0.target <= target }
      return (done, state.backlog.answers)
    }
    report(problem, unsaved)
    for waiter in waiters { waiter.continuation.resume() }
  }

  /// Writes a batch: pieces of answers to their file, everything else in one transaction
  /// before that.
  ///
  /// - Parameter batch: What is to be written, in order.
  /// - Returns: What was not written, and why.
  private func commit(_ batch: [Change]) async -> (unwritten: [Change], problem: StoreProblem?) {
    guard let database, let growth else { return ([], nil) }
    let (pieces, rest) = (batch.filter(\.isPiece), batch.filter { !$0.isPiece })
    var unwritten: [Change] = []
    var problem: StoreProblem?
    if !rest.isEmpty {
      do throws(StoreProblem) {
        try await commit(rest, to: database, growth)
      } catch {
        drafts.clear()
        (unwritten, problem) = (rest, error)
      }
    }
    if !pieces.isEmpty, problem?.isFinal != true {
      do throws(StoreProblem) {
        try await database.perform { () throws(StoreProblem) in try growth.append(pieces) }
      } catch {
        (unwritten, problem) = (pieces + unwritten, problem ?? error)
      }
    }
    return (unwritten, problem)
  }

  private func commit(
    _ changes: [Change], to database: ChatDatabase, _ growth: GrowthFile
  ) async throws(StoreProblem) {
    let (writer, drafts, now) = (writer, drafts, now())
    let isFirst = hasTidied.withLock { !$0 }
    try await database.write { db in
      if isFirst { try Housekeeping(db: db, growth: database.growth, now: now).run() }
      let writer = ChangeWriter(db: db, writer: writer, drafts: drafts)
      for change in changes { try writer.write(change) }
    }
    let ended = changes.compactMap(\.ended)
    guard isFirst || !ended.isEmpty else { return }
    try await database.perform {
      if isFirst { database.growth.removeAbandoned() }
      growth.forget(ended)
    }
    hasTidied.withLock { $0 = true }
  }

  /// Lets go of the file of growing answers.
  func close() async {
    guard let growth else { return }
    try? await database?.perform { growth.close() }
  }
}

extension StoreProblem {
  /// Whether trying again is of no use as long as this program runs.
  fileprivate var isFinal: Bool {
    switch self {
    case .newer, .keepsNothing: true
    default: false
    }
  }
}
