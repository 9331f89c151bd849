import AppCore
import SwitchboardKit
import TextLayout

/// Speed and cost of the last answers of all panes, the best of each column marked.
struct PaneFigures {
  private struct Column: Sendable {
    var name: String
    /// What a pane's answer has, and how it is written.
    var value: @Sendable (AnswerState) -> (Double, String)?
    /// Whether less is better; nil: neither is.
    var prefersLess: Bool?
  }

  private static let columns: [Column] = [
    Column(
      name: "first token",
      value: { $0.result?.firstToken.map { (Figures.seconds($0), Figures.time($0)) } },
      prefersLess: true),
    Column(
      name: "tok/s",
      value: { answer in
        answer.result?.tokensPerSecond.map { ($0, "\(Int(min(max($0, 0), 1e9).rounded()))") }
      }, prefersLess: false),
    Column(
      name: "time",
      value: { $0.result.map { (Figures.seconds($0.total), Figures.time($0.total)) } },
      prefersLess: true),
    Column(
      name: "tokens",
      value: { $0.result?.usage?.outputTokens.map { (Double($0), Figures.tokens($0)) } },
      prefersLess: nil),
    Column(
      name: "cached",
      value: { answer in
        guard let usage = answer.result?.usage, let cached = usage.cachedInputTokens,
          let input = usage.inputTokens, input > 0
        else { return nil }
        let share = Double(cached) / Double(input)
        return (share, share > 0 && share < 0.01 ? "under 1%" : "\(Int(min(share, 1) * 100))%")
      }, prefersLess: nil),
    Column(
      name: "cost",
      value: { $0.result?.cost.map { ($0.dollars, Figures.dollars($0.dollars)) } },
      prefersLess: true),
    Column(
      name: "attempts",
      value: { $0.attempts.isEmpty ? nil : (Double($0.attempts.count), "\($0.attempts.count)") },
      prefersLess: true),
  ]

  /// The lines of the table.
  ///
  /// - Parameters:
  ///   - state: The panes.
  ///   - width: Columns that there are; columns of the table that find no room are left out, the
  ///     last ones but the cost first.
  /// - Returns: The names of the columns, a line for each pane, and what the mark means.
  static func lines(_ state: AppState, width: Int) -> [StyledLine] {
    let answers = state.chats.map { $0.turns.last?.answer }
    let cells = columns.map { column in
      answers.map { answer -> String in
        guard let answer, let value = column.value(answer) else {
          return answer?.isRunning == true ? "running" : "-"
        }
        return value.1 + (isBest(value.0, column, answers) ? " ◂" : "  ")
      }
    }
    let widths = zip(columns, cells).map { column, cells in
      cells.reduce(column.name.count) { max($0, DisplayWidth.width(of: $1)) }
    }
    let shown = fitting(widths, into: width - narrowestName)
    let names = max(narrowestName, width - shown.reduce(0) { $0 + widths[$1] + 2 })
    var lines = [row("model", names, shown.map { (columns[$0].name, widths[$0]) }, .muted)]
    for (index, chat) in state.chats.enumerated() {
      let room = names - 3
      let author = answers[index]?.author ?? chat.chain.first?.id ?? ""
      let name = "\(index + 2) " + PaneTitle.short(Sanitizer.line(author), to: room)
      lines.append(row(name, names, shown.map { (cells[$0][index], widths[$0]) }, .text))
    }
    return lines + [StyledLine(), StyledLine("◂ the best of its column", TextStyle(.muted))]
  }

  private static let narrowestName = 24

  private static func isBest(_ value: Double, _ column: Column, _ answers: [AnswerState?]) -> Bool {
    guard let prefersLess = column.prefersLess else { return false }
    let values = answers.compactMap { $0.flatMap { column.value($0)?.0 } }
    guard values.count > 1, let least = values.min(), let most = values.max(), least < most else {
      return false
    }
    return value == (prefersLess ? least : most)
  }

  /// The columns that there is room for; what tells least goes first.
  private static func fitting(_ widths: [Int], into room: Int) -> [Int] {
    var shown = Array(widths.indices)
    for last in [6, 4, 2, 3, 1] where shown.reduce(0, { $0 + widths[$1] + 2 }) > room {
      shown.removeAll { $0 == last }
    }
    return shown
  }

  private static func row(
    _ name: String, _ width: Int, _ cells: [(String, Int)], _ role: TextRole
  ) -> StyledLine {
    var line = StyledLine(DisplayWidth.fit(name, to: width), TextStyle(role))
    for (text, width) in cells {
      let isBest = text.hasSuffix("◂")
      line.append(
        StyledRun(
          "  " + DisplayWidth.pad(text, to: width, alignment: .trailing),
          TextStyle(isBest ? .winner : role)))
    }
    return line
  }
}
