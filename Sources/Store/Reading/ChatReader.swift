import ChatModel
import GRDB
import JSONCoding
import SwitchboardKit

/// Reads chats from an open transaction.
struct ChatReader {
  let db: Database
  /// What growing answers have so far; none of it goes before the transaction ends.
  let growth: GrowthFolder

  // MARK: - One chat

  /// A whole chat; nil when there is none.
  func chat(_ id: ChatID) throws -> ChatRecord? {
    guard
      let row = try Row.fetchOne(
        db, sql: "SELECT * FROM chats WHERE id = ?", arguments: [id.value])
    else { return nil }
    let header = ChatHeader(
      id: id, title: row["title"], created: Moment(milliseconds: row["created_ms"]),
      origin: ChatHeader.Origin(rawValue: row["origin"]) ?? .switchboard)
    var chat = ChatRecord(header: header, updated: Moment(milliseconds: row["updated_ms"]))
    chat.number = row["number"]
    chat.tags = Self.texts(row["tags"])
    chat.isPinned = row["pinned"]
    chat.forkedFrom = (row["forked_from"] as Int64?).map { MessageID($0) }
    chat.draft = try draft(of: id, nil)
    chat.draftFiles = try draftFiles(of: id, nil)
    chat.panes = try panes(of: id)
    let (messages, parents) = try messages(.chat(id))
    chat.messages = messages
    let known = Set(messages.map(\.id))
    for index in chat.panes.indices {
      chat.panes[index].omitted.formIntersection(known)
      // A deleted message cannot be the one that is shown.
      chat.panes[index].shown = Self.nearest(chat.panes[index].shown, parents)
    }
    chat.votes = try Row.fetchAll(
      db, sql: "SELECT * FROM votes WHERE chat_id = ? ORDER BY id", arguments: [id.value]
    ).map { row in
      VoteRecord(
        winner: MessageID(row["winner_id"] as Int64), loser: MessageID(row["loser_id"] as Int64),
        isTie: row["tie"], created: Moment(milliseconds: row["created_ms"]))
    }.filter { known.contains($0.winner) && known.contains($0.loser) }
    return chat
  }

  func panes(of chat: ChatID) throws -> [PaneRecord] {
    try Row.fetchAll(
      db, sql: "SELECT * FROM panes WHERE chat_id = ? ORDER BY position, id",
      arguments: [chat.value]
    ).map { row in
      var pane = PaneRecord(
        id: PaneID(row["id"] as Int64), position: row["position"],
        chain: PaneForm.chain(Self.json(row["chain"])), agent: row["agent"],
        system: row["system"], options: OptionForm.options(Self.json(row["options"])),
        settings: OptionForm.settings(Self.json(row["settings"])),
        shown: (row["shown"] as Int64?).map { MessageID($0) })
      pane.isClosed = row["closed"]
      pane.isLinked = row["linked"]
      pane.defaults = Self.texts(row["defaults"])
      pane.omitted = PaneForm.ids(Self.json(row["omitted"]))
      pane.rules = PaneForm.rules(Self.json(row["rules"]))
      pane.draft = try draft(of: chat, pane.id)
      pane.draftFiles = try draftFiles(of: chat, pane.id)
      return pane
    }
  }

  /// Which messages are read.
  enum Scope {
    case chat(ChatID)
    case messages([Int64])

    /// A condition in which columns stand for the chat and the message.
    func condition(chat: String, message: String) -> String {
      switch self {
      case .chat(let id): "\(chat) = \(id.value)"
      case .messages(let ids):
        "\(message) IN (\(ids.map { "\($0)" }.joined(separator: ", ")))"
      }
    }
  }

