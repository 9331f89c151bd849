import GRDB

/// What the first transaction of a process does besides its own work.
struct Housekeeping {
  let db: Database
  let growth: GrowthFolder
  let now: Moment

  func run() throws {
    try closeAbandonedAnswers()
    try purge()
  }

  /// Answers whose program is gone become what they are: interrupted, with the text so far.
  private func closeAbandonedAnswers() throws {
    let open = try Row.fetchAll(
      db, sql: "SELECT message_id, writer FROM answers WHERE writer IS NOT NULL")
    let abandoned = open.filter { !WriterName.isAlive($0["writer"]) }
    if abandoned.isEmpty { return }
    let texts = growth.texts()
    for row in abandoned {
      let id: Int64 = row["message_id"]
      let grown = texts[MessageID(id)] ?? .init()
      try db.execute(
        sql: "UPDATE messages SET indexed = 1, text = text || ? WHERE id = ?",
        arguments: [grown.text, id])
      try db.execute(
        sql: """
          UPDATE answers SET writer = NULL, outcome = 'interrupted', reasoning = reasoning || ?
            WHERE message_id = ?
          """, arguments: [grown.reasoning, id])
    }
  }

  /// Chats that were deleted long ago go for good.
  private func purge() throws {
    let limit = now.advanced(milliseconds: -Int64(ChatStore.daysUntilPurge) * 86_400_000)
    try db.execute(
      sql: "DELETE FROM chats WHERE deleted_ms < ?", arguments: [limit.milliseconds])
    let chats = db.changesCount
    try purgeMessages(before: limit)
    if chats + db.changesCount > 0 { try Self.dropUnusedBlobs(db) }
  }

  /// Messages that were deleted long ago go for good; what followed them follows what stood before.
  private func purgeMessages(before limit: Moment) throws {
    // As long as a row of deleted ones may be; a circle in a file from elsewhere ends there too.
    for _ in 0..<1000 {
      try db.execute(
        sql: """
          UPDATE messages SET parent_id =
              (SELECT gone.parent_id FROM messages gone WHERE gone.id = messages.parent_id)
            WHERE parent_id IN (SELECT id FROM messages WHERE deleted_ms < ?1)
              AND (deleted_ms IS NULL OR deleted_ms >= ?1)
          """, arguments: [limit.milliseconds])
      if db.changesCount == 0 { break }
    }
    try db.execute(
      sql: "DELETE FROM messages WHERE deleted_ms < ?", arguments: [limit.milliseconds])
  }

  /// Attachments that no message has any more.
  static func dropUnusedBlobs(_ db: Database) throws {
    try db.execute(
      sql: """
        DELETE FROM blobs WHERE id NOT IN
          (SELECT blob_id FROM parts WHERE blob_id IS NOT NULL)
        """)
  }
}
