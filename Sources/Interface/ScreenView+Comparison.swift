import AppCore
import Catalog
import ChatModel
import Screen
import SwitchboardKit
import TextLayout

extension ScreenView {
  /// The marked models side by side on the whole screen.
  mutating func drawComparison(
    _ comparison: ModelComparison, _ state: AppState, in frame: inout Frame
  ) {
    let browser = state.browser
    let area = Rect(width: frame.columns, height: max(0, frame.rows - 1))
    frame.caret = nil
    frame.fill(area, style: palette.ground)
    var lines = Lines(in: frame.bounds)
    lines.addHorizontal(row: 0, columns: 0..<frame.columns, .heavy)
    frame.draw(lines, light: palette[.faint], heavy: palette[.focus])
    let isShort = comparison.showsDifferencesOnly
    drawTitle(
      "Compare \(comparison.models.count) models", number: nil,
      fact: "d differing rows only: \(isShort ? "on" : "off")", in: area, isFocused: true,
      isCurrent: true, of: &frame)
    guard let catalog = browser.index?.catalog else { return }
    let models = comparison.models.map { catalog.model($0) ?? ModelRecord(id: $0, name: "") }
    let table = ModelComparisonTable(
      models,
      key: { model in
        let variable = catalog.provider(model.id.provider)?.keyVariables.first
        return browser.isReady(model.id.provider) ? "◉ set" : "◌ \(variable ?? "not set")"
      },
      speeds: browser.habits.speeds, usage: state.chat.turns.last?.answer.result?.usage,
      votes: state.tally)
    let shown = ComparisonColumns(comparison, width: area.width)
    drawHeads(models, comparison, shown, in: area.inset(top: 2), of: &frame)
    let body = area.inset(top: 5, bottom: 1)
    let rows = Self.rows(table, differencesOnly: isShort)
    overlayMetrics = ScrollMetrics(total: rows.count, height: body.height)
    if rows.isEmpty {
      frame.write(
        "  All rows are alike; d shows them.", in: body.line(0), style: palette[.muted])
    }
    let first = min(comparison.top, max(0, rows.count - body.height))
    for (line, row) in rows.dropFirst(first).prefix(body.height).enumerated() {
      guard let row else { continue }
      draw(row, comparison, shown, in: body.line(line), of: &frame)
    }
    drawFoot(
      rows.count - first - body.height, hasBest: rows.contains { $0?.best.isEmpty == false }, shown,
      in: area.line(area.height - 1), of: &frame)
  }

  /// The rows with an empty one between two groups.
  private static func rows(
    _ table: ModelComparisonTable, differencesOnly: Bool
  ) -> [ModelComparisonTable.Row?] {
    let groups = table.groups.map { $0.filter { !differencesOnly || !$0.isAlike } }
      .filter { !$0.isEmpty }
    return Array(groups.map { $0.map(Optional.some) }.joined(separator: [nil]))
  }

  private func drawHeads(
    _ models: [ModelRecord], _ comparison: ModelComparison, _ shown: ComparisonColumns,
    in area: Rect, of frame: inout Frame
  ) {
    for index in shown.range where models.indices.contains(index) {
      let cell = shown.cell(index)
      let isChosen = index == comparison.column
      let style =
        isChosen ? palette.style(of: TextStyle(.text, on: .selection)) : palette[.accent]
      for (line, text) in [models[index].id.provider, models[index].id.model].enumerated() {
        let rect = Rect(
          row: area.row + line, column: cell.lowerBound, width: cell.count, height: 1)
        if isChosen { frame.fill(rect, style: style) }
        frame.write(
          DisplayWidth.truncate(Sanitizer.line(text), to: cell.count), in: rect,
          style: line == 0 && !isChosen ? palette[.muted] : style)
      }
    }
  }

  private func draw(
    _ row: ModelComparisonTable.Row, _ comparison: ModelComparison, _ shown: ComparisonColumns,
    in line: Rect, of frame: inout Frame
  ) {
    frame.write("  " + row.name, in: line, style: palette[.muted])
    for index in shown.range where row.cells.indices.contains(index) {
      let cell = shown.cell(index)
      let isBest = row.best.contains(index)
      let room = cell.count - (isBest ? 2 : 0)
      let text = DisplayWidth.truncate(row.cells[index], to: room, cut: .end)
      let rect = Rect(row: line.row, column: cell.lowerBound, width: cell.count, height: 1)
      let end = frame.write(text, in: rect, style: palette[isBest ? .winner : .text])
      if isBest { frame.write(" ◂", at: line.row, end, style: palette[.winner], within: rect) }
    }
  }

  private func drawFoot(
    _ below: Int, hasBest: Bool, _ shown: ComparisonColumns, in line: Rect, of frame: inout Frame
  ) {
    var facts = hasBest ? ["◂ best of the row"] : []
    if shown.hiddenCount > 0 {
      let columns = shown.hiddenCount == 1 ? "column" : "columns"
      facts.insert("\(shown.hiddenCount) more \(columns), h l", at: 0)
    }
    if below > 0 { facts.insert("\(below) more below, j", at: 0) }
    frame.write(
      facts.joined(separator: "   ") + " ", in: line, style: palette[.muted], alignment: .trailing)
  }
}

/// Which columns of a comparison fit, and where.
private struct ComparisonColumns {
  private static let first = 20
  private static let narrowest = 18

  let range: Range<Int>
  let hiddenCount: Int
  private let width: Int

  init(_ comparison: ModelComparison, width: Int) {
    let count = comparison.models.count
    let fitting = min(count, max(1, (width - Self.first) / Self.narrowest))
    let start = min(max(0, comparison.column - fitting + 1), max(0, count - fitting))
    range = start..<(start + fitting)
    hiddenCount = count - fitting
    self.width = max(1, (width - Self.first) / max(1, fitting))
  }

  func cell(_ index: Int) -> Range<Int> {
    let start = Self.first + (index - range.lowerBound) * width
    return start..<(start + max(1, width - 1))
  }
}
