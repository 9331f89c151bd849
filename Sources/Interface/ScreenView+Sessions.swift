import AppCore
import Screen
import TextLayout

extension ScreenView {
  /// The stored chats on the whole screen: a search, the rows, the selected one at the right, and
  /// what became of the last work.
  mutating func drawSessions(_ list: SessionList, _ state: AppState, in frame: inout Frame) {
    let hasPreview = frame.columns >= 100
    let split = hasPreview ? frame.columns * 2 / 3 : frame.columns
    let whole = drawSurface("Sessions", fact: "", in: &frame)
    let left = Rect(row: 0, column: 0, width: split, height: whole.endRow)
    drawFact(Self.fact(of: list), in: left.line(0), of: &frame)
    if hasPreview {
      var lines = Lines(in: frame.bounds)
      lines.addHorizontal(row: 0, columns: split - 1..<split + 2, .heavy)
      lines.addVertical(column: split, rows: 0..<whole.endRow, .light)
      frame.draw(lines, light: palette[.faint], heavy: palette[.focus])
      let right = Rect(
        row: 0, column: split + 1, width: frame.columns - split - 1, height: whole.endRow)
      drawPreview(list, in: right, of: &frame)
    }
    let body = left.inset(top: 1)
    drawSearch(list, in: body.line(0).inset(left: 1, right: 1), of: &frame)
    drawFoot(list, in: body.line(body.height - 1).inset(left: 1, right: 1), of: &frame)
    drawRows(list, state, in: body.inset(top: 2, bottom: 2), of: &frame)
  }

  private func drawFact(_ fact: String, in line: Rect, of frame: inout Frame) {
    guard !fact.isEmpty else { return }
    let width = DisplayWidth.width(of: fact) + 3
    frame.write(
      " \(fact) ", at: line.row, line.endColumn - width, style: palette[.muted], within: line)
  }

  private static func fact(of list: SessionList) -> String {
    let total = list.total.map { "\($0)" } ?? ""
    guard !list.query.isEmpty else { return total.isEmpty ? "" : "\(total) kept" }
    guard list.isLoaded else { return "" }
    let more = list.hasMore ? " and more" : ""
    let hits = list.rows.reduce(0) { $0 + $1.hits.count }
    let found = hits == 0 ? "" : "\(hits) \(hits == 1 ? "hit" : "hits") in "
    return "\(found)\(list.rows.count)\(more)" + (total.isEmpty ? "" : " of \(total)")
  }

  private static func emptiness(_ list: SessionList, _ state: AppState) -> String {
    guard list.isLoaded else { return "" }
    if !list.query.isEmpty { return "No chat has all this; Esc shows all." }
    return state.isIncognito
      ? "Nothing is stored, and this run keeps nothing."
      : "Nothing is stored yet: what is asked in the panes will stand here."
  }

  private func drawSearch(_ list: SessionList, in line: Rect, of frame: inout Frame) {
    let words = Sanitizer.line(list.query.text)
    let order =
      list.hasHits
      ? "newest first"
      : "s sort \(list.order.rawValue)   p \(list.pinnedFirst ? "pinned first" : "pinned among all")"
    var room = line.width - 3
    if DisplayWidth.width(of: words) + DisplayWidth.width(of: order) + 6 <= line.width {
      frame.write(order, in: line, style: palette[.muted], alignment: .trailing)
      room -= DisplayWidth.width(of: order) + 2
    }
    guard list.isSearching || !words.isEmpty else {
      let hints = [
        "/ words, tag:physics, model:gpt-5, is:pinned", "/ words, tag:physics, is:pinned",
      ]
      let hint = hints.first { DisplayWidth.width(of: $0) <= room } ?? "/ words"
      frame.write(hint, in: line, style: palette[.muted])
      return
    }
    let start = frame.write("/ ", in: line, style: palette[.accent])
    drawField(
      list.query, in: Rect(row: line.row, column: start, width: room, height: 1),
      hasCaret: list.isSearching && list.field == nil, of: &frame)
  }

