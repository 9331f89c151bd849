import AppCore
import Screen
import SwitchboardKit
import TextLayout

extension ScreenView {
  private static let narrowest = 81

  /// Two answers side by side on the whole screen, and the line that asks which is better.
  ///
  /// - Returns: Where they stand now; nil when one of them is gone.
  mutating func drawComparison(
    _ comparison: Comparison, _ state: AppState, in frame: inout Frame
  ) -> AppEvent? {
    guard let left = state.answer(of: comparison.left),
      let right = state.answer(of: comparison.right)
    else {
      frame.write(
        "One of the two answers is gone. Esc goes back.", at: 1, 1, style: palette[.text])
      return nil
    }
    let whole = Rect(width: frame.columns, height: frame.rows - 1)
    let (upper, strip) = whole.rows(.rest, .fixed(frame.rows >= 20 ? 4 : 2))
    let isWide = frame.columns >= Self.narrowest
    var areas = [upper]
    if isWide {
      let (one, other) = upper.columns(.rest, .rest, spacing: 1)
      areas = [one, other]
    }
    drawRules(areas, strip, comparison, in: &frame)
    let bodies = areas.map { $0.inset(top: 2, left: 1, right: 1) }
    prepare(comparison, (left, right), bodies.map(\.width), state)
    let tops = move(comparison, height: bodies[0].height)
    for (index, body) in bodies.enumerated() {
      let lines = compared?.columns[index].lines(tops[index], body.height) ?? []
      for (row, line) in lines.enumerated() {
        write(line, at: body.row + row, in: body, of: &frame)
      }
    }
    let sides = isWide ? [comparison.left, comparison.right] : [comparison.left]
    for (index, side) in sides.enumerated() {
      drawTitle(side, isCurrent: comparison.side == index, state, in: areas[index], of: &frame)
    }
    drawStrip(comparison, (left, right), state, in: strip, of: &frame)
    return .comparisonLaidOut(tops)
  }

  private func drawRules(
    _ areas: [Rect], _ strip: Rect, _ comparison: Comparison, in frame: inout Frame
  ) {
    var lines = Lines(in: frame.bounds)
    for area in areas {
      lines.addHorizontal(row: area.row, columns: area.column..<area.endColumn, .light)
    }
    if areas.count > 1 {
      lines.addHorizontal(row: 0, columns: 0..<frame.columns, .light)
      lines.addVertical(column: areas[0].endColumn, rows: 0..<strip.row + 1, .heavy)
      let focused = areas[min(comparison.side, 1)]
      let left = max(0, focused.column - 1)
      let right = min(frame.columns, focused.endColumn + 1)
      lines.addHorizontal(row: 0, columns: left..<right, .heavy)
    }
    lines.addHorizontal(row: strip.row, columns: 0..<frame.columns, .light)
    frame.draw(lines, light: palette[.faint], heavy: palette[.focus])
  }

  private func drawTitle(
    _ side: Comparison.Side, isCurrent: Bool, _ state: AppState, in area: Rect,
    of frame: inout Frame
  ) {
    guard let index = state.chats.firstIndex(where: { $0.id == side.chat }) else { return }
    let chat = state.chats[index]
    let isHidden = state.hidesNames(of: chat)
    guard area.width < frame.columns || isHidden else {
      drawTitle(
        "Two answers", number: nil, fact: "", in: area, isFocused: true, isCurrent: true, of: &frame
      )
      return
    }
    let answer = state.answer(of: side)
    let fact = isHidden ? "" : answer.map { AnswerHeader($0, now: state.now).states[1].text } ?? ""
    let title =
      isHidden ? "hidden" : PaneTitle(chain: answer?.chain ?? chat.chain).text(area.width - 24)
    drawTitle(
      title, number: "\(index + 2)", fact: fact, in: area, isFocused: isCurrent,
      isCurrent: isCurrent, of: &frame)
  }

  /// Lays the columns out anew when what they show has changed.
  private mutating func prepare(
    _ comparison: Comparison, _ answers: (AnswerState, AnswerState), _ widths: [Int],
    _ state: AppState
  ) {
    let key = ComparisonLines.Key(
      left: comparison.left, right: comparison.right,
      lengths: [
        answers.0.text.utf8.count, answers.1.text.utf8.count, comparison.vote == nil ? 0 : 1,
      ],
      isMarked: comparison.diff != nil, widths: widths,
      hasBrackets: palette[.added].foreground == palette[.text].foreground || widths.count == 1)
    guard compared?.key != key else { return }
    let none = WordDiff("", "")
    let texts = comparison.diff == nil ? ["", ""] : [answers.0.text, answers.1.text]
    let diff = comparison.diff ?? none
    let roles: [TextRole] = [.removed, .added]
    let sides = [comparison.left, comparison.right]
    if widths.count == 1 {
      let text = DiffText(
        texts, [diff.left, diff.right], roles: roles, width: widths[0], hasBrackets: true)
      compared = ComparisonLines(key: key, columns: [both(sides, answers, text, widths[0], state)])
      return
    }
    let columns = [0, 1].map { index in
      let text = DiffText(
        [texts[index]], [index == 0 ? diff.left : diff.right], roles: [roles[index]],
        width: min(widths[index], 100), hasBrackets: key.hasBrackets)
      return column(
        sides[index], index == 0 ? answers.0 : answers.1, text, widths[index], state)
    }
    compared = ComparisonLines(key: key, columns: columns)
  }

