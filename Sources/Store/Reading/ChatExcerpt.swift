import GRDB

/// Some messages of a chat around one of them, as a preview shows them.
package struct ChatExcerpt: Sendable, Hashable {
  /// The chat with the one pane and its messages that are shown; the first of them has no parent.
  package let chat: ChatRecord
  /// How many prompts the longest pane has.
  package let turns: Int
}

extension ChatReader {
  /// What stands around a message.
  ///
  /// - Parameters:
  ///   - chat: The chat.
  ///   - message: The message; nil for the beginning of the first pane.
  ///   - reach: How many messages before and behind it, at most.
  /// - Returns: nil when there is no such chat.
  /// - Throws: What the database throws.
  func excerpt(_ chat: ChatID, around message: MessageID?, reach: Int) throws -> ChatExcerpt? {
    guard
      let row = try Row.fetchOne(
        db, sql: "SELECT * FROM chats WHERE id = ?", arguments: [chat.value])
    else { return nil }
    let panes = try panes(of: chat)
    var path: [Int64] = []
    if let message {
      path = Array(try ancestors(of: message.value).suffix(reach + 1))
      path += try descendants(of: message.value, limit: reach)
    } else if let pane = panes.first, let last = try last(of: pane) {
      path = Array(try ancestors(of: last).prefix(reach))
    }
    let messages = try messages(.messages(path)).messages
    var record = ChatRecord(
      header: ChatHeader(
        id: chat, title: row["title"], created: Moment(milliseconds: row["created_ms"]),
        origin: ChatHeader.Origin(rawValue: row["origin"]) ?? .switchboard),
      updated: Moment(milliseconds: row["updated_ms"]))
    record.number = row["number"]
    record.tags = Self.texts(row["tags"])
    record.isPinned = row["pinned"]
    record.forkedFrom = (row["forked_from"] as Int64?).map { MessageID($0) }
    let shown = messages.last?.pane
    record.panes = panes.filter { $0.id == shown }
    for index in record.panes.indices {
      record.panes[index].shown = messages.last?.id
      record.panes[index].isClosed = false
    }
    record.messages = messages.map { message in
      message.id != messages.first?.id
        ? message
        : MessageRecord(
          id: message.id, pane: message.pane, parent: nil, turn: message.turn,
          created: message.created, message: message.message, answer: message.answer,
          isFavourite: message.isFavourite)
    }
    let turns = try Int.fetchOne(
      db, sql: "SELECT max(turn) + 1 FROM messages WHERE chat_id = ?", arguments: [chat.value])
    return ChatExcerpt(chat: record, turns: turns ?? 0)
  }

  private func last(of pane: PaneRecord) throws -> Int64? {
    if let shown = pane.shown { return shown.value }
    return try Int64.fetchOne(
      db, sql: "SELECT max(id) FROM messages WHERE pane_id = ?", arguments: [pane.id.value])
  }

  /// A message and those that it follows, the first one first.
  private func ancestors(of message: Int64) throws -> [Int64] {
    try Int64.fetchAll(
      db,
      sql: """
        WITH RECURSIVE path (id, depth) AS (
          SELECT ?, 0
          UNION ALL
          SELECT m.parent_id, depth + 1 FROM path JOIN messages m ON m.id = path.id
            WHERE m.parent_id IS NOT NULL AND depth < 10000)
        SELECT id FROM path ORDER BY depth DESC
        """, arguments: [message])
  }

  /// What follows a message, of several ways its own pane's and the newest one.
  private func descendants(of message: Int64, limit: Int) throws -> [Int64] {
    let pane = try Int64.fetchOne(
      db, sql: "SELECT pane_id FROM messages WHERE id = ?", arguments: [message])
    var path: [Int64] = []
    var here = message
    let next = try db.cachedStatement(
      sql: "SELECT id FROM messages WHERE parent_id = ? ORDER BY pane_id = ? DESC, id DESC LIMIT 1")
    while path.count < limit,
      let id = try Int64.fetchOne(next, arguments: [here, pane]), id != here
    {
      path.append(id)
      here = id
    }
    return path
  }
}

extension ChatStore {
  /// Some messages of a chat around one of them.
  ///
  /// - Parameters:
  ///   - chat: The chat.
  ///   - message: The message; nil for the beginning of the first pane.
  ///   - reach: How many messages before and behind it, at most.
  /// - Returns: nil when there is no such chat.
  /// - Throws: `StoreProblem`.
  package func excerpt(
    of chat: ChatID, around message: MessageID?, reach: Int = 12
  ) async throws(StoreProblem) -> ChatExcerpt? {
    try await read(empty: nil) { try $0.excerpt(chat, around: message, reach: max(1, reach)) }
  }
}