  /// What is typed about the selected chat, or what became of the last work.
  private func drawFoot(_ list: SessionList, in line: Rect, of frame: inout Frame) {
    if let field = list.field, field != .title {
      let start = frame.write("\(field.label) › ", in: line, style: palette[.accent])
      drawField(list.editor, in: line.inset(left: start - line.column), of: &frame)
      return
    }
    guard let sentence = list.sentence else { return }
    let style = palette[list.question == nil ? .info : .warning]
    let writer = ChatLines(width: line.width, now: now, reasoning: .folded)
    let lines = writer.wrapped(Sanitizer.line(sentence), TextStyle(.text), indent: 0).prefix(2)
    for (row, text) in lines.enumerated() {
      let place = line.offset(rows: row - lines.count + 1)
      frame.fill(place, style: palette.ground)
      frame.write(text.text, in: place, style: style)
    }
  }

  // MARK: Rows

  private static let mostHits = 2

  /// A row for the title, one for the models or one for each hit, and air behind hits.
  private static func height(of row: SessionRow) -> Int {
    row.hits.isEmpty ? 2 : 2 + min(mostHits, row.hits.count)
  }

  private func drawRows(
    _ list: SessionList, _ state: AppState, in area: Rect, of frame: inout Frame
  ) {
    guard !list.rows.isEmpty else {
      drawParagraph(Self.emptiness(list, state), in: area, indent: 2, of: &frame)
      return
    }
    // The selected row stands in the view; rows above it are as many as there is room for.
    var first = min(list.selection, list.rows.count - 1)
    var used = Self.height(of: list.rows[first])
    while first > 0, used + Self.height(of: list.rows[first - 1]) <= area.height {
      first -= 1
      used += Self.height(of: list.rows[first])
    }
    var row = 0
    for index in first..<list.rows.count where row < area.height {
      let session = list.rows[index]
      draw(
        session, list, isSelected: index == list.selection, isCurrent: session.id == state.session,
        in: area.inset(top: row), of: &frame)
      row += Self.height(of: session)
    }
  }

  private func draw(
    _ row: SessionRow, _ list: SessionList, isSelected: Bool, isCurrent: Bool, in area: Rect,
    of frame: inout Frame
  ) {
    let line = area.line(0)
    let style = palette.style(of: TextStyle(.text, on: isSelected ? .selection : nil))
    let quiet = isSelected ? style : palette[.muted]
    if isSelected { frame.fill(line, style: style) }
    let columns = SessionColumns(width: line.width)
    let mark = (isSelected ? "› " : "  ") + (row.isPinned ? "* " : "  ")
    let start = frame.write(mark, in: line, style: style)
    if isSelected, list.field == .title {
      drawField(
        list.editor,
        in: Rect(row: line.row, column: start, width: columns.titleWidth, height: 1),
        style: style, of: &frame)
    } else {
      let name = row.title.isEmpty ? "untitled" : Sanitizer.line(row.title)
      frame.write(
        DisplayWidth.truncate(name, to: columns.titleWidth, cut: .end), at: line.row, start,
        style: style, within: line)
    }
    frame.write(row.day, at: line.row, columns.day, style: quiet, within: line)
    if let column = columns.panes {
      frame.write(
        row.panes == 1 ? "1 pane" : "\(row.panes) panes", at: line.row, column, style: quiet,
        within: line)
    }
    if columns.hasCost {
      frame.write(row.cost, in: line.inset(right: 1), style: quiet, alignment: .trailing)
    }
    guard !row.hits.isEmpty else {
      drawModels(
        of: row, isCurrent: isCurrent, in: area.line(1).inset(left: 4, right: 1), of: &frame)
      return
    }
    let last = isSelected ? list.hit : 0
    let first = max(0, min(last - Self.mostHits + 1, row.hits.count - Self.mostHits))
    for (place, hit) in row.hits.dropFirst(first).prefix(Self.mostHits).enumerated() {
      let place = area.line(place + 1).inset(left: 4, right: 1)
      guard !place.isEmpty else { break }
      if isSelected, row.hits.count > 1, hit == list.selectedHit {
        frame.write("›", in: place, style: palette[.accent])
      }
      draw(hit, in: place.inset(left: 2), of: &frame)
    }
  }

