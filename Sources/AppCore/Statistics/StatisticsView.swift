/// The statistics on the screen: what time, in which order, and the model that is looked at.
package struct StatisticsView: Sendable {
  /// The time that counts: whole days, today among them.
  package enum Span: String, Sendable, Hashable, CaseIterable {
    case day = "1 day"
    case week = "7 days"
    case month = "30 days"
    case all

    /// How many days; nil for every day.
    package var days: Int? {
      switch self {
      case .day: 1
      case .week: 7
      case .month: 30
      case .all: nil
      }
    }
  }

  /// The figure by which the models stand.
  package enum Order: String, Sendable, Hashable, CaseIterable {
    case answers, first, failed, firstToken = "first token", speed = "tok/s", tokens, cost, won
    case name
  }

  /// What stands below the models where there is no room for everything.
  package enum Part: String, Sendable, Hashable, CaseIterable {
    case cost, failures, votes, chains
  }

  package internal(set) var span = Span.week
  package internal(set) var part = Part.cost
  package internal(set) var order = Order.answers
  package internal(set) var selection = 0
  /// nil until they have been read.
  package internal(set) var measured: Measured?
  /// Whether the figures of the span are still being added up.
  package internal(set) var isReading = true
  /// What became of the last work, or why nothing can be read.
  package internal(set) var sentence: String?

  package init() {}

  package var selected: Measured.Model? {
    guard let models = measured?.models, models.indices.contains(selection) else { return nil }
    return models[selection]
  }

  mutating func move(to row: Int) {
    selection = min(max(0, row), max(0, (measured?.models.count ?? 0) - 1))
  }

  /// Takes the figures of a span; those of another one came too late.
  mutating func take(_ measured: Measured, for span: Span) {
    guard span == self.span else { return }
    let before = selected?.id
    self.measured = measured
    isReading = false
    arrange(keeping: before)
  }

  /// The parts that there are on a screen of some width: on a wide one votes stand beside the cost.
  package func parts(columns: Int) -> [Part] {
    Part.allCases.filter { part in
      switch part {
      case .cost, .failures: true
      case .votes: columns < 100
      case .chains: measured?.chains.isEmpty == false
      }
    }
  }

  /// Shows the next part, around the end.
  mutating func turn(_ step: Int, columns: Int) {
    let all = parts(columns: columns)
    let here = all.firstIndex(of: part) ?? 0
    part = all[(here + step + all.count) % all.count]
  }

  mutating func sort() {
    let all = Order.allCases
    let here = all.firstIndex(of: order) ?? 0
    let before = selected?.id
    order = all[(here + 1) % all.count]
    arrange(keeping: before)
  }

  /// Puts the models in order, the best or the most first, and stays on the one that is looked at.
  private mutating func arrange(keeping id: String?) {
    guard var models = measured?.models else { return }
    let order = order
    models.sort { left, right in
      let (one, other) = (Self.rank(left, order), Self.rank(right, order))
      return one == other ? left.id < right.id : one > other
    }
    measured?.models = models
    move(to: id.flatMap { id in models.firstIndex { $0.id == id } } ?? 0)
  }

  /// What stands higher has more; what is not known stands last.
  private static func rank(_ model: Measured.Model, _ order: Order) -> Double {
    switch order {
    case .answers: Double(model.answers)
    case .first: model.firstChoiceRate ?? -1
    case .failed: Double(model.failed)
    case .firstToken: model.firstToken.map { -$0.median } ?? -.infinity
    case .speed: model.speed?.median ?? -1
    case .tokens: Double(model.tokens)
    case .cost: model.cost
    case .won: model.votes?.rate ?? -1
    case .name: 0
    }
  }
}
