import AppCore
import Screen
import SwitchboardKit
import TextLayout

extension ScreenView {
  /// One chat: title, as much of the conversation as fits, the place when the reader is elsewhere.
  mutating func drawChat(
    _ place: ScreenLayout.ChatArea, _ state: AppState, in frame: inout Frame
  ) -> ScrollMetrics {
    drawChatTitle(state.chats[place.index], place, state, in: &frame)
    return drawText(of: place, state, in: &frame)
  }

  /// What stands below the title of a chat, where nothing stands or what was last drawn of it.
  mutating func drawText(
    of place: ScreenLayout.ChatArea, _ state: AppState, in frame: inout Frame
  ) -> ScrollMetrics {
    let chat = state.chats[place.index]
    var body = place.area.inset(top: 1, left: 1, right: 1)
    guard !body.isEmpty else { return chat.metrics }
    guard !chat.turns.isEmpty else {
      drawWelcome(chat, state, in: body, of: &frame)
      return ScrollMetrics(total: 0, height: body.height)
    }
    let foot = place.isFolded ? nil : contextFoot(chat, state, in: body)
    let footLine = body.line(body.height - 1)
    if foot != nil { body = body.inset(bottom: 1) }
    let form = TurnLayout.Form(
      width: body.width, reasoning: chat.reasoning, veil: state.veil(of: chat))
    let search = state.search.flatMap { $0.chat == chat.id ? $0 : nil }
    lines[chat.id].update(chat, form, now: state.now)
    var (top, follows) = lines[chat.id].top(
      place.isFolded ? nil : chat.place, height: body.height, query: search?.query, chat)
    let selection = selection(chat, height: body.height, top: &top, &follows)
    let (rows, lines) =
      place.isFolded
      ? folded(chat, height: body.height)
      : self.lines[chat.id].page(from: top, height: body.height, chat)
    let isShort = !place.isFolded && self.lines[chat.id].total < body.height
    let page = ChatPage(
      id: chat.id, pan: chat.pan, selected: chat.selected, rows: rows, lines: lines,
      area: isShort ? body.inset(top: 1) : body,
      selection: selection,
      query: search?.query, follows: follows,
      current: search?.current.map { Match(turn: $0.turn, ordinal: $0.ordinal) })
    chatRows[chat.id] = (page.area, rows)
    draw(page, state, in: &frame, body: place.area.inset(top: 1, bottom: foot == nil ? 0 : 1))
    if let foot {
      renew(footLine, of: &frame)
      draw(foot, in: footLine, of: &frame)
    }
    let layout = self.lines[chat.id]
    var metrics = ScrollMetrics(total: layout.total, height: body.height)
    let below = metrics.total - layout.lines(before: top) - body.height
    if let last = layout.turns.last {
      metrics.tail = ScrollMetrics.Tail(turn: last.number, lines: last.count, width: body.width)
    }
    if !follows, !place.isFolded {
      drawPlace(chat.unseen(with: metrics.tail), below: below, in: body, of: &frame)
    }
    if let search, search.isTyping { drawField(search, state, in: body, of: &frame) }
    metrics.place =
      place.isFolded
      ? chat.place : follows ? nil : ReadingPlace(.at(layout.place(of: top)))
    metrics.topTurn = layout.turns[top.turn].number
    for line in lines where line.isPannable {
      metrics.mostPan = max(metrics.mostPan, line.width - body.width)
    }
    if let selection {
      metrics.selection = chat.selection
      metrics.selection?.start = layout.place(of: selection.start)
      metrics.selection?.end = layout.place(of: selection.end)
      metrics.selection?.lines = 0
      metrics.selectedText = selectedText(selection, chat)
    }
    return metrics
  }

  /// A found text that is the current one.
  struct Match {
    var turn: Int
    var ordinal: Int
  }

  /// What is drawn of a chat.
  struct ChatPage {
    var id: ChatID
    var pan: Int
    /// The number of the turn that is selected.
    var selected: Int?
    var rows: [ChatLayout.Spot]
    var lines: [StyledLine]
    var area: Rect
    var selection: (start: ChatLayout.Spot, end: ChatLayout.Spot)?
    var query: TextQuery?
    var follows: Bool
    var current: Match?

    /// Whether its lines are all there is to see.
    var isPlain: Bool { selection == nil && query == nil && selected == nil && follows }
  }

  /// The last words of the last answer; before the first one, what it waits for.
  private mutating func folded(
    _ chat: Chat, height: Int
  ) -> (rows: [ChatLayout.Spot], lines: [StyledLine]) {
    let index = lines[chat.id].turns.count - 1
    guard index >= 0 else { return ([], []) }
    lines[chat.id].layOut(index, chat)
    let turn = lines[chat.id].turns[index]
    let range = folded(chat, turn, height: height)
    var shown: [StyledLine] = []
    turn.append(range, to: &shown)
    return (range.map { ChatLayout.Spot(turn: index, line: $0) }, shown)
  }

  private func folded(_ chat: Chat, _ turn: TurnLayout, height: Int) -> Range<Int> {
    // Its title says what the header says.
    let start = turn.start(of: .header) + 1
    guard !turn[.text].isEmpty else {
      return start..<max(start, min(start + height, turn.count))
    }
    let answer = chat.turns.last?.answer
    let isSound = answer?.isRunning == true || answer?.result?.outcome == .answered
    var end = isSound ? turn.start(of: .foot) : turn.count
    while end > start, turn[end - 1].width == 0 { end -= 1 }
    return max(start, end - height)..<max(start, end)
  }

