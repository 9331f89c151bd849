import ChatModel
import GRDB

extension ChatReader {
  /// Which chats a list has.
  enum Which: Sendable { case kept, deleted }

  /// A page of the list.
  func page(_ which: Which, tag: String?, after: ChatPage.Cursor?, limit: Int) throws -> ChatPage {
    var conditions = [which == .kept ? "deleted_ms IS NULL" : "deleted_ms IS NOT NULL"]
    var values: [(any DatabaseValueConvertible)?] = []
    if let after {
      conditions.append("(pinned, updated_ms, id) < (?, ?, ?)")
      values += [after.isPinned, after.updated.milliseconds, after.id.value]
    }
    if let tag {
      conditions.append("EXISTS (SELECT 1 FROM json_each(tags) WHERE value = ?)")
      values.append(tag)
    }
    values.append(limit + 1)
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT * FROM chats WHERE \(conditions.joined(separator: " AND "))
          ORDER BY pinned DESC, updated_ms DESC, id DESC LIMIT ?
        """, arguments: StatementArguments(values))
    let chats = try rows.prefix(limit).map(summary)
    let last = rows.count > limit ? chats.last : nil
    return ChatPage(
      chats: chats,
      next: last.map { .init(isPinned: $0.isPinned, updated: $0.updated, id: $0.id) })
  }

  /// How many chats there are.
  func count() throws -> Int {
    try Int.fetchOne(db, sql: "SELECT count(*) FROM chats WHERE deleted_ms IS NULL") ?? 0
  }

  /// The chat of a number.
  func id(ofNumber number: Int, includingDeleted: Bool) throws -> ChatID? {
    try Int64.fetchOne(
      db, sql: "SELECT id FROM chats WHERE number = ? AND (? OR deleted_ms IS NULL)",
      arguments: [number, includingDeleted]
    ).map { ChatID($0) }
  }

  /// The line of one chat.
  func summary(_ id: ChatID) throws -> ChatSummary? {
    try Row.fetchOne(db, sql: "SELECT * FROM chats WHERE id = ?", arguments: [id.value])
      .map(summary)
  }

  private func summary(_ row: Row) throws -> ChatSummary {
    let id: Int64 = row["id"]
    let models = try String.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT coalesce(answered_by, requested) AS model FROM answers WHERE chat_id = ?
            GROUP BY model ORDER BY min(message_id)
          """), arguments: [id])
    let sums = try Row.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT count(*) AS answers, count(cost) AS known, sum(cost) AS cost
            FROM answers WHERE chat_id = ?
          """), arguments: [id])
    let panes = try Int.fetchOne(
      db.cachedStatement(sql: "SELECT count(*) FROM panes WHERE chat_id = ? AND NOT closed"),
      arguments: [id])
    let answers: Int = sums?["answers"] ?? 0
    let title: String = row["title"]
    return ChatSummary(
      id: ChatID(id), number: row["number"],
      title: title.isEmpty ? try draftTitle(ChatID(id)) : title, tags: Self.texts(row["tags"]),
      isPinned: row["pinned"],
      origin: ChatHeader.Origin(rawValue: row["origin"]) ?? .switchboard,
      created: Moment(milliseconds: row["created_ms"]),
      updated: Moment(milliseconds: row["updated_ms"]),
      deleted: (row["deleted_ms"] as Int64?).map(Moment.init(milliseconds:)), models: models,
      panes: panes ?? 0, answers: answers, cost: sums?["cost"],
      isCostComplete: sums?["known"] == answers, isFork: row["forked_from"] != nil)
  }

  /// What stands for the title of a chat of which there is only a draft.
  private func draftTitle(_ chat: ChatID) throws -> String {
    let start = try String.fetchOne(
      db.cachedStatement(
        sql: "SELECT substr(text, 1, 500) FROM drafts WHERE chat_id = ? ORDER BY id LIMIT 1"),
      arguments: [chat.value])
    var title = ChatHeader.title(from: start ?? "")
    if title.isEmpty {
      let paths = try String.fetchOne(
        db.cachedStatement(sql: "SELECT paths FROM draft_files WHERE chat_id = ? LIMIT 1"),
        arguments: [chat.value])
      let name = paths.flatMap { Self.texts($0).first }?.split(separator: "/").last
      title = ChatHeader.title(from: name.map(String.init) ?? "")
    }
    return title.isEmpty ? "" : "Draft: \(title)"
  }

  // MARK: - Search

  /// A page of what a search finds.
  func search(
    _ expression: String, _ filter: ChatFilter, before: MessageID?, limit: Int
  ) throws -> SearchPage {
    var page = SearchPage()
    if before == nil { page.titles = try titles(expression, filter, limit: limit) }
    let (condition, values) = filter.condition
    // The order of the joins is forced: the index of words gives rows newest first, one by one.
    let rows = try Row.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT m.id, m.chat_id, m.role, m.created_ms, c.number, c.title,
              snippet(message_search, 0, ?, ?, '…', 16) AS snippet
            FROM message_search
            CROSS JOIN messages m ON m.id = message_search.rowid
            CROSS JOIN chats c ON c.id = m.chat_id
            WHERE message_search MATCH ? AND message_search.rowid < ? AND \(condition)
              AND m.deleted_ms IS NULL
            ORDER BY message_search.rowid DESC LIMIT ?
          """),
      arguments: [
        Snippet.marks.before, Snippet.marks.behind, expression, before?.value ?? Int64.max,
      ] + StatementArguments(values) + [limit + 1])
    page.hits = rows.prefix(limit).map { row in
      SearchPage.Hit(
        chat: ChatID(row["chat_id"] as Int64), number: row["number"], title: row["title"],
        message: MessageID(row["id"] as Int64),
        role: Message.Role(rawValue: row["role"]) ?? .user,
        created: Moment(milliseconds: row["created_ms"]),
        snippet: Snippet(marked: row["snippet"] ?? ""))
    }
    if rows.count > limit { page.next = page.hits.last?.message }
    return page
  }

  private func titles(
    _ expression: String, _ filter: ChatFilter, limit: Int
  ) throws -> [ChatSummary] {
    let (condition, values) = filter.condition
    let ids = try Int64.fetchAll(
      db.cachedStatement(
        sql: """
          SELECT c.id FROM title_search CROSS JOIN chats c ON c.id = title_search.rowid
            WHERE title_search MATCH ? AND \(condition)
            ORDER BY title_search.rowid DESC LIMIT ?
          """), arguments: [expression] + StatementArguments(values) + [limit])
    return try ids.compactMap { try summary(ChatID($0)) }
  }
}
