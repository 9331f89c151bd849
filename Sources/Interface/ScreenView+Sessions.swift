import AppCore
import Screen
import TextLayout

extension ScreenView {
  /// The stored chats on the whole screen: a search, the rows, and what became of the last work.
  func drawSessions(_ list: SessionList, _ state: AppState, in frame: inout Frame) {
    let body = drawSurface("Sessions", fact: Self.fact(of: list), in: &frame)
    drawSearch(list, in: body.line(0).inset(left: 1, right: 1), of: &frame)
    let foot = body.line(body.height - 1).inset(left: 1, right: 1)
    if let sentence = list.sentence {
      frame.write(
        DisplayWidth.truncate(Sanitizer.line(sentence), to: foot.width, cut: .end), in: foot,
        style: palette[list.question == nil ? .info : .warning])
    }
    let area = body.inset(top: 2, bottom: 2)
    guard !list.rows.isEmpty else {
      frame.write(
        Self.emptiness(list, state), in: area.line(0).inset(left: 2), style: palette[.muted])
      return
    }
    let heights = list.rows.map { Self.height(of: $0) }
    let end = heights.prefix(list.selection + 1).reduce(0, +)
    var row = min(0, area.height - end)
    for (index, session) in list.rows.enumerated() {
      defer { row += heights[index] }
      guard row >= 0, row + heights[index] <= area.height || row == 0 else { continue }
      draw(
        session, isSelected: index == list.selection,
        title: index == list.selection ? list.title : nil, isCurrent: session.id == state.session,
        in: area.inset(top: row), of: &frame)
    }
  }

  private static func fact(of list: SessionList) -> String {
    let total = list.total.map { "\($0)" } ?? ""
    guard !list.query.isEmpty else { return total.isEmpty ? "" : "\(total) kept" }
    guard list.isLoaded else { return "" }
    let hits = list.rows.reduce(0) { $0 + $1.hits.count }
    let more = list.hasMore ? " and more" : ""
    return "\(hits) \(hits == 1 ? "hit" : "hits") in \(list.rows.count)\(more)"
      + (total.isEmpty ? "" : " of \(total)")
  }

  private static func emptiness(_ list: SessionList, _ state: AppState) -> String {
    guard list.isLoaded else { return "" }
    if !list.query.isEmpty { return "No chat has all these words; Esc shows all." }
    return state.isIncognito
      ? "Nothing is stored, and this run keeps nothing."
      : "Nothing is stored yet: what is asked in the panes will stand here."
  }

  private static let mostHits = 2

  /// A row for the title, one for the models or one for each hit.
  private static func height(of row: SessionRow) -> Int {
    row.hits.isEmpty ? 2 : 1 + min(mostHits, row.hits.count)
  }

  private func drawSearch(_ list: SessionList, in line: Rect, of frame: inout Frame) {
    let words = Sanitizer.line(list.query.text)
    guard list.isSearching || !words.isEmpty else {
      frame.write("/ searches in all that was said", in: line, style: palette[.muted])
      return
    }
    var column = frame.write("/ ", in: line, style: palette[.accent])
    column = frame.write(words, at: line.row, column, style: palette[.text], within: line)
    if list.isSearching, list.title == nil {
      frame.caret = Position(row: line.row, column: min(column, line.endColumn - 1))
    }
  }

  private func draw(
    _ row: SessionRow, isSelected: Bool, title: LineEditor?, isCurrent: Bool, in area: Rect,
    of frame: inout Frame
  ) {
    let line = area.line(0)
    let style = palette.style(of: TextStyle(.text, on: isSelected ? .selection : nil))
    let quiet = isSelected ? style : palette[.muted]
    if isSelected { frame.fill(line, style: style) }
    // What goes first on a narrow screen stands first.
    var facts: [(text: String, width: Int)] = [
      (row.panes == 1 ? "1 pane" : "\(row.panes) panes", 9), (row.cost, 16), (row.day, 14),
      ("\(row.number)", 6),
    ]
    while facts.count > 2, facts.reduce(0, { $0 + $1.width }) > line.width / 2 {
      facts.removeFirst()
    }
    var column = line.endColumn - 1 - facts.reduce(0) { $0 + $1.width }
    let room = max(4, column - 5)
    let mark = (isSelected ? "› " : "  ") + (row.isPinned ? "* " : "  ")
    let start = frame.write(mark, in: line, style: style)
    if let title {
      let end = frame.write(
        DisplayWidth.truncate(Sanitizer.line(title.text), to: room), at: line.row,
        start, style: style, within: line)
      frame.caret = Position(row: line.row, column: end)
    } else {
      let name = row.title.isEmpty ? "untitled" : Sanitizer.line(row.title)
      frame.write(
        DisplayWidth.truncate(name, to: room, cut: .end), at: line.row, start, style: style,
        within: line)
    }
    for (text, width) in facts.reversed() {
      frame.write(
        text, in: Rect(row: line.row, column: column, width: width, height: 1), style: quiet,
        alignment: .trailing)
      column += width
    }
    if row.hits.isEmpty {
      let models = row.models.map { Sanitizer.line($0) }.joined(separator: ", ")
      frame.write(
        DisplayWidth.truncate((isCurrent ? "here  " : "") + models, to: area.width - 6, cut: .end),
        in: area.line(1).inset(left: 4), style: palette[.muted])
    }
    for (index, hit) in row.hits.prefix(Self.mostHits).enumerated() {
      draw(hit, in: area.line(index + 1).inset(left: 6, right: 1), of: &frame)
    }
  }

  private func draw(_ hit: SessionRow.Hit, in line: Rect, of frame: inout Frame) {
    var column = line.column
    for run in hit.runs where column < line.endColumn {
      column = frame.write(
        Sanitizer.line(run.text), at: line.row, column,
        style: run.isMatch
          ? palette.style(of: TextStyle(.text, on: .match)) : palette[.muted],
        within: line)
    }
  }

  /// The keys of the list, as they do something now.
  func sessionKeys(_ list: SessionList) -> [(String, String)] {
    if list.title != nil { return [("Enter", "keep the title"), ("Esc", "back")] }
    switch list.question {
    case .open: return [("Enter", "open"), ("Esc", "stay")]
    case .export: return [("m", "Markdown"), ("j", "JSON"), ("Esc", "back")]
    case nil: break
    }
    if list.isSearching {
      return [("type", "to search"), ("Up Down", "move"), ("Enter", "to the list"), ("Esc", "all")]
    }
    return [
      ("j k", "move"), ("Enter", "open"), ("/", "search"), ("n", "new"), ("r", "rename"),
      ("p", "pin"), ("e", "export"), ("D", "delete"), ("u", "undo"), ("Esc", "back"),
    ]
  }
}
