import AppCore
import Screen
import TextLayout

extension ScreenView {
  /// What was measured, on the whole screen: the models, the selected one closer, cost and votes.
  func drawStatistics(_ view: StatisticsView, _ state: AppState, in frame: inout Frame) {
    let fact = StatisticsView.Span.allCases.map {
      $0 == view.span ? "[\($0.rawValue)]" : $0.rawValue
    }.joined(separator: "  ")
    // The figures of another span stay until those of this one have come.
    let isOld = view.isReading && view.measured != nil
    let title =
      "Statistics"
      + (frame.columns < 70 ? "" : "  " + Self.name(of: view.span) + (isOld ? ", adding up" : ""))
    let body = drawSurface(title, fact: fact, in: &frame)
    if let sentence = view.sentence {
      frame.write(
        DisplayWidth.truncate(Sanitizer.line(sentence), to: body.width - 2, cut: .end),
        in: body.line(body.height - 1).inset(left: 1), style: palette[.info])
    }
    guard let measured = view.measured else { return }
    guard !measured.isEmpty else {
      drawNothingMeasured(view, state, in: body.inset(top: 1, left: 2, right: 1), of: &frame)
      return
    }
    let layout = StatisticsLayout(measured, view, body)
    drawModels(view, measured, in: layout.models, of: &frame)
    for (part, area) in layout.parts {
      switch part {
      case .cost: drawCost(measured, in: area, of: &frame)
      case .failures:
        if let model = view.selected { drawCloser(model, measured, in: area, of: &frame) }
      case .votes: drawVoteTable(measured, in: area, of: &frame)
      case .chains: drawChains(measured, in: area, of: &frame)
      }
    }
    if let foot = layout.foot {
      frame.write(
        "own measurements on this machine; nothing is sent anywhere", in: foot.inset(left: 2),
        style: palette[.muted])
    }
  }

  /// The keys of the statistics, as they do something now.
  func statisticsKeys(_ view: StatisticsView, _ state: AppState) -> [(String, String)] {
    guard let measured = view.measured, !measured.isEmpty else {
      return [("h l", "span"), ("Esc", "back")]
    }
    let body = Rect(row: 1, width: state.columns, height: max(0, state.rows - 2))
    let next = StatisticsLayout(measured, view, body).hidden
    let hasAnswers = view.selected.map { $0.answers > 0 } ?? false
    return [
      ("j k", "model"), ("h l", "span"),
    ] + (next.map { [("Tab", $0.rawValue)] } ?? [])
      + (hasAnswers ? [("Enter", "its answers")] : []) + [
        ("s", "sort by \(view.order.rawValue)"), ("x", "export JSON"), ("y", "copy as text"),
        ("Esc", "back"),
      ]
  }

  private static func name(of span: StatisticsView.Span) -> String {
    switch span {
    case .day: "today"
    case .week, .month: "last \(span.rawValue)"
    case .all: "all days"
    }
  }

  private func drawNothingMeasured(
    _ view: StatisticsView, _ state: AppState, in area: Rect, of frame: inout Frame
  ) {
    let what =
      view.span == .all
      ? "Nothing was measured yet." : "Nothing was measured in this time; l shows a longer one."
    let next =
      state.isIncognito
      ? "This run keeps nothing, so that nothing of it is counted."
      : "Esc, then ask something: each answer that is kept is counted here."
    for (row, sentence) in [what, next].enumerated() {
      frame.write(sentence, in: area.line(row), style: palette[.muted])
    }
  }

  // MARK: The models

  private func drawModels(
    _ view: StatisticsView, _ measured: Measured, in area: Rect, of frame: inout Frame
  ) {
    let table = StatisticsTable(measured, width: area.width)
    let (head, subhead) = (area.line(0), area.line(1))
    frame.write("model", at: head.row, table.nameStart, style: style(view.order == .name))
    for column in table.columns where !column.isPlot {
      let isPair = !column.subtitle.isEmpty
      let place = Rect(row: head.row, column: column.start, width: column.width, height: 1)
      let style = style(column.order == view.order)
      // A title over several columns begins with the first of them.
      if isPair {
        frame.write(column.title, at: head.row, column.start, style: style)
        frame.write(column.subtitle, at: subhead.row, column.start, style: palette[.muted])
      } else {
        frame.write(column.title, in: place, style: style, alignment: .trailing)
      }
    }
    let rows = area.inset(top: 2, bottom: 1)
    let first = max(0, min(view.selection - rows.height / 2, measured.models.count - rows.height))
    for (row, model) in measured.models.dropFirst(first).prefix(rows.height).enumerated() {
      let isSelected = first + row == view.selection
      draw(model, isSelected, table, in: rows.line(row), of: &frame)
    }
    let below = measured.models.count - first - rows.height
    if below > 0 {
      frame.write(
        "\(below) more below", in: area.line(area.height - 1).inset(left: 2), style: palette[.muted]
      )
    }
  }

  private func style(_ isOrder: Bool) -> Style { palette[isOrder ? .accent : .muted] }

  private func draw(
    _ model: Measured.Model, _ isSelected: Bool, _ table: StatisticsTable, in line: Rect,
    of frame: inout Frame
  ) {
    let style = palette.style(of: TextStyle(.text, on: isSelected ? .selection : nil))
    if isSelected { frame.fill(line, style: style) }
    frame.write(isSelected ? "› " : "  ", in: line, style: style)
    frame.write(
      PaneTitle.short(Sanitizer.line(model.id), to: table.nameWidth), at: line.row,
      table.nameStart, style: style, within: line)
    for column in table.columns {
      let place = Rect(row: line.row, column: column.start, width: column.width, height: 1)
      frame.write(
        column.text(model), in: place.intersection(line),
        style: isSelected || !column.isPlot ? style : palette[.muted],
        alignment: column.isPlot ? .leading : .trailing)
    }
  }
}
