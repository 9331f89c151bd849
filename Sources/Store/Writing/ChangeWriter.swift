import ChatModel
import GRDB
import JSONCoding
import SwitchboardKit

/// Writes changes in a transaction that is open.
struct ChangeWriter {
  let db: Database
  /// This process, as the rows of its growing answers name it.
  let writer: String
  /// What the file has of long drafts.
  var drafts = DraftShelf()

  func write(_ change: Change) throws {
    switch change {
    case .prompt(let message, let chat, let pane, let isIndexed):
      try ensure(chat, title: message.message.text, pane)
      try insert(message, chat: chat.id, isIndexed: isIndexed)
      try touch(chat.id, message.created)
    case .answerBegan(let message, let chat, let pane):
      try ensure(chat, title: "", pane)
      try insert(message, chat: chat.id, isIndexed: false)
      try insertAnswer(message, chat: chat.id, writer: writer)
    // These are in the file of growing answers.
    case .piece, .restarted: break
    case .attempt(let id, let attempt): try insert(attempt, of: id)
    case .ended(let message, let chat, let pane): try end(message, chat, pane)
    case .pane(let pane, let chat): try ensure(chat, title: "", pane)
    case .vote(let vote, let chat): try insert(vote, chat: chat)
    case .unvote(let one, let other): try removeVote(one, other)
    case .deletion(let ids, let since): for id in ids { try delete(id, since: since) }
    case .favourite(let id, let isFavourite):
      try run("UPDATE messages SET favourite = ?2 WHERE id = ?1", [id.value, isFavourite])
    case .draft(let text, let files, let chat, let pane): try keep(text(), files, chat, pane)
    }
  }

  /// Writes a whole chat, under its own ids.
  ///
  /// - Returns: The number that people use.
  @discardableResult
  func insert(_ chat: ChatRecord) throws -> Int {
    try ensure(chat.header, title: chat.messages.first?.message.text ?? "", nil)
    for pane in chat.panes { try ensure(pane, chat: chat.id) }
    // A prompt that went to several panes is found once.
    var prompts: [Int: Set<Message>] = [:]
    for message in chat.messages {
      let isIndexed =
        switch message.role {
        case .user: prompts[message.turn, default: []].insert(message.message).inserted
        case .assistant: true
        case .system: false
        }
      try insert(message, chat: chat.id, isIndexed: isIndexed, hasItsParent: true)
      if let record = message.answer {
        try insertAnswer(message, chat: chat.id, writer: nil)
        for attempt in record.answer.attempts { try insert(attempt, of: message.id) }
      }
    }
    for vote in chat.votes { try insert(vote, chat: chat.id) }
    try drafts.write(chat.draft, of: .init(chat: chat.id, pane: nil), db)
    for pane in chat.panes {
      try drafts.write(pane.draft, of: .init(chat: chat.id, pane: pane.id), db)
    }
    try run(
      """
      UPDATE chats SET tags = ?2, pinned = ?3, updated_ms = ?4, forked_from = ?5 WHERE id = ?1
      """,
      [
        chat.id.value, JSONValue.array(chat.tags.map(JSONValue.string)).text(), chat.isPinned,
        chat.updated.milliseconds, chat.forkedFrom?.value,
      ])
    return try Int.fetchOne(
      db, sql: "SELECT number FROM chats WHERE id = ?", arguments: [chat.id.value]) ?? 0
  }

  // MARK: - Chats and panes

