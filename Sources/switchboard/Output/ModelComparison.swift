import Catalog
import CatalogRefresh
import ChatModel
import SwitchboardKit
import TextLayout

/// Models side by side, a fact a row, the best of a row marked.
struct ModelComparison {
  private struct Row {
    var name: String
    var cells: [String]
    /// Which of them are best; none when they are all alike.
    var best: Set<Int> = []
  }

  private let models: [ModelRecord]
  private var rows: [Row] = []

  init(_ models: [ModelRecord], program: Program) {
    self.models = models
    let speeds = SpeedBookStore(program.directories).load().entries
    addPrices()
    add("context", models.map(\.contextWindow), largest: true, Figures.tokens)
    add("answer at most", models.map(\.maxOutputTokens), largest: true, Figures.tokens)
    add("takes") { $0.input.map(\.rawValue).joined(separator: " ") }
    add("gives") { $0.output.map(\.rawValue).joined(separator: " ") }
    add("reasoning") { model in
      guard model.reasons else { return "no" }
      let controls = model.reasoningControls.joined(separator: " | ")
      return controls.isEmpty ? "yes" : controls
    }
    add("tools") { $0.callsTools ? "yes" : "no" }
    add("JSON schema") { $0.structuredOutput.map { $0 ? "yes" : "no" } ?? "unknown" }
    add("temperature") { $0.acceptsTemperature.map { $0 ? "yes" : "refused" } ?? "unknown" }
    add("knowledge") { $0.knowledge ?? "unknown" }
    add("released") { $0.released ?? "unknown" }
    add("weights") { $0.hasOpenWeights ? "open" : "closed" }
    add("status") { $0.status?.rawValue ?? "" }
    add("key") { program.isReady($0.id.provider) ? "ready" : "not set" }
    add(
      "first token", models.map { speeds[$0.id]?.firstToken }, largest: false,
      unknown: "not measured"
    ) {
      Figures.time(.seconds($0))
    }
    add(
      "speed", models.map { speeds[$0.id]?.tokensPerSecond }, largest: true,
      unknown: "not measured", Figures.rate)
  }

  /// The lines; columns share a terminal's width, and long cells are cut in their middle.
  func lines(width: Int?) -> [String] {
    let shown = rows.filter { row in row.cells.contains { !$0.isEmpty } }
    let head = [
      Row(name: "", cells: models.map(\.id.provider)), Row(name: "", cells: models.map(\.id.model)),
    ]
    let label = shown.reduce(0) { max($0, DisplayWidth.width(of: $1.name)) }
    var widths = models.indices.map { column in
      (head + shown).reduce(0) { max($0, DisplayWidth.width(of: $1.cells[column]) + 2) }
    }
    if let width {
      let room = max(10, (width - label - 2) / models.count - 2)
      widths = widths.map { min($0, room) }
    }
    return (head + shown).map { row in
      var line = DisplayWidth.fit(row.name, to: label, alignment: .leading)
      for (column, cell) in row.cells.enumerated() {
        let text = Sanitizer.line(cell) + (row.best.contains(column) ? " ◂" : "")
        line += "  " + DisplayWidth.fit(text, to: widths[column], alignment: .leading)
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  private mutating func addPrices() {
    add("input per M", models.map { $0.prices?.input }, largest: false, Figures.price)
    add("output per M", models.map { $0.prices?.output }, largest: false, Figures.price)
    add("cache read", models.map { $0.prices?.cacheRead }, largest: false, Figures.price)
    add("dearer above") { model in
      guard let prices = model.prices else { return "unknown" }
      return prices.tiers.first.map { Figures.tokens($0.above) } ?? "never"
    }
  }

  private mutating func add(_ name: String, _ text: (ModelRecord) -> String) {
    rows.append(Row(name: name, cells: models.map(text)))
  }

  private mutating func add<Value: Comparable>(
    _ name: String, _ values: [Value?], largest: Bool, unknown: String = "unknown",
    _ text: (Value) -> String
  ) {
    let known = values.compactMap(\.self)
    let best = largest ? known.max() : known.min()
    let isAlike = known.count < 2 || known.allSatisfy { $0 == known[0] }
    let marked = isAlike ? [] : values.indices.filter { values[$0] == best && best != nil }
    rows.append(
      Row(name: name, cells: values.map { $0.map(text) ?? unknown }, best: Set(marked)))
  }
}
