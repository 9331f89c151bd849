extension ChatStore {
  /// A page of the list of chats, pinned ones first, then the newest.
  ///
  /// - Parameters:
  ///   - after: Where the page before ended; nil for the first one.
  ///   - tag: Only chats with this tag.
  ///   - deleted: Only chats that were deleted and can be taken back.
  ///   - limit: How many at most.
  /// - Returns: The page; empty where nothing is kept.
  /// - Throws: `StoreProblem`.
  package func chats(
    after: ChatPage.Cursor? = nil, tag: String? = nil, deleted: Bool = false, limit: Int = 50
  ) async throws(StoreProblem) -> ChatPage {
    try await read(empty: ChatPage(chats: [])) {
      try $0.page(deleted ? .deleted : .kept, tag: tag, after: after, limit: max(1, limit))
    }
  }

  /// How many chats there are, deleted ones not counted.
  package func count() async throws(StoreProblem) -> Int {
    try await read(empty: 0) { try $0.count() }
  }

  /// A whole chat; nil when there is none.
  package func chat(_ id: ChatID) async throws(StoreProblem) -> ChatRecord? {
    try await read(empty: nil) { try $0.chat(id) }
  }

  /// The chat of the number that people use; nil when there is none.
  package func chatID(
    number: Int, includingDeleted: Bool = false
  ) async throws(StoreProblem) -> ChatID? {
    try await read(empty: nil) {
      try $0.id(ofNumber: number, includingDeleted: includingDeleted)
    }
  }

  /// The line of one chat; nil when there is none.
  package func summary(_ id: ChatID) async throws(StoreProblem) -> ChatSummary? {
    try await read(empty: nil) { try $0.summary(id) }
  }

  /// A page of what a search finds in prompts, answers and titles, newest first.
  ///
  /// - Parameters:
  ///   - query: What to look for.
  ///   - filter: Which chats count; its words are not looked at.
  ///   - before: `SearchPage.next` of the page before; nil for the first one.
  ///   - limit: How many hits at most.
  /// - Returns: The page; empty for an empty query.
  /// - Throws: `StoreProblem`.
  package func search(
    _ query: ChatQuery, in filter: ChatFilter = ChatFilter(""), before: MessageID? = nil,
    limit: Int = 20
  ) async throws(StoreProblem) -> SearchPage {
    guard let expression = query.expression else { return SearchPage() }
    return try await read(empty: SearchPage()) {
      try $0.search(expression, filter, before: before, limit: max(1, limit))
    }
  }

  /// Every preset, by name.
  package func presets() async throws(StoreProblem) -> [PresetRecord] {
    try await read(empty: []) { try $0.presets() }
  }

  /// Reads what is on the disk, after what was recorded before has got there.
  func read<Value: Sendable>(
    empty: Value, _ body: @escaping @Sendable (ChatReader) throws -> Value
  ) async throws(StoreProblem) -> Value {
    guard let database else { return empty }
    return try await database.read(empty: empty) {
      try body(ChatReader(db: $0, growth: database.growth))
    }
  }
}
