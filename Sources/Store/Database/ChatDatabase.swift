import Dispatch
import GRDB
import Settings
import Synchronization

/// The one connection of this process to the chats file, opened when it is first needed.
///
/// Every access runs on a queue of its own, one after the other: no thread of the screen and none
/// of the tasks' pool waits for the disk.
final class ChatDatabase: Sendable {
  let path: String
  /// The growing answers of all programs on this file.
  let growth: GrowthFolder
  private let schema: Schema
  /// How long SQLite waits for another program's lock before it gives up.
  private let patience: Double
  private let now: @Sendable () -> Moment
  /// Told of the place where a damaged file was put.
  private let onSetAside: @Sendable (String) -> Void
  private let queue = DispatchQueue(label: "switchboard.chats")
  private let connection = Mutex<DatabaseQueue?>(nil)

  init(
    path: String, schema: Schema = .current, patience: Double = 2,
    now: @escaping @Sendable () -> Moment, onSetAside: @escaping @Sendable (String) -> Void
  ) {
    self.path = path
    growth = GrowthFolder(beside: path)
    self.schema = schema
    self.patience = patience
    self.now = now
    self.onSetAside = onSetAside
  }

  /// Runs a transaction that writes, all or nothing; what it wrote outlasts a power cut.
  ///
  /// - Parameter body: What is written.
  /// - Returns: What `body` returned.
  /// - Throws: `StoreProblem`; nothing was written then.
  func write<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws(StoreProblem) -> Value {
    try await onQueue { connection in try connection.write(body) }
  }

  /// Does something with the files beside the chats file, in turn with everything else.
  func perform(
    _ body: @escaping @Sendable () throws(StoreProblem) -> Void
  ) async throws(StoreProblem) {
    let result: Result<Void, StoreProblem> = await withCheckedContinuation { continuation in
      queue.async {
        continuation.resume(returning: Result { () throws(StoreProblem) in try body() })
      }
    }
    try result.get()
  }

  /// Runs a reading; where there is no file yet, none is made and the answer is `empty`.
  func read<Value: Sendable>(
    empty: Value, _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws(StoreProblem) -> Value {
    if connection.withLock({ $0 == nil }), !DatabaseFile.exists(path) { return empty }
    return try await onQueue { connection in try connection.read(body) }
  }

  /// Lets go of the file.
  func close() async {
    await withCheckedContinuation { continuation in
      queue.async { [self] in
        disconnect()
        continuation.resume()
      }
    }
  }

  private func onQueue<Value: Sendable>(
    _ body: @escaping @Sendable (DatabaseQueue) throws -> Value
  ) async throws(StoreProblem) -> Value {
    let result: Result<Value, StoreProblem> = await withCheckedContinuation { continuation in
      queue.async { [self] in continuation.resume(returning: attempt(body)) }
    }
    return try result.get()
  }

  /// Does the work; damage is mended once and the work done again.
  private func attempt<Value: Sendable>(
    _ body: (DatabaseQueue) throws -> Value
  ) -> Result<Value, StoreProblem> {
    do {
      do {
        return .success(try body(try connected()))
      } catch let error as DatabaseError where Self.isDamage(error) {
        try mend(error)
        return .success(try body(try connected()))
      }
    } catch let problem as StoreProblem {
      return .failure(problem)
    } catch let error as DatabaseError {
      return .failure(StoreProblem(error, path: path))
    } catch let error as SettingsError {
      return .failure(DatabaseFile.problem(error))
    } catch {
      return .failure(.other("\(error)"))
    }
  }

  private static func isDamage(_ error: DatabaseError) -> Bool {
    error.resultCode == .SQLITE_CORRUPT || error.resultCode == .SQLITE_NOTADB
  }

  // MARK: - Opening

  private func connected() throws -> DatabaseQueue {
    if let open = connection.withLock({ $0 }) { return open }
    let fresh = try open()
    connection.withLock { $0 = fresh }
    return fresh
  }

  private func disconnect() {
    let open = connection.withLock { connection in
      defer { connection = nil }
      return connection
    }
    try? open?.close()
  }

  private func open() throws -> DatabaseQueue {
    try DatabaseFile.make(path)
    let connection = try DatabaseQueue(path: path, configuration: configuration)
    try migrate(connection)
    return connection
  }

  private var configuration: Configuration {
    var configuration = Configuration()
    configuration.label = "switchboard.chats"
    configuration.busyMode = .timeout(patience)
    configuration.prepareDatabase { db in
      // A rollback journal: see docs/decisions/0030-chats.md for why no write-ahead log.
      try db.execute(
        sql: """
          PRAGMA journal_mode = TRUNCATE;
          PRAGMA synchronous = FULL;
          PRAGMA secure_delete = ON;
          PRAGMA cell_size_check = ON;
          """)
    }
    return configuration
  }

  /// Brings the file to the form of this program, with a copy of an older one beside it.
  private func migrate(_ connection: DatabaseQueue) throws {
    let version = try connection.read { try Self.version($0) }
    guard version <= schema.version else {
      throw StoreProblem.newer(version: version, known: schema.version)
    }
    if version == schema.version { return }
    if version > 0 { try copy(connection, version: version) }
    try connection.write { db in
      // Another process may have been faster.
      let version = try Self.version(db)
      guard version < schema.version else { return }
      if version == 0, try Self.hasTables(db) {
        throw DatabaseError(resultCode: .SQLITE_NOTADB, message: "not a chats file")
      }
      for step in schema.steps[version...] { try db.execute(sql: step) }
      try db.execute(sql: "PRAGMA user_version = \(schema.version)")
    }
  }

  private static func version(_ db: Database) throws -> Int {
    max(0, try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0)
  }

  private static func hasTables(_ db: Database) throws -> Bool {
    try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM sqlite_master)") ?? false
  }

  private func copy(_ connection: DatabaseQueue, version: Int) throws {
    let place = try DatabaseFile.freePath("\(path).before-form-\(schema.version)", makes: true)
    try connection.writeWithoutTransaction { db in
      try db.execute(sql: "VACUUM INTO ?", arguments: [place])
    }
  }

  // MARK: - Damage

  /// Sets a damaged file aside, or makes a damaged index of words anew.
  private func mend(_ error: DatabaseError) throws {
    if error.extendedResultCode == .SQLITE_CORRUPT_VTAB,
      let open = connection.withLock({ $0 }),
      (try? open.write({ try $0.execute(sql: Schema.reindexing) })) != nil
    {
      return
    }
    disconnect()
    // Of two processes that meet the damage, one puts the file away and the other finds a new one.
    guard let lock = FileLock("\(path).lock") else {
      throw StoreProblem.damaged(path: path, reason: "somebody else is mending it")
    }
    defer { lock.hold() }
    if try isSound() { return }
    onSetAside(try DatabaseFile.setAside(path, date: now().fields(isLocal: true).date))
  }

  /// Whether SQLite finds nothing wrong with the file as it is now.
  private func isSound() throws -> Bool {
    do {
      let connection = try DatabaseQueue(path: path, configuration: configuration)
      defer { try? connection.close() }
      return try connection.read { db in
        let isForeign = try Self.version(db) == 0 && Self.hasTables(db)
        return try !isForeign && String.fetchOne(db, sql: "PRAGMA quick_check(1)") == "ok"
      }
    } catch let error as DatabaseError where Self.isDamage(error) {
      return false
    }
  }
}
