import GRDB
import JSONCoding
import Synchronization

/// What the file has of this process's drafts, so that a long one is not written anew for each word.
///
/// A draft stands in the file as a text and the edits since; short ones are always written whole.
final class DraftShelf: Sendable {
  /// Whose draft: all linked panes' together, or one pane's.
  struct Key: Sendable, Hashable {
    let chat: ChatID
    let pane: PaneID?
  }

  private struct Kept {
    var text: String
    /// The last row, so that another process's rows are noticed.
    var row: Int64
    var edits = 0
    /// Bytes that the edits have written.
    var bytes = 0
  }

  /// Up to this many bytes a draft is written whole.
  static let short = 4096
  /// After so many edits a draft is written whole, so that reading it stays quick.
  static let mostEdits = 200

  private let kept = Mutex<[Key: Kept]>([:])
  /// The files that were written last.
  private let files = Mutex<[Key: [String]]>([:])

  /// Forgets everything: what was to be written was not.
  func clear() {
    kept.withLock { $0 = [:] }
    files.withLock { $0 = [:] }
  }

  /// Writes where the files of a draft are, unless they are those of the last time.
  ///
  /// - Parameters:
  ///   - paths: In their order; none takes them away.
  ///   - key: Whose draft it is.
  ///   - db: A transaction that writes.
  /// - Throws: `DatabaseError`.
  func write(files paths: [String], of key: Key, _ db: Database) throws {
    try files.withLock { files in
      guard files[key] != paths else { return }
      try db.cachedStatement(sql: "DELETE FROM draft_files WHERE chat_id = ? AND pane_id IS ?")
        .execute(arguments: [key.chat.value, key.pane?.value])
      if !paths.isEmpty {
        try db.cachedStatement(
          sql: "INSERT INTO draft_files (chat_id, pane_id, paths) VALUES (?, ?, ?)"
        ).execute(
          arguments: [
            key.chat.value, key.pane?.value, JSONValue.array(paths.map(JSONValue.string)).text(),
          ])
      }
      files[key] = paths
    }
  }

  /// Writes a draft; an empty one takes it away.
  ///
  /// - Parameters:
  ///   - text: The draft.
  ///   - key: Whose it is.
  ///   - db: A transaction that writes.
  /// - Throws: `DatabaseError`.
  func write(_ text: String, of key: Key, _ db: Database) throws {
    try kept.withLock { kept in
      if var known = kept[key], text.utf8.count > Self.short, try isLast(known.row, key, db) {
        let change = TextChange(from: known.text, to: text)
        guard !change.isEmpty else { return }
        known.bytes += change.inserted.utf8.count
        known.edits += 1
        if known.edits <= Self.mostEdits, known.bytes <= text.utf8.count / 2 {
          known.row = try insert(change, key, db)
          known.text = text
          kept[key] = known
          return
        }
      }
      try db.cachedStatement(sql: "DELETE FROM drafts WHERE chat_id = ? AND pane_id IS ?")
        .execute(arguments: [key.chat.value, key.pane?.value])
      kept[key] = nil
      guard !text.isEmpty else { return }
      let row = try insert(TextChange(from: "", to: text), key, db)
      if text.utf8.count > Self.short { kept[key] = Kept(text: text, row: row) }
    }
  }

  private func isLast(_ row: Int64, _ key: Key, _ db: Database) throws -> Bool {
    try Int64.fetchOne(
      db.cachedStatement(sql: "SELECT max(id) FROM drafts WHERE chat_id = ? AND pane_id IS ?"),
      arguments: [key.chat.value, key.pane?.value]) == row
  }

  private func insert(_ change: TextChange, _ key: Key, _ db: Database) throws -> Int64 {
    try db.cachedStatement(
      sql: """
        INSERT INTO drafts (chat_id, pane_id, place, removed, text) VALUES (?, ?, ?, ?, ?)
        """
    ).execute(
      arguments: [
        key.chat.value, key.pane?.value, change.place, change.removed, change.inserted,
      ])
    return db.lastInsertedRowID
  }
}
