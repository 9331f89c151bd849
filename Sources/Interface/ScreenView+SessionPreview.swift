import AppCore
import Screen
import TextLayout

extension ScreenView {
  /// The selected chat beside the list, at the place where something was found.
  mutating func drawPreview(_ list: SessionList, in area: Rect, of frame: inout Frame) {
    guard let preview = list.preview else { return }
    let turns = preview.turns == 1 ? "1 turn" : "\(preview.turns) turns"
    let title = preview.title.isEmpty ? "untitled" : Sanitizer.line(preview.title)
    drawPreviewTitle(title, fact: turns, in: area.line(0), of: &frame)
    let facts = Self.facts(of: preview, list, width: area.width - 2)
    let body = area.inset(top: 2, left: 1, bottom: 1, right: 1)
    let room = body.height - facts.count - 1
    guard room > 2 else { return }
    let text = Rect(row: body.row, column: body.column, width: body.width, height: room)
    let rows = drawExcerpt(preview, in: text, of: &frame)
    for (row, line) in facts.enumerated() {
      write(line, at: body.row + min(rows + 1, room + 1) + row, in: body, of: &frame)
    }
  }

  private func drawPreviewTitle(
    _ title: String, fact: String, in line: Rect, of frame: inout Frame
  ) {
    let factWidth = DisplayWidth.width(of: fact) + 3
    let room = line.width - 3 - factWidth
    guard room > 4 else { return }
    frame.write(
      " \(DisplayWidth.truncate(title, to: room - 1, cut: .end)) ", at: line.row, line.column + 1,
      style: palette[.accent], within: line)
    frame.write(
      " \(fact) ", at: line.row, line.endColumn - factWidth, style: palette[.muted], within: line)
  }

  /// What is known of the chat besides its text.
  private static func facts(
    of preview: SessionPreview, _ list: SessionList, width: Int
  ) -> [StyledLine] {
    var facts: [(String, String)] = []
    if let row = list.selected, !row.models.isEmpty {
      let names = row.models.map {
        Sanitizer.line($0.split(separator: "/").last.map(String.init) ?? $0)
      }
      facts.append(("models", names.joined(separator: ", ")))
    }
    if !preview.tags.isEmpty {
      facts.append(("tags", preview.tags.map { Sanitizer.line($0) }.joined(separator: ", ")))
    }
    facts.append(("begun", preview.begun))
    facts.append(("chat", "\(preview.number)" + (list.selected?.isFork == true ? "  a fork" : "")))
    var lines = facts.map { name, value in
      var line = StyledLine(DisplayWidth.pad(name, to: 8), TextStyle(.muted))
      line.append(
        StyledRun(DisplayWidth.truncate(value, to: max(4, width - 8), cut: .end), TextStyle(.text)))
      return line
    }
    if let hits = list.selected?.hits, !hits.isEmpty {
      let next = hits.count > 1 || list.rows.count > 1 ? ", n next" : ""
      lines.append(StyledLine())
      lines.append(
        StyledLine(
          "hit \(list.hit + 1) of \(hits.count)\(next), Enter opens there", TextStyle(.muted))
      )
    }
    return lines
  }

  /// The turns around the place.
  ///
  /// - Returns: How many rows they fill.
  private mutating func drawExcerpt(
    _ preview: SessionPreview, in area: Rect, of frame: inout Frame
  ) -> Int {
    let chat = preview.chat
    guard !chat.turns.isEmpty else {
      frame.write("Nothing was said in it.", in: area.line(0), style: palette[.muted])
      return 1
    }
    var layout = ChatLayout()
    layout.update(
      chat, TurnLayout.Form(width: area.width, reasoning: .folded, veil: nil), now: now)
    let (top, _) = layout.top(chat.place, height: area.height, query: preview.query, chat)
    var spot = top
    var row = 0
    while row < area.height, spot.turn < layout.turns.count {
      layout.layOut(spot.turn, chat)
      if let query = preview.query { layout.look(for: query, in: spot.turn) }
      let turn = layout.turns[spot.turn]
      while spot.line < layout.count(spot.turn), row < area.height {
        let line = turn[spot.line]
        write(line, at: area.row + row, in: area, of: &frame)
        if preview.query != nil {
          for match in turn.found(on: spot.line) {
            mark(match, line, false, 0, at: area.row + row, in: area, of: &frame)
          }
        }
        row += 1
        spot.line += 1
      }
      spot = ChatLayout.Spot(turn: spot.turn + 1, line: 0)
    }
    return row
  }
}
