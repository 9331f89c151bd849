import GRDB

/// What a person types to find chats: `tag:physics`, `model:gpt-5`, `is:pinned`, `is:fork`, and words.
package struct ChatFilter: Sendable, Hashable {
  /// In which order chats stand when no words are looked for.
  package enum Order: Sendable, Hashable, CaseIterable { case newest, oldest, title, cost }

  /// The words that are left for a search.
  package private(set) var words = ""
  private var tags: [String] = []
  private var models: [String] = []
  private var onlyPinned = false
  private var onlyForks = false

  /// Reads what was typed; what is no filter is a word.
  package init(_ text: String) {
    var words: [Substring] = []
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      let lower = word.lowercased()
      if lower == "is:pinned" {
        onlyPinned = true
      } else if lower == "is:fork" {
        onlyForks = true
      } else if lower.hasPrefix("tag:") {
        tags.append(String(word.dropFirst(4)))
      } else if lower.hasPrefix("model:") {
        models.append(String(lower.dropFirst(6)))
      } else {
        words.append(word)
      }
    }
    // What is only begun leaves nothing out.
    tags.removeAll(where: \.isEmpty)
    models.removeAll(where: \.isEmpty)
    self.words = words.joined(separator: " ")
  }

  /// Whether every chat passes.
  package var isEmpty: Bool { tags.isEmpty && models.isEmpty && !onlyPinned && !onlyForks }

  /// A condition on `chats c`, and the values of its question marks.
  var condition: (sql: String, values: [String]) {
    var conditions = ["c.deleted_ms IS NULL"]
    if onlyPinned { conditions.append("c.pinned") }
    if onlyForks { conditions.append("c.forked_from IS NOT NULL") }
    conditions += tags.map { _ in
      "EXISTS (SELECT 1 FROM json_each(c.tags) WHERE value = ? COLLATE NOCASE)"
    }
    conditions += models.map { _ in
      """
      EXISTS (SELECT 1 FROM answers x WHERE x.chat_id = c.id
        AND instr(lower(coalesce(x.answered_by, x.requested)), ?) > 0)
      """
    }
    return (conditions.joined(separator: " AND "), tags + models)
  }
}

extension ChatReader {
  /// All chats that pass a filter, in an order.
  func ids(_ filter: ChatFilter, _ order: ChatFilter.Order, pinnedFirst: Bool) throws -> [ChatID] {
    let key =
      switch order {
      case .newest: "c.updated_ms DESC"
      case .oldest: "c.updated_ms"
      case .title: "c.title COLLATE NOCASE"
      case .cost: "(SELECT sum(a.cost) FROM answers a WHERE a.chat_id = c.id) DESC"
      }
    let (condition, values) = filter.condition
    return try Int64.fetchAll(
      db,
      sql: """
        SELECT c.id FROM chats c WHERE \(condition)
          ORDER BY \(pinnedFirst ? "c.pinned DESC, " : "")\(key), c.id DESC
        """, arguments: StatementArguments(values)
    ).map { ChatID($0) }
  }
}

extension ChatStore {
  /// All chats that pass a filter, in an order; its words are not looked for.
  ///
  /// - Throws: `StoreProblem`.
  package func ids(
    of filter: ChatFilter, in order: ChatFilter.Order, pinnedFirst: Bool
  ) async throws(StoreProblem) -> [ChatID] {
    try await read(empty: []) { try $0.ids(filter, order, pinnedFirst: pinnedFirst) }
  }

  /// The lines of some chats, in the same order; what is gone is left out.
  ///
  /// - Throws: `StoreProblem`.
  package func summaries(_ ids: [ChatID]) async throws(StoreProblem) -> [ChatSummary] {
    try await read(empty: []) { reader in try ids.compactMap { try reader.summary($0) } }
  }
}