  /// Both answers in one column, each with its mark, its header and its figures.
  private func both(
    _ sides: [Comparison.Side], _ answers: (AnswerState, AnswerState), _ text: DiffText,
    _ width: Int, _ state: AppState
  ) -> ComparisonLines.Column {
    let marks = [("[-", TextRole.removed), ("{+", .added)]
    let columns = zip(sides, [answers.0, answers.1]).map {
      column($0, $1, text, width - 3, state)
    }
    let prompt = state.turn(of: sides[0]).map { turn in
      ChatLines(width: width, now: state.now, reasoning: .folded).prompt(turn).flatMap(\.self)
    }
    let heads = zip(marks, columns).flatMap { mark, column in
      column.head.dropFirst(prompt?.count ?? 0).prefix(1).map { line in
        var marked = StyledLine(mark.0 + " ", TextStyle(mark.1))
        marked.append(line)
        return marked
      }
    }
    let feet = zip(marks, columns).flatMap { mark, column in
      column.foot.filter { $0.width > 0 }.map { line in
        var marked = StyledLine(mark.0, TextStyle(mark.1))
        marked.append(line)
        return marked
      }
    }
    return ComparisonLines.Column(
      head: (prompt ?? []) + heads, text: text, foot: [StyledLine()] + feet)
  }

  private func column(
    _ side: Comparison.Side, _ answer: AnswerState, _ text: DiffText, _ width: Int,
    _ state: AppState
  ) -> ComparisonLines.Column {
    var veil = state.chats.first { $0.id == side.chat }.flatMap { state.veil(of: $0) }
    veil?.running = 0
    let writer = ChatLines(width: width, now: state.now, reasoning: .folded, veil: veil)
    let turn = state.turn(of: side)
    let prompt = turn.map { writer.prompt($0).flatMap(\.self) } ?? []
    // Of two answers in the same pane only their places tell which is which.
    let isSibling = state.comparison.map { $0.left.chat == $0.right.chat } ?? false
    let answers = turn?.answers ?? []
    let shown = answers.firstIndex { $0.number == side.answer } ?? 0
    return ComparisonLines.Column(
      head: prompt + writer.header(answer, siblings: isSibling ? answers.count : 1, shown: shown),
      text: text,
      foot: writer.foot(answer))
  }

  /// Where both sides stand after what the reader asked for.
  private mutating func move(_ comparison: Comparison, height: Int) -> [Int] {
    var tops = comparison.tops
    let count = compared?.columns.count ?? 0
    let side = min(comparison.side, max(0, count - 1))
    for index in 0..<min(count, tops.count) {
      let moves = index == side || comparison.isSynced
      switch moves ? comparison.move : nil {
      case .lines(let lines): tops[index] = max(0, tops[index] + min(max(lines, -1 << 40), 1 << 40))
      case .start: tops[index] = 0
      case .end: tops[index] = 1 << 40
      case .difference(let step):
        if let line = compared?.columns[index].difference(step, from: tops[index] + height / 3) {
          tops[index] = max(0, line - height / 3)
        }
      case nil: break
      }
      let most = compared?.columns[index].lastTop(height, atLeast: tops[index]) ?? 0
      tops[index] = min(tops[index], most)
    }
    return tops
  }

  /// The counts, the faster and the cheaper one, and the vote; the vote stays to the end.
  private func drawStrip(
    _ comparison: Comparison, _ answers: (AnswerState, AnswerState), _ state: AppState,
    in strip: Rect, of frame: inout Frame
  ) {
    let text = ComparisonText(comparison, answers, state)
    frame.write(" \(text.title) ", at: strip.row, 1, style: palette[.accent])
    let rows: [(String, TextRole)] =
      strip.height > 2
      ? [(text.counts, .text), (text.figures, .muted), (text.vote, .text)] : [(text.vote, .text)]
    for (row, (words, role)) in rows.enumerated() {
      let isLast = row == rows.count - 1
      let shown = isLast ? state.flash ?? words : words
      let line = strip.line(row + 1)
      frame.write(
        DisplayWidth.truncate(Sanitizer.line(shown), to: line.width - 3, cut: .end), at: line.row,
        2, style: palette[isLast && state.flash != nil ? .info : role])
    }
  }
}
