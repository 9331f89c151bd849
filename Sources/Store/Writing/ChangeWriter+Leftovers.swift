import GRDB

/// What is not said, and what is not said any more: drafts and deletions.
extension ChangeWriter {
  /// Keeps a draft; a chat that was made for one goes with it.
  func keep(
    _ text: String, _ files: [String], _ chat: ChatHeader, _ pane: PaneRecord?
  ) throws {
    let key = DraftShelf.Key(chat: chat.id, pane: pane?.id)
    let isEmpty = text.isEmpty && files.isEmpty
    if !isEmpty { try ensure(chat, title: "", pane) }
    try drafts.write(text, of: key, db)
    try drafts.write(files: files, of: key, db)
    if isEmpty { try removeUntouched(chat.id) }
  }

  /// Removes a chat in which nothing was said and that nobody named; its number is free again.
  private func removeUntouched(_ chat: ChatID) throws {
    let number = try Int.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT number FROM chats WHERE id = ?1 AND title = '' AND NOT pinned AND tags = '[]'
            AND NOT EXISTS (SELECT 1 FROM messages WHERE chat_id = ?1)
            AND NOT EXISTS (SELECT 1 FROM drafts WHERE chat_id = ?1)
            AND NOT EXISTS (SELECT 1 FROM draft_files WHERE chat_id = ?1)
          """), arguments: [chat.value])
    guard let number else { return }
    try run("DELETE FROM chats WHERE id = ?", [chat.value])
    try run("UPDATE counters SET value = value - 1 WHERE name = 'chat' AND value = ?", [number])
  }

  /// Takes a message out of its chat, or puts it back.
  func delete(_ id: MessageID, since moment: Moment?) throws {
    try run(
      "UPDATE messages SET deleted_ms = ?2 WHERE id = ?1", [id.value, moment?.milliseconds])
    // Of a prompt that went to several panes, one that is still there must be found.
    try run(
      moment != nil
        ? """
        UPDATE messages SET indexed = 1 WHERE id = (
          SELECT twin.id FROM messages m JOIN messages twin ON twin.chat_id = m.chat_id
              AND twin.id <> m.id AND twin.turn = m.turn AND twin.role = 'user'
              AND twin.text = m.text AND twin.deleted_ms IS NULL
            WHERE m.id = ?1 AND m.role = 'user' AND m.indexed ORDER BY twin.indexed DESC LIMIT 1)
          AND NOT indexed
        """
        : """
        UPDATE messages SET indexed = 0 WHERE indexed AND id IN (
          SELECT twin.id FROM messages m JOIN messages twin ON twin.chat_id = m.chat_id
              AND twin.id <> m.id AND twin.turn = m.turn AND twin.role = 'user'
              AND twin.text = m.text AND twin.deleted_ms IS NULL
            WHERE m.id = ?1 AND m.role = 'user' AND m.indexed)
        """, [id.value])
  }
}