  /// A draft: its text, and what was changed in it since.
  private func draft(of chat: ChatID, _ pane: PaneID?) throws -> String {
    var bytes: [UInt8] = []
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT place, removed, text FROM drafts WHERE chat_id = ? AND pane_id IS ? ORDER BY id
        """, arguments: [chat.value, pane?.value])
    while let row = try rows.next() {
      TextChange(place: row["place"], removed: row["removed"], inserted: row["text"])
        .apply(to: &bytes)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Where the files of a draft are.
  private func draftFiles(of chat: ChatID, _ pane: PaneID?) throws -> [String] {
    let paths = try String.fetchOne(
      db, sql: "SELECT paths FROM draft_files WHERE chat_id = ? AND pane_id IS ?",
      arguments: [chat.value, pane?.value])
    return paths.map(Self.texts) ?? []
  }

  /// The messages that are not deleted, and of those that are the parents: what follows a deleted
  /// message follows what stood before it.
  func messages(
    _ scope: Scope
  ) throws -> (messages: [MessageRecord], gone: [MessageID: MessageID?]) {
    let parts = try parts(scope)
    let answers = try answers(scope)
    let condition = scope.condition(chat: "chat_id", message: "id")
    let rows = try Row.fetchAll(
      db, sql: "SELECT * FROM messages WHERE \(condition) ORDER BY id")
    var gone: [MessageID: MessageID?] = [:]
    for row in rows where row["deleted_ms"] != nil {
      gone[MessageID(row["id"] as Int64)] =
        .some((row["parent_id"] as Int64?).map { MessageID($0) })
    }
    let messages = rows.filter { $0["deleted_ms"] == nil }.map { row in
      let id: Int64 = row["id"]
      var text: String = row["text"]
      if let streamed = answers[id]?.streamed { text += streamed }
      let answer = answers[id]?.record(text: text)
      let pieces = parts[id] ?? (text.isEmpty ? [] : [.text(text)])
      let parent = (row["parent_id"] as Int64?).map { MessageID($0) }
      return MessageRecord(
        id: MessageID(id), pane: PaneID(row["pane_id"] as Int64),
        parent: Self.nearest(parent, gone), turn: row["turn"],
        created: Moment(milliseconds: row["created_ms"]),
        message: Message(
          Message.Role(rawValue: row["role"]) ?? .user, pieces,
          options: OptionForm.options(Self.json(row["options"]))),
        answer: answer, isFavourite: row["favourite"])
    }
    return (messages, gone)
  }

  /// The message itself, or what stood before it where it is gone.
  private static func nearest(
    _ id: MessageID?, _ gone: [MessageID: MessageID?]
  ) -> MessageID? {
    var id = id
    // A file from elsewhere may have parents that go round in a circle.
    for _ in 0...gone.count {
      guard let here = id, let parent = gone[here] else { return id }
      id = parent
    }
    return nil
  }

  private func parts(_ scope: Scope) throws -> [Int64: [Part]] {
    let condition = scope.condition(chat: "messages.chat_id", message: "messages.id")
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT parts.*, blobs.base64 FROM messages
          JOIN parts ON parts.message_id = messages.id
          LEFT JOIN blobs ON blobs.id = parts.blob_id
          WHERE \(condition) ORDER BY parts.message_id, parts.position
        """)
    var parts: [Int64: [Part]] = [:]
    for row in rows {
      let part: Part
      if let name = row["name"] as String? {
        part = .attachment(
          Attachment(
            name: name, mediaType: row["media_type"] ?? "",
            bytes: Base64.bytes(row["base64"] ?? "") ?? []))
      } else {
        part = .text(row["text"] ?? "")
      }
      parts[row["message_id"], default: []].append(part)
    }
    return parts
  }

  // MARK: - Answers

  /// The rows of one answer.
  private struct AnswerRows {
    var value: JSONValue
    var layers: [OptionLayer]
    var reasoning: String
    var attempts: [Attempt] = []
    /// The text so far, when some program still writes it, or ended before it could say more.
    var streamed: String?
    var isStreaming: Bool

    func record(text: String) -> AnswerRecord? {
      guard
        var answer = AnswerForm.answer(
          value, text: text, reasoning: reasoning, attempts: attempts)
      else { return nil }
      if streamed != nil { answer.outcome = .interrupted }
      return AnswerRecord(answer, layers: layers, isStreaming: isStreaming)
    }
  }

  private func answers(_ scope: Scope) throws -> [Int64: AnswerRows] {
    var answers: [Int64: AnswerRows] = [:]
    var growing: [MessageID: GrowthFolder.Text]?
    let condition = scope.condition(chat: "answers.chat_id", message: "answers.message_id")
    for row in try Row.fetchAll(db, sql: "SELECT * FROM answers WHERE \(condition)") {
      let writer: String? = row["writer"]
      let id: Int64 = row["message_id"]
      answers[id] = AnswerRows(
        value: Self.json(row["record"]), layers: OptionForm.layers(Self.json(row["layers"])),
        reasoning: row["reasoning"], isStreaming: writer.map(WriterName.isAlive) ?? false)
      if writer != nil {
        let grown = growing ?? growth.texts()
        growing = grown
        answers[id]?.streamed = grown[MessageID(id)]?.text ?? ""
        answers[id]?.reasoning += grown[MessageID(id)]?.reasoning ?? ""
      }
    }
    for row in try Row.fetchAll(
      db,
      sql: """
        SELECT attempts.message_id, attempts.record FROM answers
          JOIN attempts ON attempts.message_id = answers.message_id
          WHERE \(condition) ORDER BY attempts.message_id, attempts.number
        """)
    {
      if let attempt = AttemptForm.attempt(Self.json(row["record"])) {
        answers[row["message_id"]]?.attempts.append(attempt)
      }
    }
    return answers
  }

  // MARK: - Helpers

  static func json(_ text: String) -> JSONValue { (try? JSONValue(parsing: text)) ?? .null }

  static func texts(_ text: String) -> [String] { json(text).array?.compactMap(\.string) ?? [] }
}
