import AppCore
import ChatModel
import Store

extension Measured {
  /// Figures of the store as the screen shows them.
  ///
  /// - Parameters:
  ///   - statistics: With trends.
  ///   - span: What they were asked for.
  ///   - now: The present.
  init(_ statistics: ChatStatistics, span: StatisticsView.Span, now: Moment) {
    self.init()
    models = statistics.models.map(Measured.Model.init)
    days = Self.days(statistics, span, now)
    chains = statistics.chains.map { chain in
      var figures = Chain(
        entries: chain.entries, runs: chain.runs, answersByEntry: chain.answersByEntry,
        failed: chain.failed)
      figures.direct = chain.direct.map { $0 / 1000 }
      figures.fallenBack = chain.fallenBack.map { $0 / 1000 }
      return figures
    }
    guard let time = statistics.time else { return }
    scale = Self.scale(span, time)
    marks = Self.marks(span, time)
  }

  /// Every day of a span with an end; of all time those on which something was asked.
  private static func days(
    _ statistics: ChatStatistics, _ span: StatisticsView.Span, _ now: Moment
  ) -> [Day] {
    guard let count = span.days else {
      return statistics.days.map { day in
        Day(name: day.date, cost: day.cost, answers: day.answers)
      }
    }
    let known = Dictionary(statistics.days.map { ($0.date, $0) }) { first, _ in first }
    return (0..<count).reversed().map { before in
      // Noon, which every day has.
      let day = now.startOfDay(daysBefore: before).advanced(milliseconds: 43_200_000)
      let found = known[day.fields(isLocal: true).date]
      return Day(name: day.dayName, cost: found?.cost ?? 0, answers: found?.answers ?? 0)
    }
  }

  private static func scale(_ span: StatisticsView.Span, _ time: Range<Moment>) -> String {
    let days = Int(time.lowerBound.days(until: time.upperBound).rounded())
    switch days {
    case ...1: return "today, an hour a column"
    case 7 where span == .week: return "seven days, six hours a column"
    case 30 where span == .month: return "30 days, a day a column"
    default: return "\(days) days"
    }
  }

  private static func marks(_ span: StatisticsView.Span, _ time: Range<Moment>) -> [Mark] {
    let days = Int(time.lowerBound.days(until: time.upperBound).rounded())
    guard days > 1 else {
      return [0, 6, 12, 18].map { Mark(place: Double($0) / 24, word: "\($0)h") }
    }
    let step = days <= 7 ? 1 : (days + 5) / 6
    return stride(from: 0, to: days, by: max(1, step)).map { day in
      let noon = time.lowerBound.advanced(milliseconds: Int64(day) * 86_400_000 + 43_200_000)
      let name = noon.dayName
      // `Thu Jun 25`: the weekday of a week, else the day of the month.
      let word = days <= 7 ? String(name.prefix(2)) : String(name.dropFirst(4))
      return Mark(place: Double(day) / Double(days), word: word)
    }
  }
}

extension Measured.Model {
  init(_ model: ChatStatistics.Model) {
    self.init(model.id.description)
    answers = model.answers
    asked = model.asked
    firstChoice = model.firstChoice
    failures = model.failuresByCount.map { Measured.Count($0.kind.rawValue, $0.count) }
    firstToken = model.firstToken.map { .init(median: $0.median / 1000, p95: $0.p95 / 1000) }
    speed = model.tokensPerSecond.map { .init(median: $0.median, p95: $0.p95) }
    firstTokenTrend = model.firstTokenTrend.map { $0.map { $0 / 1000 } }
    speedTrend = model.speedTrend
    tokens = model.tokens
    cost = model.cost
    hasUnknownCost = model.unpriced > 0
    let votes = model.votes
    if votes != .init() {
      self.votes = .init(
        won: votes.won, lost: votes.lost, tied: votes.tied, rate: votes.rate,
        interval: votes.interval)
    }
  }
}

extension StatisticsView.Span {
  /// Into how many stretches the trends are cut: two for each column of a plot.
  var stretches: Int {
    switch self {
    case .day: 48
    case .week, .all: 56
    case .month: 60
    }
  }

  /// The first moment that counts.
  func start(_ now: Moment) -> Moment {
    days.map { now.startOfDay(daysBefore: $0 - 1) } ?? Moment(milliseconds: 0)
  }
}

extension Moment {
  fileprivate func days(until end: Moment) -> Double {
    Double(end.milliseconds - milliseconds) / 86_400_000
  }
}
