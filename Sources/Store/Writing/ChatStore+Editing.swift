import ChatModel
import GRDB
import JSONCoding
import Settings
import SwitchboardKit

extension ChatStore {
  /// Gives a chat another title.
  ///
  /// - Throws: `StoreProblem`, as all that changes a chat at once.
  package func rename(_ chat: ChatID, to title: String) async throws(StoreProblem) {
    try await change(chat, "UPDATE chats SET title = ?2 WHERE id = ?1", title)
  }

  /// Puts a chat before all others, or back among them.
  package func pin(_ chat: ChatID, _ isPinned: Bool) async throws(StoreProblem) {
    try await change(chat, "UPDATE chats SET pinned = ?2 WHERE id = ?1", isPinned)
  }

  /// Files a chat under these words and no others.
  package func tag(_ chat: ChatID, _ tags: [String]) async throws(StoreProblem) {
    var seen: Set<String> = []
    let tags = tags.filter { !$0.isEmpty && seen.insert($0).inserted }
    let text = JSONValue.array(tags.map(JSONValue.string)).text()
    try await change(chat, "UPDATE chats SET tags = ?2 WHERE id = ?1", text)
  }

  /// Deletes a chat; it can be taken back for `daysUntilPurge` days.
  package func delete(_ chat: ChatID) async throws(StoreProblem) {
    try await change(
      chat, "UPDATE chats SET deleted_ms = ?2 WHERE id = ?1", now().milliseconds)
  }

  /// Takes a deleted chat back.
  package func undelete(_ chat: ChatID) async throws(StoreProblem) {
    try await change(chat, "UPDATE chats SET deleted_ms = ?2 WHERE id = ?1", nil as Int64?)
  }

  /// Deletes a chat for good, with everything that belongs to it.
  package func purge(_ chat: ChatID) async throws(StoreProblem) {
    try await write { db in
      try db.execute(sql: "DELETE FROM chats WHERE id = ?", arguments: [chat.value])
      if db.changesCount == 0 { throw StoreProblem.noSuchChat(chat.text) }
      try Housekeeping.dropUnusedBlobs(db)
    }
  }

  /// Begins a new chat that shares the history up to a message.
  ///
  /// - Parameters:
  ///   - message: The last message that both have.
  ///   - chat: The chat that it stands in.
  /// - Returns: The new chat, with one pane.
  /// - Throws: `StoreProblem`.
  package func fork(at message: MessageID, of chat: ChatID) async throws(StoreProblem) -> ChatID {
    let now = now()
    let ids = ids
    guard let growth = database?.growth else { throw .keepsNothing }
    return try await write { db in
      guard let original = try ChatReader(db: db, growth: growth).chat(chat) else {
        throw StoreProblem.noSuchChat(chat.text)
      }
      guard let fork = original.fork(at: message, now: now, ids: ids) else {
        throw StoreProblem.other("chat \(chat.text) has no message \(message.text)")
      }
      try ChangeWriter(db: db, writer: WriterName.own).insert(fork)
      return fork.id
    }
  }

  /// Keeps a preset; one of the same name is replaced.
  package func keep(_ preset: PresetRecord) async throws(StoreProblem) {
    let content = JSONValue.object(KeyMask.masked(preset.content)).text()
    try await write { db in
      try db.execute(
        sql: "INSERT OR REPLACE INTO presets (name, content) VALUES (?, ?)",
        arguments: [preset.name, content])
    }
  }

  /// Deletes a preset.
  package func deletePreset(_ name: String) async throws(StoreProblem) {
    try await write { db in
      try db.execute(sql: "DELETE FROM presets WHERE name = ?", arguments: [name])
    }
  }

  private func change(
    _ chat: ChatID, _ sql: String, _ value: (any DatabaseValueConvertible & Sendable)?
  ) async throws(StoreProblem) {
    try await write { db in
      try db.execute(sql: sql, arguments: [chat.value, value])
      if db.changesCount == 0 { throw StoreProblem.noSuchChat(chat.text) }
    }
  }

  /// Writes at once, after everything that was recorded before.
  func write<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws(StoreProblem) -> Value {
    guard let database else { throw .keepsNothing }
    await recorder.flush()
    return try await database.write(body)
  }
}

extension ChatRecord {
  /// A chat of its own with the path to a message; nil when there is no such message.
  ///
  /// - Parameters:
  ///   - message: The last message that both have.
  ///   - now: When it is made.
  ///   - ids: Gives the new ids.
  /// - Returns: The new chat, not yet in the file.
  func fork(at message: MessageID, now: Moment, ids: RecordIDSource) -> ChatRecord? {
    guard let leaf = messages.first(where: { $0.id == message }),
      let pane = panes.first(where: { $0.id == leaf.pane })
    else { return nil }
    let path = path(to: message).filter { !pane.omitted.contains($0.id) }
    var fork = ChatRecord(
      header: ChatHeader(
        id: ids.next(now), title: header.title, created: now, origin: header.origin))
    fork.forkedFrom = message
    fork.tags = tags
    var copy = PaneRecord(
      id: ids.next(now), position: 0, chain: pane.chain, agent: pane.agent, system: pane.system,
      options: pane.options, settings: pane.settings)
    copy.defaults = pane.defaults
    fork.panes = [copy]
    var parent: MessageID?
    for original in path {
      let message = MessageRecord(
        id: ids.next(now), pane: copy.id, parent: parent, turn: original.turn,
        created: original.created, message: original.message, answer: original.answer,
        isFavourite: original.isFavourite)
      fork.messages.append(message)
      parent = message.id
    }
    return fork
  }
}
