import Glibc

/// Collects figures and prints them as Markdown tables.
struct Report {
  private(set) var figures: [Figure] = []
  private var title = ""
  private var section: [Figure] = []
  private var remarks: [String] = []

  /// Begins a table.
  mutating func begin(_ title: String) {
    self.title = title
    section = []
    remarks = []
  }

  mutating func add(_ figure: Figure) { section.append(figure) }

  /// Says something below the table.
  mutating func remark(_ sentence: String) { remarks.append(sentence) }

  /// Says why something has no figure.
  mutating func notMeasured(_ what: String, _ reason: String) {
    remarks.append("\(what): not measured: \(reason).")
  }

  /// Prints the table.
  mutating func end() {
    figures += section
    print("\n### \(title)\n")
    if !section.isEmpty {
      Self.printTable(
        [["figure", "here", "beside it", "", "ratio", "limit"]] + section.map(Self.row))
    }
    if !remarks.isEmpty { print("\n" + remarks.joined(separator: "\n")) }
    fflush(nil)
  }

  /// The limits that were not kept, each in a line.
  var misses: [String] {
    figures.filter { $0.isKept == false }.map { figure in
      "\(figure.name): \(figure.ours.text), limit \(Self.limit(figure))"
    }
  }

  var keptCount: Int { figures.count { $0.isKept == true } }

  private static func row(_ figure: Figure) -> [String] {
    let (name, amount): (String, String) =
      switch figure.peer {
      case .none: ("", "")
      case .measured(let name, let amount): (name, amount.text)
      case .missing(let reason): ("not measured: \(reason)", "")
      }
    let ratio = figure.ratio.map { Amount.Unit.count.text($0) + "×" } ?? ""
    return [figure.name, figure.ours.text, name, amount, ratio, limit(figure)]
  }

  private static func limit(_ figure: Figure) -> String {
    let words =
      switch figure.limit {
      case nil: ""
      case .atMost(let most): "≤ \(figure.ours.unit.text(most))"
      case .atLeast(let least): "≥ \(figure.ours.unit.text(least))"
      case .ratioAtMost(let most): "≤ \(Amount.Unit.count.text(most))×"
      }
    return figure.isKept == false ? "**\(words), missed**" : words
  }

  private static func printTable(_ rows: [[String]]) {
    let widths = (rows.first ?? []).indices.map { column in
      rows.map { $0[column].count }.max() ?? 0
    }
    for (index, row) in rows.enumerated() {
      let cells = zip(row, widths).map { cell, width in
        cell + String(repeating: " ", count: width - cell.count)
      }
      print("| \(cells.joined(separator: " | ")) |")
      guard index == 0 else { continue }
      print("| \(widths.map { String(repeating: "-", count: $0) }.joined(separator: " | ")) |")
    }
  }
}
