import AppCore
import Screen
import TextLayout

extension ScreenView {
  /// How much differs from the request that was sent last.
  func wireFact(_ state: AppState) -> String {
    guard state.chat.sent != nil else { return "nothing sent yet" }
    let changes = state.wire?.changes ?? 0
    return changes == 1 ? "1 line changed" : "\(changes) lines changed"
  }

  /// The request as half of the editor's screen.
  func drawWireHalf(_ state: AppState, in area: Rect, isFocused: Bool, of frame: inout Frame) {
    drawTitle(
      "Wire of the next request", number: nil, fact: wireFact(state), in: area,
      isFocused: isFocused, isCurrent: isFocused, of: &frame)
    let (upper, keys) = area.inset(top: 2).rows(.rest, .fixed(1))
    let notes = upper.height >= 16 ? wireNotes(state) : []
    let (body, below) = upper.rows(.rest, .fixed(notes.isEmpty ? 0 : notes.count + 1))
    drawWire(state, in: body, of: &frame)
    for (row, note) in notes.enumerated() {
      frame.write(" " + note, in: below.line(row + 1), style: palette[.muted])
    }
    frame.write(
      " ] [ changes   y copy body   X copy as curl", in: keys, style: palette[.muted])
  }

  /// What thinking may cost, and what the marks compare with.
  private func wireNotes(_ state: AppState) -> [String] {
    let cost = state.thinkingCost.map {
      "cost of \($0.tokens) thinking tokens: \(Figures.dollars($0.dollars)) at most"
    }
    let against = state.chat.sentPrompt.map {
      "against prompt \($0.number), \(wallClock.minutes(at: $0.time))"
    }
    return [cost, against].compactMap(\.self)
  }

  /// The request that would be sent now: what was left out, then head and body with marks.
  func drawWire(_ state: AppState, in area: Rect, of frame: inout Frame) {
    guard let wire = state.wire else {
      frame.write(" Nothing to show yet.", in: area, style: palette[.muted])
      return
    }
    let writer = ChatLines(width: area.width, now: .zero, reasoning: .folded)
    let notes = state.optionWarnings.flatMap {
      writer.wrapped("! " + Sanitizer.line($0), TextStyle(.warning), indent: 1)
    }
    let most = min(notes.count, area.height / 3)
    for (index, line) in notes.prefix(most).enumerated() {
      write(line, at: area.row + index, in: area, of: &frame)
    }
    let body = area.inset(top: most > 0 ? most + 1 : 0)
    guard body.height > 0 else { return }
    let hasFocus = state.focus == .options && state.options.half == .wire
    let selected = min(state.options.wireSelection, max(0, wire.lines.count - 1))
    let first =
      hasFocus
      ? max(0, min(selected - body.height / 2, wire.lines.count - body.height))
      : firstShown(wire, height: body.height)
    for (index, line) in wire.lines.dropFirst(first).prefix(body.height).enumerated() {
      draw(
        line, isSelected: hasFocus && first + index == selected, in: body.line(index), of: &frame)
    }
  }

  /// Without the focus the first change is in view.
  private func firstShown(_ wire: WireLines, height: Int) -> Int {
    guard let change = wire.lines.firstIndex(where: { $0.mark != nil }), change >= height else {
      return 0
    }
    return max(0, min(change - 2, wire.lines.count - height))
  }

  private func draw(
    _ line: WireLine, isSelected: Bool, in area: Rect, of frame: inout Frame
  ) {
    let role: TextRole =
      switch line.mark {
      case .added: .added
      case .removed: .removed
      case .changed: .warning
      case nil: line.path.isEmpty ? .muted : .text
      }
    let style = isSelected ? palette.style(of: TextStyle(.text, on: .selection)) : palette[role]
    if isSelected {
      frame.fill(area, style: style)
      frame.write("›", in: area, style: style)
    }
    let mark =
      switch line.mark {
      case .added: "+"
      case .removed: "-"
      case .changed: "~"
      case nil: " "
      }
    frame.write(mark, at: area.row, area.column + 1, style: style, within: area)
    let right = line.was.map { "was \($0)" } ?? line.note ?? ""
    let rightWidth = right.isEmpty ? 0 : min(DisplayWidth.width(of: right), area.width / 3) + 2
    let fold = line.isFolded == true ? "▸ " : ""
    let start = area.column + 3 + 2 * line.depth
    let room = area.endColumn - start - rightWidth
    let text = DisplayWidth.truncate(
      fold + Sanitizer.line(line.text), to: max(1, room), cut: .end)
    frame.write(text, at: area.row, start, style: style, within: area)
    guard rightWidth > 0 else { return }
    let shown = DisplayWidth.truncate(Sanitizer.line(right), to: rightWidth - 2, cut: .end)
    frame.write(
      shown + " ", in: area, style: isSelected ? style : palette[.muted], alignment: .trailing)
  }
}