  private mutating func draw(
    _ page: ChatPage, _ state: AppState, in frame: inout Frame, body: Rect
  ) {
    let area = page.area
    if let query = page.query {
      for turn in Set(page.rows.map(\.turn)) { lines[page.id].look(for: query, in: turn) }
    }
    if page.isPlain, !state.isPickingCode {
      drawLines(of: page, in: &frame, body: body)
      return
    }
    texts[page.id] = nil
    renew(body, of: &frame)
    for (row, spot) in page.rows.prefix(area.height).enumerated() {
      let turn = lines[page.id].turns[spot.turn]
      let line = page.lines[row]
      write(line, at: area.row + row, in: area, pan: page.pan, of: &frame)
      if page.query != nil {
        let isCurrent = page.current?.turn == turn.number
        for match in turn.found(on: spot.line) {
          mark(
            match, line, isCurrent && match.ordinal == page.current?.ordinal, page.pan,
            at: area.row + row, in: area, of: &frame)
        }
      }
      if page.selected == turn.number, turn.startsPart(spot.line) {
        frame.write("›", at: area.row + row, area.column - 1, style: palette[.accent])
      }
      if let selection = page.selection, selection.start <= spot,
        spot <= selection.end
          || selection.end <= spot && spot <= selection.start
      {
        let style = palette.style(of: TextStyle(.text, on: .selection))
        frame.restyle(area.line(row)) { _ in style }
        frame.write(
          spot == selection.end ? "›" : " ", at: area.row + row, area.column - 1,
          style: palette[.accent])
      }
    }
    if state.isPickingCode, state.chat.id == page.id { numberCode(page, in: &frame) }
  }

  /// Draws lines with nothing on them, but for those that stand there already.
  private mutating func drawLines(of page: ChatPage, in frame: inout Frame, body: Rect) {
    let area = page.area
    let before = texts[page.id].flatMap { $0.area == area ? $0.lines : nil }
    if before == nil { renew(body, of: &frame) }
    let shown = page.lines.count > area.height ? Array(page.lines.prefix(area.height)) : page.lines
    for (row, line) in shown.enumerated() {
      if let before {
        guard row >= before.count || before[row] != line else { continue }
        renew(area.line(row), of: &frame)
      }
      write(line, at: area.row + row, in: area, pan: page.pan, of: &frame)
    }
    for row in shown.count..<max(shown.count, before?.count ?? 0) {
      renew(area.line(row), of: &frame)
    }
    texts[page.id] = DrawnText(area: area, lines: shown)
  }

  func mark(
    _ match: FoundText, _ line: StyledLine, _ isCurrent: Bool, _ pan: Int, at row: Int,
    in area: Rect, of frame: inout Frame
  ) {
    let shift = line.isPannable ? pan : 0
    let start = max(match.columns.lowerBound - shift, line.indentation)
    let end = match.columns.upperBound - shift
    guard start < end else { return }
    var style = palette.style(of: TextStyle(.text, on: .match))
    if isCurrent { style = style.adding([.bold, .underline]) }
    let place = Rect(row: row, column: area.column + start, width: end - start, height: 1)
    frame.restyle(place.intersection(area)) { _ in style }
  }

  /// The numbers of the code blocks of the selected answer, which a digit copies.
  private mutating func numberCode(_ page: ChatPage, in frame: inout Frame) {
    let turns = lines[page.id].turns
    let index = page.selected.flatMap { lines[page.id].index(of: $0) } ?? turns.count - 1
    guard turns.indices.contains(index) else { return }
    let turn = turns[index]
    let start = turn.start(of: .text)
    for (number, line) in turn.text.codeLines.prefix(9).enumerated() {
      let spot = ChatLayout.Spot(turn: index, line: start + line)
      guard let row = page.rows.firstIndex(of: spot), row < page.area.height else { continue }
      frame.write(
        "\(number + 1)", at: page.area.row + row, page.area.column,
        style: palette[.accent].adding(.reverse))
    }
  }

  /// How far from the end the reader is, in words.
  private func drawPlace(_ unseen: Int, below: Int, in body: Rect, of frame: inout Frame) {
    guard below > 0 || unseen > 0 else { return }
    let text = unseen > 0 ? " \(unseen) new below, G follows " : " \(below) below "
    let width = DisplayWidth.width(of: text)
    frame.write(
      text, at: body.endRow - 1, body.endColumn - width, style: palette[.accent].adding(.reverse),
      within: body)
  }

  /// The field for what is to be found, on the last row of the chat.
  private func drawField(
    _ search: ChatSearch, _ state: AppState, in body: Rect, of frame: inout Frame
  ) {
    let line = body.line(body.height - 1)
    frame.fill(line, style: palette.ground)
    let column = frame.write("/ ", in: line, style: palette[.accent])
    let count = Self.count(search, state)
    let room = line.width - 4 - DisplayWidth.width(of: count)
    drawField(
      search.editor, in: Rect(row: line.row, column: column, width: room, height: 1), of: &frame)
    frame.write(count, in: line, style: palette[.muted], alignment: .trailing)
  }

  /// `3 of 17`.
  static func count(_ search: ChatSearch, _ state: AppState) -> String {
    guard search.query != nil else { return "" }
    guard search.total > 0 else { return "not found" }
    return "\(state.searchOrdinal.map(String.init) ?? "-") of \(search.total)"
  }
}

extension TurnLayout {
  /// Whether a line names the person or the model.
  fileprivate func startsPart(_ line: Int) -> Bool { line == 0 || line == start(of: .header) }
}