  /// The number that people use, the models, the tags.
  private func drawModels(
    of row: SessionRow, isCurrent: Bool, in line: Rect, of frame: inout Frame
  ) {
    guard !line.isEmpty else { return }
    var facts = ["\(row.number)"]
    if isCurrent { facts.append("here") }
    if row.isFork { facts.append("fork") }
    let tags = row.tags.map { Sanitizer.line($0) }.joined(separator: " ")
    if !tags.isEmpty { facts.append("tags \(DisplayWidth.truncate(tags, to: 24, cut: .end))") }
    facts.append(row.models.map { Sanitizer.line($0) }.joined(separator: ", "))
    frame.write(
      DisplayWidth.truncate(facts.joined(separator: "  "), to: line.width, cut: .end), in: line,
      style: palette[.muted])
  }

  private func draw(_ hit: SessionRow.Hit, in line: Rect, of frame: inout Frame) {
    var column = line.column
    for run in Self.shown(hit.runs, in: line.width) where column < line.endColumn {
      column = frame.write(
        Sanitizer.line(run.text), at: line.row, column,
        style: run.isMatch
          ? palette.style(of: TextStyle(.text, on: .match)) : palette[.muted],
        within: line)
    }
  }

  /// The runs of a hit with so much cut from their start that the first match is seen.
  private static func shown(_ runs: [SessionRow.Hit.Run], in room: Int) -> [SessionRow.Hit.Run] {
    guard let match = runs.firstIndex(where: \.isMatch) else { return runs }
    let before = runs[..<match].map { Sanitizer.line($0.text) }.joined()
    let needed = min(room / 2, DisplayWidth.width(of: Sanitizer.line(runs[match].text)))
    guard DisplayWidth.width(of: before) + needed > room else { return runs }
    let start = DisplayWidth.truncate(before, to: max(1, room - needed - 8))
    return [.init(text: start, isMatch: false)] + runs[match...]
  }

  /// The keys of the list, as they do something now.
  func sessionKeys(_ list: SessionList) -> [(String, String)] {
    switch list.field {
    case .title: return [("Enter", "keep the title"), ("Esc", "back")]
    case .tags: return [("Enter", "keep the tags"), ("Esc", "back")]
    case .titleModel: return [("Enter", "ask it for a title"), ("Esc", "back")]
    case nil: break
    }
    switch list.question {
    case .open: return [("Enter", "open"), ("Esc", "stay")]
    case .export: return [("m", "Markdown"), ("j", "JSON"), ("h", "HTML"), ("Esc", "back")]
    case nil: break
    }
    if list.isSearching {
      return [("type", "to search"), ("Up Down", "move"), ("Enter", "to the list"), ("Esc", "all")]
    }
    let hasHits = list.hasHits
    let escape = ("Esc", "back")
    guard !list.rows.isEmpty else { return [("/", "search"), ("u", "undo"), escape] }
    let open = list.selectedHit == nil ? ("Enter", "open") : ("Enter", "open at hit")
    return [open, ("/", "search"), hasHits ? ("n N", "hit") : ("n", "new"), ("r", "rename")] + [
      ("*", "pin"), ("T", "tag"), ("f", "fork"), ("x", "export"), ("D", "delete"), ("u", "undo"),
      ("t", "title by a model"), escape,
    ]
  }
}

/// Where the facts of a chat stand in its row; what goes first on a narrow screen is nil.
struct SessionColumns {
  let day: Int
  let panes: Int?
  let hasCost: Bool
  let titleWidth: Int

  init(width: Int) {
    // Mark and pin before the title, a column of air behind the last fact.
    let (margin, dayWidth, panesWidth, costWidth) = (4, 13, 7, 16)
    let fewest = 26
    let all = width - margin - 2 - dayWidth - 2 - panesWidth - 3 - costWidth - 1
    if all >= fewest {
      titleWidth = all
      hasCost = true
    } else {
      let withCost = all + 2 + panesWidth
      hasCost = withCost >= fewest
      titleWidth = max(8, hasCost ? withCost : withCost + costWidth + 3)
    }
    day = margin + titleWidth + 2
    panes = all >= fewest ? day + dayWidth + 2 : nil
  }
}
