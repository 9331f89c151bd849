import AppCore
import Screen
import TextLayout

/// What stands below the models in the statistics.
extension ScreenView {
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
  func drawCloser(
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

  func drawCost(_ measured: Measured, in area: Rect, of frame: inout Frame) {
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
  func drawVoteTable(_ measured: Measured, in area: Rect, of frame: inout Frame) {
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

  func drawChains(_ measured: Measured, in area: Rect, of frame: inout Frame) {
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
