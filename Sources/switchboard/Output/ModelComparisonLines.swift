import AppCore
import Catalog
import CatalogRefresh
import ChatModel
import Interface
import TextLayout

/// Models side by side as lines of text, the best of a row marked.
struct ModelComparisonLines {
  private let models: [ModelRecord]
  private let table: ModelComparisonTable

  init(_ models: [ModelRecord], program: Program) {
    self.models = models
    table = ModelComparisonTable(
      models, key: { program.isReady($0.id.provider) ? "◉ set" : "◌ not set" },
      speeds: SpeedBookStore(program.directories).load().entries.mapValues(ModelHabits.Speed.init))
  }

  /// The lines; columns share a terminal's width, and long cells are cut at their end.
  func lines(width: Int?) -> [String] {
    typealias Row = ModelComparisonTable.Row
    let head = [
      Row(name: "", cells: models.map(\.id.provider)), Row(name: "", cells: models.map(\.id.model)),
    ]
    let rows = head + table.groups.flatMap(\.self)
    let label = rows.reduce(0) { max($0, DisplayWidth.width(of: $1.name)) }
    var widths = models.indices.map { column in
      rows.reduce(0) { max($0, DisplayWidth.width(of: $1.cells[column]) + 2) }
    }
    if let width {
      let room = max(10, (width - label - 2) / models.count - 2)
      widths = widths.map { min($0, room) }
    }
    return rows.enumerated().map { place, row in
      var line = DisplayWidth.fit(row.name, to: label, alignment: .leading)
      for (column, cell) in row.cells.enumerated() {
        let mark = row.best.contains(column) ? " ◂" : ""
        let text = DisplayWidth.truncate(
          Sanitizer.line(cell), to: widths[column] - DisplayWidth.width(of: mark),
          cut: place < head.count ? .middle : .end)
        line += "  " + DisplayWidth.pad(text + mark, to: widths[column])
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
