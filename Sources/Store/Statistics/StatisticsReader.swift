import ChatModel
import GRDB

/// Adds the figures up from an open transaction.
struct StatisticsReader {
  let db: Database
  /// Nothing earlier counts.
  let since: Moment
  /// The end of the trends.
  let end: Moment
  /// Into how many stretches the trends are cut; 0 for none.
  var stretches = 0

  /// Chats of this program that are not deleted; what a fork copied counts where it was said.
  private static let counted = """
    JOIN chats c ON c.id = a.chat_id
      WHERE a.created_ms >= ?1 AND c.deleted_ms IS NULL AND c.origin = 'switchboard'
        AND NOT (c.forked_from IS NOT NULL AND a.created_ms < c.created_ms)
    """

  func statistics() throws -> ChatStatistics {
    var models: [ModelID: ChatStatistics.Model] = [:]
    var days: [String: ChatStatistics.Day] = [:]
    let time = try time()
    try addAnswers(&models, &days, time)
    try addAttempts(&models, time)
    try addVotes(&models)
    var statistics = ChatStatistics()
    statistics.models = models.values.sorted {
      ($1.answers, $0.id.description) < ($0.answers, $1.id.description)
    }
    statistics.days = days.values.sorted { $0.date < $1.date }
    if stretches > 0 { statistics.chains = try ChainFigures(db: db).chains(Self.counted, since) }
    statistics.time = time
    return statistics
  }

  /// What the trends are cut from: from `since` on, or else from the first day on which something
  /// was measured; nil when nothing was.
  private func time() throws -> Range<Moment>? {
    let first = try Int64.fetchOne(
      db, sql: "SELECT min(a.created_ms) FROM answers a \(Self.counted)",
      arguments: [since.milliseconds])
    guard let first else { return nil }
    let start = since.milliseconds > 0 ? since : Moment(milliseconds: first).startOfDay()
    return start < end ? start..<end : nil
  }

  private func addAnswers(
    _ models: inout [ModelID: ChatStatistics.Model],
    _ days: inout [String: ChatStatistics.Day], _ time: Range<Moment>?
  ) throws {
    var speeds: [ModelID: Measurements] = [:]
    var names = ModelNames()
    var today = DayNames()
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT a.outcome, a.requested, a.answered_by, a.created_ms, a.tokens_per_second,
            (SELECT sum(t.cost) FROM attempts t WHERE t.message_id = a.message_id) AS cost
          FROM answers a \(Self.counted)
        """, arguments: [since.milliseconds])
    while let row = try rows.next() {
      let isAnswered = row["outcome"] == "answered"
      let created = Moment(milliseconds: row["created_ms"])
      let author = (row["answered_by"] as String?).flatMap { names.id($0) }
      if let asked = names.id(row["requested"]) {
        models[asked, default: .init(id: asked)].asked += 1
        if isAnswered, author == asked { models[asked]?.firstChoice += 1 }
      }
      if isAnswered, let author {
        models[author, default: .init(id: author)].answers += 1
        if let speed = row["tokens_per_second"] as Double? {
          speeds[author, default: Measurements(time, stretches)].add(speed, at: created)
        }
      }
      let date = today.name(of: created)
      days[date, default: .init(date: date, cost: 0, answers: 0)].cost += row["cost"] ?? 0
      if isAnswered { days[date]?.answers += 1 }
    }
    for (id, speeds) in speeds {
      models[id]?.tokensPerSecond = .init(speeds.all, isBetterLarger: true)
      models[id]?.speedTrend = speeds.trend
    }
  }

  private func addAttempts(
    _ models: inout [ModelID: ChatStatistics.Model], _ time: Range<Moment>?
  ) throws {
    var waits: [ModelID: Measurements] = [:]
    var names = ModelNames()
    let rows = try Row.fetchCursor(
      db,
      sql: """
        SELECT t.model, t.outcome, t.kind, t.first_token_us, t.tokens, t.cost, a.created_ms
          FROM answers a JOIN attempts t ON t.message_id = a.message_id \(Self.counted)
        """, arguments: [since.milliseconds])
    while let row = try rows.next() {
      guard let id = names.id(row["model"]) else { continue }
      var model = models[id] ?? .init(id: id)
      if row["outcome"] == "failed" {
        let kind = (row["kind"] as String?).flatMap(FailureKind.init) ?? .other
        model.failures[kind, default: 0] += 1
      }
      model.tokens = [model.tokens, row["tokens"] ?? 0].saturatingSum
      model.cost += row["cost"] ?? 0
      if row["outcome"] == "answered", (row["cost"] as Double?) == nil { model.unpriced += 1 }
      models[id] = model
      if let wait = row["first_token_us"] as Int64? {
        waits[id, default: Measurements(time, stretches)]
          .add(Double(wait) / 1000, at: Moment(milliseconds: row["created_ms"]))
      }
    }
    for (id, waits) in waits {
      models[id]?.firstToken = .init(waits.all)
      models[id]?.firstTokenTrend = waits.trend
    }
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

/// Ids of models by their texts, each read once.
private struct ModelNames {
  private var known: [String: ModelID?] = [:]

  mutating func id(_ text: String) -> ModelID? {
    if let id = known[text] { return id }
    let id = ModelID(text)
    known[text] = .some(id)
    return id
  }
}

/// The dates of moments, of which many fall on one day.
private struct DayNames {
  private var day: Range<Moment>?
  private var name = ""

  mutating func name(of moment: Moment) -> String {
    if let day, day.contains(moment) { return name }
    let (start, end) = (moment.startOfDay(), moment.startOfDay(daysBefore: -1))
    day = start < end ? start..<end : nil
    name = moment.fields(isLocal: true).date
    return name
  }
}

extension ChatStore {
  /// What was measured since a moment.
  ///
  /// - Parameters:
  ///   - since: Nothing earlier counts.
  ///   - stretches: Into how many stretches of equal length the trends are cut, up to the end of
  ///     today; with 0 there are neither trends nor chains.
  /// - Returns: The figures.
  /// - Throws: `StoreProblem`.
  package func statistics(
    since: Moment, stretches: Int = 0
  ) async throws(StoreProblem) -> ChatStatistics {
    let end = now().startOfDay(daysBefore: -1)
    return try await read(empty: ChatStatistics()) {
      try StatisticsReader(db: $0.db, since: since, end: end, stretches: stretches).statistics()
    }
  }
}
