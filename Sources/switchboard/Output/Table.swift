import JSONCoding
import TextLayout

/// Rows in aligned columns, fitted to a terminal's width.
struct Table {
  enum Side { case left, right }

  struct Column {
    var title: String
    var side = Side.left
    /// Columns with the highest number go first when the terminal is narrow; 0 always stays.
    var dispensable = 0
    /// To how many columns a cell may be cut, in its middle; nil: it stays whole.
    var least: Int?
  }

  /// A column of texts up to so wide is padded to its longest cell in any case.
  private static let usualWidth = 40

  var columns: [Column]
  var rows: [[String]] = []

  /// The lines of the table in a terminal of `width` columns; nil: as wide as it needs.
  func lines(width: Int?) -> [String] {
    var shown = Array(columns.indices)
    var widths = shown.map { column in
      rows.reduce(DisplayWidth.width(of: columns[column].title)) {
        max($0, DisplayWidth.width(of: $1[column]))
      }
    }
    if let width {
      let least = columns.indices.map { min(widths[$0], columns[$0].least ?? widths[$0]) }
      func total(_ widths: [Int]) -> Int { shown.reduce(0) { $0 + widths[$1] + 2 } - 2 }
      while total(least) > width,
        let worst = shown.filter({ columns[$0].dispensable > 0 })
          .max(by: { columns[$0].dispensable < columns[$1].dispensable })
      {
        shown.removeAll { $0 == worst }
      }
      // What is still too much is taken from the widest columns that may be cut.
      for column in shown.sorted(by: { widths[$0] > widths[$1] }) {
        let excess = max(0, total(widths) - width)
        widths[column] -= min(excess, widths[column] - least[column])
      }
    } else {
      for column in shown where columns[column].side == .left {
        widths[column] = min(widths[column], max(Self.usualWidth, mostNeed(column)))
      }
    }
    let header = shown.map { columns[$0].title }
    return ([header] + rows.map { row in shown.map { row[$0] } }).map { cells in
      line(cells, shown: shown, widths: widths, cuts: width != nil)
    }
  }

  /// What holds nine cells of ten: where no terminal sets a limit a longer one moves the rest of its own
  /// row alone.
  private func mostNeed(_ column: Int) -> Int {
    let widths = rows.map { DisplayWidth.width(of: $0[column]) }.sorted()
    return widths.isEmpty ? 0 : widths[(widths.count - 1) * 9 / 10]
  }

  private func line(_ cells: [String], shown: [Int], widths: [Int], cuts: Bool) -> String {
    var text = ""
    for (cell, column) in zip(cells, shown) {
      if !text.isEmpty { text += "  " }
      let cell = Sanitizer.line(cell)
      let width = cuts ? widths[column] : max(widths[column], DisplayWidth.width(of: cell))
      text += DisplayWidth.fit(
        cell, to: width, alignment: columns[column].side == .left ? .leading : .trailing)
    }
    while text.last == " " { text.removeLast() }
    return text
  }
}

extension Descriptor {
  /// Writes a table, fitted to the terminal when there is one.
  func table(_ table: Table) {
    for row in table.lines(width: columns) { line(row) }
  }

  /// Writes JSON, or the same rows separated by tabs with a line of names.
  func records(_ records: [JSONObject], format: RecordFormat) {
    switch format {
    case .text: return
    case .json: line(JSONValue.array(records.map(JSONValue.object)).text(.pretty))
    case .tsv:
      guard let first = records.first else { return }
      line(first.keys.joined(separator: "\t"))
      for record in records {
        line(record.members.map { Self.cell($0.value) }.joined(separator: "\t"))
      }
    }
  }

  private static func cell(_ value: JSONValue) -> String {
    switch value {
    case .null: ""
    case .string(let text): text.replacing("\t", with: " ").replacing("\n", with: " ")
    default: value.text()
    }
  }
}
