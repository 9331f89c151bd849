import ChatModel
import GRDB

/// Adds the figures up from an open transaction.
struct StatisticsReader {
  let db: Database
  /// Nothing earlier counts.
  let since: Moment

  /// Chats of this program that are not deleted; what a fork copied counts where it was said.
  private static let counted = """
    JOIN chats c ON c.id = a.chat_id
      WHERE a.created_ms >= ?1 AND c.deleted_ms IS NULL AND c.origin = 'switchboard'
        AND NOT (c.forked_from IS NOT NULL AND a.created_ms < c.created_ms)
    """

  func statistics() throws -> ChatStatistics {
    var models: [ModelID: ChatStatistics.Model] = [:]
    var days: [String: ChatStatistics.Day] = [:]
    try addAnswers(&models, &days)
    try addAttempts(&models)
    try addVotes(&models)
    var statistics = ChatStatistics()
    statistics.models = models.values.sorted {
      ($1.answers, $0.id.description) < ($0.answers, $1.id.description)
    }
    statistics.days = days.values.sorted { $0.date < $1.date }
    return statistics
  }

  private func addAnswers(
    _ models: inout [ModelID: ChatStatistics.Model],
    _ days: inout [String: ChatStatistics.Day]
  ) throws {
    var speeds: [ModelID: [Double]] = [:]
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT a.outcome, a.requested, a.answered_by, a.created_ms, a.tokens_per_second,
            (SELECT sum(t.cost) FROM attempts t WHERE t.message_id = a.message_id) AS cost
          FROM answers a \(Self.counted)
        """, arguments: [since.milliseconds])
    while let row = try rows.next() {
      let isAnswered = row["outcome"] == "answered"
      let author = (row["answered_by"] as String?).flatMap { ModelID($0) }
      if let asked = ModelID(row["requested"] as String) {
        models[asked, default: .init(id: asked)].asked += 1
        if isAnswered, author == asked { models[asked]?.firstChoice += 1 }
      }
      if isAnswered, let author {
        models[author, default: .init(id: author)].answers += 1
        if let speed = row["tokens_per_second"] as Double? {
          speeds[author, default: []] += [speed]
        }
      }
      let date = Moment(milliseconds: row["created_ms"]).fields(isLocal: true).date
      days[date, default: .init(date: date, cost: 0, answers: 0)].cost += row["cost"] ?? 0
      if isAnswered { days[date]?.answers += 1 }
    }
    for (id, speeds) in speeds { models[id]?.tokensPerSecond = .init(speeds) }
  }

  private func addAttempts(_ models: inout [ModelID: ChatStatistics.Model]) throws {
    var waits: [ModelID: [Double]] = [:]
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT t.model, t.outcome, t.kind, t.first_token_us, t.tokens, t.cost
          FROM answers a JOIN attempts t ON t.message_id = a.message_id \(Self.counted)
        """, arguments: [since.milliseconds])
    while let row = try rows.next() {
      guard let id = ModelID(row["model"] as String) else { continue }
      var model = models[id] ?? .init(id: id)
      if row["outcome"] == "failed" {
        let kind = (row["kind"] as String?).flatMap(FailureKind.init) ?? .other
        model.failures[kind, default: 0] += 1
      }
      model.tokens = [model.tokens, row["tokens"] ?? 0].saturatingSum
      model.cost += row["cost"] ?? 0
      models[id] = model
      if let wait = row["first_token_us"] as Int64? {
        waits[id, default: []] += [Double(wait) / 1000]
      }
    }
    for (id, waits) in waits { models[id]?.firstToken = .init(waits) }
  }

  private func addVotes(_ models: inout [ModelID: ChatStatistics.Model]) throws {
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT w.answered_by AS winner, l.answered_by AS loser, v.tie FROM votes v
          JOIN answers w ON w.message_id = v.winner_id
          JOIN answers l ON l.message_id = v.loser_id
          JOIN chats c ON c.id = v.chat_id
          WHERE v.created_ms >= ? AND c.deleted_ms IS NULL
        """, arguments: [since.milliseconds])
    while let row = try rows.next() {
      let isTie: Bool = row["tie"]
      let winner = (row["winner"] as String?).flatMap { ModelID($0) }
      let loser = (row["loser"] as String?).flatMap { ModelID($0) }
      guard let winner, let loser, winner != loser else { continue }
      if isTie {
        for id in [winner, loser] { models[id, default: .init(id: id)].votes.tied += 1 }
      } else {
        models[winner, default: .init(id: winner)].votes.won += 1
        models[loser, default: .init(id: loser)].votes.lost += 1
      }
    }
  }
}

extension ChatStore {
  /// What was measured since a moment.
  ///
  /// - Throws: `StoreProblem`.
  package func statistics(since: Moment) async throws(StoreProblem) -> ChatStatistics {
    try await read(empty: ChatStatistics()) {
      try StatisticsReader(db: $0.db, since: since).statistics()
    }
  }
}
