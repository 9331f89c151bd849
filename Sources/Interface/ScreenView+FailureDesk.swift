import AppCore
import ChatModel
import Screen
import SwitchboardKit
import TextLayout

extension ScreenView {
  /// The failure desk: the faults and the bytes of the chosen one at the left, what the chain makes of
  /// it at the right.
  func drawFailureDesk(_ desk: FailureDesk, _ state: AppState, in frame: inout Frame) {
    let body = drawSurface("Failure desk", fact: "pane \(desk.pane)", in: &frame)
    let hasBoth = frame.columns >= 100
    let left = Rect(
      row: body.row, column: 0, width: hasBoth ? 58 : body.width, height: body.height)
    drawFaults(desk, in: left, of: &frame)
    let limits = state.chainRules.limits
    let silence = min(limits.idle ?? .seconds(120), limits.content ?? .seconds(300))
    let calls = desk.schedule(silence: silence) { id in
      ModelID(id).flatMap { state.browser.habits.speeds[$0]?.firstToken }.map { .seconds($0) }
    }
    let used = DemoFault.all.count + 7
    let bytes = FailureDeskLines(desk: desk, calls: calls, width: left.width - 1)
      .bytes(rows: left.height - used - 1)
    for (row, line) in bytes.enumerated() {
      write(line, at: left.row + used + 1 + row, in: left, of: &frame)
    }
    guard hasBoth else { return }
    let right = Rect(
      row: body.row, column: 60, width: frame.columns - 61, height: body.height)
    drawDeskTitles(desk, in: &frame)
    let lines = FailureDeskLines(desk: desk, calls: calls, width: right.width)
      .outlook(verdict: state.chat.verdict) { wallClock.minutes(at: $0) }
    for (row, line) in lines.prefix(right.height).enumerated() {
      write(line, at: right.row + row, in: right, of: &frame)
    }
  }

  /// The line between the halves, and a title over each.
  private func drawDeskTitles(_ desk: FailureDesk, in frame: inout Frame) {
    var lines = Lines(in: frame.bounds)
    lines.addHorizontal(row: 0, columns: 0..<frame.columns, .heavy)
    lines.addVertical(column: 58, rows: 0..<(frame.rows - 1), .light)
    frame.draw(lines, light: palette[.faint], heavy: palette[.focus])
    drawTitle(
      "Failure desk", number: nil, fact: "pane \(desk.pane)", in: Rect(width: 58, height: 1),
      isFocused: true, isCurrent: true, of: &frame)
    drawTitle(
      "what the chain will do", number: nil, fact: "",
      in: Rect(row: 0, column: 59, width: frame.columns - 59, height: 1), isFocused: false,
      isCurrent: false, of: &frame)
  }

  private func drawFaults(_ desk: FailureDesk, in left: Rect, of frame: inout Frame) {
    var rows = faultRows(desk)
    rows += [(nil, "", "", false)] + placeRows(desk)
    let selected = desk.row < DemoFault.all.count ? desk.row : desk.row + 1
    let visible = max(1, left.height - 2)
    let first = max(0, min(selected - visible + 1, rows.count - visible))
    frame.write("  fault", in: left.line(1), style: palette[.muted])
    for (row, index) in (first..<min(rows.count, first + visible)).enumerated() {
      drawDeskRow(rows[index], isSelected: index == selected, in: left.line(row + 2), of: &frame)
    }
  }

  private typealias DeskRow = (isChosen: Bool?, name: String, detail: String, turns: Bool)

  private func faultRows(_ desk: FailureDesk) -> [DeskRow] {
    DemoFault.all.indices.map { index in
      let fault = DemoFault.all[index]
      let value = desk.value(of: index)
      let detail = value.map { $0 + " " + fault.unit } ?? fault.detail
      return (index == desk.fault, fault.name, detail, value != nil)
    }
  }

  private func placeRows(_ desk: FailureDesk) -> [DeskRow] {
    let entry =
      desk.chain.indices.contains(desk.entry)
      ? "\(desk.entry + 1) \(desk.chain[desk.entry].id)" : "none"
    let often = desk.times.map { "\($0) \($0 == 1 ? "call" : "calls"), then well" } ?? "each call"
    return [
      (nil, "on entry", Sanitizer.line(entry), true), (nil, "how often", often, true),
      (nil, "calls", "\(desk.callsAllowed) at most", true),
      (nil, "dialect", desk.dialectName, true),
    ]
  }

  private func drawDeskRow(
    _ row: DeskRow, isSelected: Bool, in line: Rect, of frame: inout Frame
  ) {
    guard !row.name.isEmpty else { return }
    let style = palette.style(of: TextStyle(.text, on: isSelected ? .selection : nil))
    if isSelected { frame.fill(line, style: style) }
    let mark = row.isChosen.map { $0 ? "(x) " : "( ) " } ?? "    "
    let name = DisplayWidth.fit((isSelected ? "› " : "  ") + mark + row.name, to: 32)
    let column = frame.write(name, in: line, style: style)
    let detail = isSelected && row.turns ? "◂ \(row.detail) ▸" : "  \(row.detail)"
    let detailStyle = isSelected ? style : palette[.muted]
    frame.write(
      DisplayWidth.truncate(detail, to: max(0, line.width - 33)), at: line.row, column,
      style: detailStyle, within: line)
  }
}