  func ensure(_ chat: ChatHeader, title: String, _ pane: PaneRecord?) throws {
    let isThere = try Bool.fetchOne(
      db.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM chats WHERE id = ?)"),
      arguments: [chat.id.value])
    let title = chat.title.isEmpty ? ChatHeader.title(from: title) : chat.title
    if isThere != true {
      try run("UPDATE counters SET value = value + 1 WHERE name = 'chat'", [])
      try run(
        """
        INSERT INTO chats (id, number, title, origin, created_ms, updated_ms)
          SELECT ?1, value, ?2, ?3, ?4, ?4 FROM counters WHERE name = 'chat'
        """,
        [chat.id.value, title, chat.origin.rawValue, chat.created.milliseconds])
    } else if !title.isEmpty {
      try run("UPDATE chats SET title = ?2 WHERE id = ?1 AND title = ''", [chat.id.value, title])
    }
    if let pane { try ensure(pane, chat: chat.id) }
  }

  private func ensure(_ pane: PaneRecord, chat: ChatID) throws {
    try run(
      """
      INSERT INTO panes (id, chat_id, position, chain, agent, system, options, settings, shown,
          closed, linked, defaults, omitted, rules)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
        ON CONFLICT (id) DO UPDATE SET position = ?3, chain = ?4, agent = ?5, system = ?6,
          options = ?7, settings = ?8, shown = ?9, closed = ?10, linked = ?11, defaults = ?12,
          omitted = ?13, rules = ?14
      """,
      [
        pane.id.value, chat.value, pane.position, PaneForm.chain(pane.chain).text(), pane.agent,
        pane.system, JSONValue.object(OptionForm.object(pane.options)).text(),
        JSONValue.object(OptionForm.object(pane.settings)).text(), pane.shown?.value,
        pane.isClosed, pane.isLinked,
        JSONValue.array(pane.defaults.map(JSONValue.string)).text(),
        PaneForm.ids(pane.omitted).text(), PaneForm.rules(pane.rules).text(),
      ])
  }

  private func touch(_ chat: ChatID, _ moment: Moment) throws {
    try run(
      "UPDATE chats SET updated_ms = max(updated_ms, ?2) WHERE id = ?1",
      [chat.value, moment.milliseconds])
  }

  // MARK: - Messages

  /// Writes a message that is not there yet.
  ///
  /// - Parameters:
  ///   - message: The message.
  ///   - chat: Its chat.
  ///   - isIndexed: Whether a search finds its text.
  ///   - hasItsParent: Whether the parent is in the file when the transaction ends; otherwise one
  ///     that is missing now, because it went with a damaged file, is left out.
  /// - Throws: `DatabaseError`.
  private func insert(
    _ message: MessageRecord, chat: ChatID, isIndexed: Bool, hasItsParent: Bool = false
  ) throws {
    try run(
      """
      INSERT INTO messages (id, chat_id, pane_id, parent_id, turn, role, created_ms, favourite,
          indexed, options, text)
        VALUES (?1, ?2, ?3, iif(?12, ?4, (SELECT id FROM messages WHERE id = ?4)), ?5, ?6, ?7, ?8,
          ?9, ?10, ?11)
        ON CONFLICT (id) DO NOTHING
      """,
      [
        message.id.value, chat.value, message.pane.value, message.parent?.value, message.turn,
        message.role.rawValue, message.created.milliseconds, message.isFavourite, isIndexed,
        JSONValue.object(OptionForm.object(message.message.options)).text(), message.message.text,
        hasItsParent,
      ])
    guard db.changesCount > 0 else { return }
    let parts = message.message.parts
    let isPlain = parts.isEmpty || (parts.count == 1 && parts.first == .text(message.message.text))
    if isPlain { return }
    for (position, part) in parts.enumerated() {
      try insert(part, at: position, of: message.id)
    }
  }

  private func insert(_ part: Part, at position: Int, of message: MessageID) throws {
    switch part {
    case .text(let text):
      try run(
        "INSERT INTO parts (message_id, position, text) VALUES (?, ?, ?)",
        [message.value, position, text])
    case .attachment(let file):
      try run(
        """
        INSERT INTO parts (message_id, position, name, media_type, blob_id)
          VALUES (?, ?, ?, ?, ?)
        """, [message.value, position, file.name, file.mediaType, try blob(file.bytes)])
    }
  }

  /// The row of these bytes, which are kept once however many messages have them.
  private func blob(_ bytes: [UInt8]) throws -> Int64? {
    let text = Base64.text(bytes)
    let known = try Int64.fetchOne(
      db, sql: "SELECT id FROM blobs WHERE size = ? AND base64 = ?", arguments: [bytes.count, text])
    if let known { return known }
    try run("INSERT INTO blobs (size, base64) VALUES (?, ?)", [bytes.count, text])
    return db.lastInsertedRowID
  }

  // MARK: - Answers

  private func insertAnswer(_ message: MessageRecord, chat: ChatID, writer: String?) throws {
    guard let record = message.answer else { return }
    let answer = record.answer
    try run(
      """
      INSERT OR REPLACE INTO answers (message_id, chat_id, outcome, writer, requested,
          answered_by, created_ms, cost, tokens_per_second, layers, record, reasoning)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        message.id.value, chat.value, answer.outcome.rawValue, writer,
        answer.requested.description, answer.answeredBy?.description,
        message.created.milliseconds, answer.cost?.dollars, answer.tokensPerSecond,
        OptionForm.array(record.layers).text(),
        JSONValue.object(AnswerForm.object(answer)).text(), answer.reasoning,
      ])
  }

  private func insert(_ attempt: Attempt, of message: MessageID) throws {
    let isAnswered = attempt.outcome == .answered
    let first = isAnswered ? attempt.firstToken.map { ($0 - attempt.started).microseconds } : nil
    try run(
      """
      INSERT OR REPLACE INTO attempts (message_id, number, model, outcome, kind, first_token_us,
          tokens, cost, record)
        SELECT message_id, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9 FROM answers WHERE message_id = ?1
      """,
      [
        message.value, attempt.number, attempt.model.description, attempt.outcome.rawValue,
        attempt.kind?.rawValue, first, attempt.usage?.totalTokens, attempt.cost?.dollars,
        JSONValue.object(AttemptForm.object(attempt)).text(),
      ])
  }

  private func end(_ message: MessageRecord, _ chat: ChatHeader, _ pane: PaneRecord) throws {
    try ensure(chat, title: "", pane)
    try insert(message, chat: chat.id, isIndexed: false)
    try run(
      "UPDATE messages SET text = ?2, indexed = 1 WHERE id = ?1",
      [message.id.value, message.message.text])
    try insertAnswer(message, chat: chat.id, writer: nil)
    for attempt in message.answer?.answer.attempts ?? [] { try insert(attempt, of: message.id) }
    try touch(chat.id, message.created)
  }

  private func insert(_ vote: VoteRecord, chat: ChatID) throws {
    // A second thought replaces the first, also the other way round.
    try removeVote(vote.winner, vote.loser)
    try run(
      """
      INSERT INTO votes (chat_id, winner_id, loser_id, tie, created_ms)
        SELECT ?1, ?2, ?3, ?4, ?5 WHERE
          (SELECT count(*) FROM messages WHERE id IN (?2, ?3)) = 2
      """,
      [
        chat.value, vote.winner.value, vote.loser.value, vote.isTie, vote.created.milliseconds,
      ])
  }

  private func removeVote(_ one: MessageID, _ other: MessageID) throws {
    try run(
      "DELETE FROM votes WHERE winner_id IN (?1, ?2) AND loser_id IN (?1, ?2)",
      [one.value, other.value])
  }

  func run(_ sql: String, _ values: [(any DatabaseValueConvertible)?]) throws {
    try db.cachedStatement(sql: sql).execute(arguments: StatementArguments(values))
  }
}
