import GRDB

/// What an import brought.
package struct ImportResult: Sendable, Hashable {
  /// The numbers of the chats that are new.
  package var numbers: [Int] = []
  /// How many were there already.
  package var known = 0
}

extension ChatStore {
  /// Imports all chats of a file, or none: an export of this program, or a `conversations.json` of
  /// ChatGPT or Claude.
  ///
  /// A chat of this program that is there already is passed over.
  ///
  /// - Parameter bytes: The file.
  /// - Returns: What came in.
  /// - Throws: `ExchangeError` for a file that cannot be used; `StoreProblem`.
  package func importChats(_ bytes: [UInt8]) async throws -> ImportResult {
    try await take(ChatImport.chats(bytes, now: now(), ids: ids))
  }

  /// Takes whole chats in, all or none.
  ///
  /// - Parameter chats: The chats, under their own ids.
  /// - Returns: What came in.
  /// - Throws: `ExchangeError` where an id is taken already; `StoreProblem`.
  package func take(_ chats: [ChatRecord]) async throws -> ImportResult {
    let problem: ExchangeError = .form("an id of it stands in the chats file for something else")
    do {
      return try await write { db in
        var result = ImportResult()
        let writer = ChangeWriter(db: db, writer: WriterName.own)
        // In the order of their making, as the index of words likes it.
        for chat in chats.sorted(by: { $0.id < $1.id }) {
          if try Self.isThere(chat, db) {
            result.known += 1
          } else {
            if try Self.collides(chat, db) { throw problem }
            result.numbers.append(try writer.insert(chat))
          }
        }
        return result
      }
    } catch StoreProblem.other(problem.description) {
      throw problem
    }
  }

  /// Whether a chat is there; one that was deleted makes room for it.
  private static func isThere(_ chat: ChatRecord, _ db: Database) throws -> Bool {
    if chat.header.origin == .switchboard {
      try db.execute(
        sql: "DELETE FROM chats WHERE id = ? AND deleted_ms IS NOT NULL",
        arguments: [chat.id.value])
      return try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM chats WHERE id = ?)", arguments: [chat.id.value])
        ?? false
    }
    return try Bool.fetchOne(
      db,
      sql: """
        SELECT EXISTS (SELECT 1 FROM chats WHERE origin = ? AND created_ms = ? AND title = ?
          AND deleted_ms IS NULL)
        """,
      arguments: [
        chat.header.origin.rawValue, chat.header.created.milliseconds, chat.header.title,
      ]) ?? false
  }

  private static func collides(_ chat: ChatRecord, _ db: Database) throws -> Bool {
    for message in chat.messages
    where try Bool.fetchOne(
      db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM messages WHERE id = ?)"),
      arguments: [message.id.value]) == true
    {
      return true
    }
    for pane in chat.panes
    where try Bool.fetchOne(
      db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM panes WHERE id = ?)"),
      arguments: [pane.id.value]) == true
    {
      return true
    }
    return false
  }
}
