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
    return [
      ("j k", "model"), ("h l", "span"), ("s", "sort by \(view.order.rawValue)"),
      ("Enter", "its answers"),
    ] + (next.map { [("Tab", $0.rawValue)] } ?? []) + [
      ("x", "export JSON"), ("y", "copy as text"), ("Esc", "back"),
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

  // MARK: Below the models

  /// A light rule with a title and a fact at the right.
  func drawRule(_ title: String, fact: String, in line: Rect, of frame: inout Frame) {
    var lines = Lines(in: frame.bounds)
    lines.addHorizontal(row: line.row, columns: line.column..<line.endColumn, .light)
    frame.draw(lines, light: palette[.faint], heavy: palette[.focus])
    let hasFact = !fact.isEmpty && DisplayWidth.width(of: title + fact) + 10 <= line.width
    let room = line.width - 6 - (hasFact ? DisplayWidth.width(of: fact) + 3 : 0)
    let label = " \(DisplayWidth.truncate(title, to: room)) "
    frame.write(label, at: line.row, line.column + 1, style: palette[.accent], within: line)
    guard hasFact else { return }
    let width = DisplayWidth.width(of: fact) + 3
    frame.write(
      " \(fact) ", at: line.row, line.endColumn - width, style: palette[.muted], within: line)
  }

  /// The selected model: its failures by kind, and the first token over the time.
  private func drawCloser(
    _ model: Measured.Model, _ measured: Measured, in area: Rect, of frame: inout Frame
  ) {
    let isWide = area.width >= 100
    drawRule(
      Sanitizer.line(model.id), fact: isWide ? measured.scale : "", in: area.line(0), of: &frame)
    let middle = isWide ? area.width * 58 / 120 : area.width
    let left = Rect(row: area.row + 1, column: 2, width: middle - 2, height: area.height - 2)
    drawFailures(model, in: left, of: &frame)
    guard isWide else { return }
    let right = Rect(
      row: left.row, column: middle, width: area.width - middle - 1, height: left.height)
    drawTrend(model, measured, in: right, of: &frame)
  }

  private func drawFailures(_ model: Measured.Model, in area: Rect, of frame: inout Frame) {
    frame.write(
      model.failures.isEmpty ? "no failure" : "failures by kind", in: area.line(0),
      style: palette[.muted])
    let most = model.failures.map(\.count).max() ?? 1
    let shown = model.failures.prefix(area.height - 1)
    for (row, failure) in shown.enumerated() {
      let line = area.line(row + 1)
      let isRest = row == area.height - 2 && model.failures.count > shown.count
      let rest = model.failures.dropFirst(row)
      frame.write(
        isRest ? "\(rest.count) more kinds" : failure.name, in: line, style: palette[.text])
      let count = isRest ? rest.reduce(0) { $0 + $1.count } : failure.count
      let bar = Plot.bar(Double(count) / Double(max(1, most)), columns: max(8, area.width - 32))
      frame.write(bar, at: line.row, line.column + 22, style: palette[.danger], within: line)
      frame.write(
        "\(count)", in: Rect(row: line.row, column: line.column, width: area.width - 4, height: 1),
        style: palette[.text], alignment: .trailing)
    }
  }

  private func drawTrend(
    _ model: Measured.Model, _ measured: Measured, in area: Rect, of frame: inout Frame
  ) {
    let known = model.firstTokenTrend.compactMap(\.self)
    guard let highest = known.max(), highest > 0, area.height >= 5 else {
      frame.write("no first token measured", in: area.line(0), style: palette[.muted])
      return
    }
    frame.write("first token, seconds", in: area.line(0), style: palette[.muted])
    let top = Self.scaleTop(highest)
    let columns = min(max(28, model.firstTokenTrend.count / 2), area.width - 9)
    let rows = Plot.rows(model.firstTokenTrend, columns: columns, rows: 3, top: top)
    for (row, text) in rows.enumerated() {
      let line = area.line(row + 1)
      frame.write(text, at: line.row, line.column + 8, style: palette[.info], within: line)
    }
    let decimals = top < 0.1 ? 2 : top < 10 ? 1 : 0
    let labels = [(1, top), (3, 0)]
    for (row, value) in labels {
      frame.write(
        Figures.fixed(value, decimals: decimals), in: area.line(row), style: palette[.muted])
    }
    let axis = area.line(4)
    var free = 0
    for mark in measured.marks {
      let column = axis.column + 8 + Int(mark.place * Double(columns))
      guard column >= free else { continue }
      free =
        2
        + frame.write(
          mark.word, at: axis.row, column, style: palette[.muted], within: axis)
    }
  }

  /// A round figure that is not smaller.
  private static func scaleTop(_ highest: Double) -> Double {
    var unit = 1.0
    while unit * 10 <= highest, unit < 1e9 { unit *= 10 }
    while unit > highest, unit > 1e-6 { unit /= 10 }
    return (highest / unit).rounded(.up) * unit
  }

  private func drawCost(_ measured: Measured, in area: Rect, of frame: inout Frame) {
    let answers = measured.answers == 1 ? "1 answer" : "\(measured.answers) answers"
    let more = measured.hasUnknownCost ? " and more" : ""
    drawRule(
      "cost per day", fact: "in all \(Figures.dollars(measured.cost))\(more) in \(answers)",
      in: area.line(0), of: &frame)
    let hasVotes = area.width >= 100
    let split = hasVotes ? area.width * 80 / 120 : area.width
    let left = Rect(row: area.row + 1, column: 2, width: split - 4, height: area.height - 2)
    drawDays(measured.days, in: left, of: &frame)
    guard hasVotes else { return }
    let right = Rect(
      row: left.row, column: split, width: area.width - split - 2, height: left.height)
    drawVotes(measured, in: right, of: &frame)
  }

  private func drawDays(_ days: [Measured.Day], in area: Rect, of frame: inout Frame) {
    guard area.height > 0 else { return }
    var days = days
    let isCut = days.count > area.height
    if isCut {
      let older = days.dropLast(area.height - 1)
      let sum = Measured.Day(
        name: "\(older.count) before", cost: older.reduce(0) { $0 + $1.cost },
        answers: older.reduce(0) { $0 + $1.answers })
      days = [sum] + days.suffix(area.height - 1)
    }
    // The sum of many days is no day to compare others with.
    let own = isCut ? days.dropFirst() : days[...]
    let most = own.map(\.cost).max() ?? 0
    for (row, day) in days.enumerated() {
      let line = area.line(row)
      frame.write(day.name, in: line, style: palette[.text])
      if !isCut || row > 0 {
        frame.write(
          Plot.bar(most > 0 ? day.cost / most : 0, columns: max(4, area.width - 26)),
          at: line.row, line.column + 14, style: palette[.accent], within: line)
      }
      frame.write(
        Figures.dollars(day.cost), in: line.inset(right: 2), style: palette[.text],
        alignment: .trailing)
    }
  }

  /// The rates at which models won, with the interval that holds the true one.
  private func drawVotes(_ measured: Measured, in area: Rect, of frame: inout Frame) {
    let voted = measured.models.filter { $0.votes?.rate != nil }
      .sorted { ($0.votes?.rate ?? 0) > ($1.votes?.rate ?? 0) }
    guard !voted.isEmpty else {
      frame.write("no votes; = in a chat compares two", in: area.line(0), style: palette[.muted])
      return
    }
    frame.write("votes, 95% interval", in: area.line(0), style: palette[.muted])
    let scale = min(20, max(10, area.width - 28))
    for (row, model) in voted.prefix(area.height - 1).enumerated() {
      guard let votes = model.votes, let rate = votes.rate, let interval = votes.interval else {
        continue
      }
      let line = area.line(row + 1)
      let name = Sanitizer.line(
        model.id.split(separator: "/", maxSplits: 1).last.map(String.init) ?? "")
      frame.write(
        PaneTitle.short(name, to: area.width - scale - 7), in: line, style: palette[.text])
      let start = line.endColumn - scale - 5
      func column(_ share: Double) -> Int { min(scale - 1, Int(share * Double(scale))) }
      let bar =
        (column(interval.lowerBound)...max(column(interval.lowerBound), column(interval.upperBound)))
      for place in bar {
        frame.write(
          place == column(rate) ? "╋" : "─", at: line.row, start + place, style: palette[.info],
          within: line)
      }
      frame.write(
        Measured.percent(rate), in: line, style: palette[.text], alignment: .trailing)
    }
  }

  /// The votes where the cost has no room for them: with how many there were of each kind.
  private func drawVoteTable(_ measured: Measured, in area: Rect, of frame: inout Frame) {
    drawRule("votes, 95% interval", fact: "", in: area.line(0), of: &frame)
    let voted = measured.models.filter { $0.votes != nil }
    guard !voted.isEmpty else {
      frame.write(
        "Nobody has voted: in a chat, = compares two answers and asks for a vote.",
        in: area.line(1).inset(left: 2), style: palette[.muted])
      return
    }
    for (row, model) in voted.prefix(area.height - 2).enumerated() {
      guard let votes = model.votes else { continue }
      let line = area.line(row + 1).inset(left: 2, right: 1)
      let interval = votes.interval.map {
        "\(Measured.percent($0.lowerBound)) to \(Measured.percent($0.upperBound))"
      }
      let facts = [
        ("\(votes.won) won", 9), ("\(votes.lost) lost", 10), ("\(votes.tied) tied", 10),
        (Measured.percent(votes.rate), 10), (interval ?? "", 16),
      ]
      var column = line.endColumn - facts.reduce(0) { $0 + $1.1 }
      frame.write(
        PaneTitle.short(Sanitizer.line(model.id), to: max(4, column - line.column)), in: line,
        style: palette[.text])
      for (text, width) in facts {
        frame.write(
          text, in: Rect(row: line.row, column: column, width: width, height: 1),
          style: palette[.muted], alignment: .trailing)
        column += width
      }
    }
  }

  private func drawChains(_ measured: Measured, in area: Rect, of frame: inout Frame) {
    drawRule("chains", fact: "", in: area.line(0), of: &frame)
    let chains = Array(measured.chains.prefix(area.height - 2))
    let runs = chains.map { DisplayWidth.width(of: "\($0.runs)") }.max() ?? 1
    let facts = chains.map { Self.facts(of: $0, runs: runs) }
    let width = area.width - 3
    let widest = facts.map { DisplayWidth.width(of: $0.joined(separator: "   ")) }.max() ?? 0
    // The names have the room that the facts leave; on a narrow screen facts go from the end.
    let room = min(40, max(min(29, width / 3), width - widest - 3))
    for (row, chain) in chains.enumerated() {
      let line = area.line(row + 1).inset(left: 2, right: 1)
      var facts = facts[row]
      while facts.count > 1,
        DisplayWidth.width(of: facts.joined(separator: "   ")) > line.width - room - 3
      {
        facts.removeLast()
      }
      frame.write(Self.name(of: chain, room: room), in: line, style: palette[.text])
      frame.write(
        facts.joined(separator: "   "), at: line.row, line.column + room + 3,
        style: palette[.muted], within: line)
    }
  }

  private static func facts(of chain: Measured.Chain, runs: Int) -> [String] {
    let ordinals = ["first choice", "second", "third", "fourth"]
    let count = DisplayWidth.pad("\(chain.runs)", to: runs, alignment: .trailing)
    var facts = [count + (chain.runs == 1 ? " run " : " runs")]
    for (place, answers) in chain.answersByEntry.enumerated() where place == 0 || answers > 0 {
      let name = ordinals.indices.contains(place) ? ordinals[place] : "entry \(place + 1)"
      facts.append("\(name) \(Measured.percent(Double(answers) / Double(max(1, chain.runs))))")
    }
    facts.append("failed \(chain.failed)")
    var times: [String] = []
    if let direct = chain.direct { times.append("median \(Measured.seconds(direct))") }
    if let later = chain.fallenBack { times.append("fallen back \(Measured.seconds(later))") }
    return times.isEmpty ? facts : facts + [times.joined(separator: ", ")]
  }

  /// Both models of a chain of two; of a longer one the first and how many follow.
  private static func name(of chain: Measured.Chain, room: Int) -> String {
    let title = PaneTitle(chain: chain.entries.map { ChainItem($0) })
    let whole = title.text(room)
    guard chain.entries.count == 2, whole.hasSuffix(" › 1 more") else { return whole }
    return chain.entries.map { entry in
      PaneTitle.short(Sanitizer.line(ChainItem(entry).model), to: (room - 3) / 2)
    }.joined(separator: " › ")
  }
}
