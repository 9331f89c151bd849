package import AppCore
package import Catalog
package import ChatModel
import TextLayout

/// Models side by side: a fact a row, the best of a row known.
package struct ModelComparisonTable: Sendable {
  package struct Row: Sendable {
    package var name: String
    package var cells: [String]
    /// Which cells are best; none when nothing is better than the rest.
    package var best: Set<Int> = []

    package init(name: String, cells: [String], best: Set<Int> = []) {
      self.name = name
      self.cells = cells
      self.best = best
    }

    /// Whether all models are alike in it.
    package var isAlike: Bool { cells.allSatisfy { $0 == cells.first } }
  }

  /// In groups; rows in which nothing is known of any model are left out.
  package private(set) var groups: [[Row]] = []

  /// - Parameters:
  ///   - models: Two or more.
  ///   - key: The state of a model's key in a word or two.
  ///   - speeds: What was measured.
  ///   - usage: What the last prompt used, to be priced for each of them.
  ///   - votes: How often people found them better.
  package init(
    _ models: [ModelRecord], key: (ModelRecord) -> String, speeds: [ModelID: ModelHabits.Speed],
    usage: Usage? = nil, votes: VoteTally = VoteTally()
  ) {
    var table = Builder(models: models)
    table.addPrices(of: usage)
    table.addAbilities()
    table.add("key", key)
    table.addSpeeds(models.map { speeds[$0.id] })
    table.addVotes(votes)
    groups = table.groups.map { $0.filter { row in row.cells.contains { !$0.isEmpty } } }
  }
}

/// Collects the rows.
private struct Builder {
  typealias Row = ModelComparisonTable.Row

  let models: [ModelRecord]
  var groups: [[Row]] = []

  init(models: [ModelRecord]) { self.models = models }

  mutating func addPrices(of usage: Usage?) {
    groups.append([])
    add("input per M", models.map { $0.prices?.input }, largest: false, Figures.price)
    add("output per M", models.map { $0.prices?.output }, largest: false, Figures.price)
    add("cache read", models.map { $0.prices?.cacheRead }, largest: false, Figures.price)
    add("dearer above") { model in
      guard let prices = model.prices else { return "unknown" }
      return prices.tiers.first.map { Figures.tokens($0.above) } ?? "never"
    }
    guard let usage else { return }
    add(
      "your last prompt", models.map { $0.prices?.cost(of: usage) }, largest: false, Figures.dollars
    )
  }

  mutating func addAbilities() {
    groups.append([])
    add("context", models.map(\.contextWindow), largest: true, Figures.tokens)
    add("answer at most", models.map(\.maxOutputTokens), largest: true, Figures.tokens)
    add("takes") {
      $0.input.count == 5 ? "all five" : $0.input.map(\.rawValue).joined(separator: " ")
    }
    add("gives") { $0.output.map(\.rawValue).joined(separator: " ") }
    add("reasoning") { model in
      ModelWords.reasoning(model).map { name, value in
        switch name {
        case "reasoning": value
        case "thinking": "on/off"
        case "budget": Self.budget(value)
        default: Self.levels(value)
        }
      }.joined(separator: ", ")
    }
    add("temperature") { $0.acceptsTemperature.map { $0 ? "yes" : "refused" } ?? "unknown" }
    add("tools") { $0.callsTools ? "yes" : "no" }
    add("JSON schema") { $0.structuredOutput.map { $0 ? "yes" : "no" } ?? "unknown" }
    add("knowledge") { $0.knowledge ?? "unknown" }
    add("released") { $0.released ?? "unknown" }
    add("weights") { $0.hasOpenWeights ? "open" : "closed" }
    add("status") { $0.status.map { $0 == .deprecated ? "retired" : $0.rawValue } ?? "" }
  }

  /// `1024 tokens and up`, `128 to 32768 tokens`.
  private static func budget(_ range: String) -> String {
    let end = " and up"
    return range.hasSuffix(end) ? range.dropLast(end.count) + " tokens" + end : range + " tokens"
  }

  /// `5 levels, none to xhigh`.
  private static func levels(_ names: String) -> String {
    let names = names.split(separator: " ")
    guard names.count > 2, let first = names.first, let last = names.last else {
      return names.joined(separator: " or ")
    }
    return "\(names.count) levels, \(first) to \(last)"
  }

  mutating func addSpeeds(_ speeds: [ModelHabits.Speed?]) {
    groups.append([])
    let unknown = "not measured"
    add("first token", speeds.map { $0?.firstToken }, largest: false, unknown: unknown) {
      Figures.time(.seconds($0))
    }
    add(
      "speed", speeds.map { $0?.tokensPerSecond }, largest: true, unknown: unknown, Figures.rate)
  }

  mutating func addVotes(_ votes: VoteTally) {
    let counts = models.map { model in
      let sum = votes.sum(of: model.id.description)
      return (won: sum.wins, of: sum.wins + sum.losses + sum.ties + sum.bothBad)
    }
    guard counts.contains(where: { $0.of > 0 }) else { return }
    let shares = counts.map { $0.of > 0 ? Double($0.won) / Double($0.of) : nil }
    add("votes won", shares, largest: true, unknown: "none") { _ in "" }
    let last = groups.count - 1
    guard let row = groups[last].popLast() else { return }
    let cells = counts.map { $0.of > 0 ? "\($0.won) of \($0.of)" : "none" }
    groups[last].append(Row(name: row.name, cells: cells, best: row.best))
  }

  mutating func add(_ name: String, _ text: (ModelRecord) -> String) {
    append(Row(name: name, cells: models.map { Sanitizer.line(text($0)) }))
  }

  private mutating func add<Value: Comparable>(
    _ name: String, _ values: [Value?], largest: Bool, unknown: String = "unknown",
    _ text: (Value) -> String
  ) {
    let known = values.compactMap(\.self)
    let best = largest ? known.max() : known.min()
    let isAlike = known.count < 2 || known.allSatisfy { $0 == known.first }
    let marked = isAlike ? [] : values.indices.filter { values[$0] == best && best != nil }
    append(Row(name: name, cells: values.map { $0.map(text) ?? unknown }, best: Set(marked)))
  }

  private mutating func append(_ row: Row) { groups[groups.count - 1].append(row) }
}
