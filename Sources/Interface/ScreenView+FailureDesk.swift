import AppCore
import Screen
import SwitchboardKit
import TextLayout

extension ScreenView {
  /// The failure desk: the faults at the left, what the chain makes of the chosen one at the right.
  func drawFailureDesk(_ desk: FailureDesk, _ state: AppState, in frame: inout Frame) {
    let body = drawSurface("Failure desk", fact: "pane \(desk.pane)", in: &frame)
    let hasBoth = frame.columns >= 100
    let left = Rect(
      row: body.row, column: 0, width: hasBoth ? 58 : body.width, height: body.height)
    var rows = faultRows(desk)
    rows += [(nil, "", "", false)] + placeRows(desk)
    let selected = desk.row < DemoFault.all.count ? desk.row : desk.row + 1
    let visible = max(1, left.height - 2)
    let first = max(0, min(selected - visible + 1, rows.count - visible))
    frame.write("  fault", in: left.line(1), style: palette[.muted])
    for (row, index) in (first..<min(rows.count, first + visible)).enumerated() {
      drawDeskRow(rows[index], isSelected: index == selected, in: left.line(row + 2), of: &frame)
    }
    guard hasBoth else { return }
    let right = Rect(
      row: body.row, column: 60, width: frame.columns - 61, height: body.height)
    var lines = Lines(in: frame.bounds)
    lines.addVertical(column: 58, rows: body.row..<body.endRow, .light)
    frame.draw(lines, light: palette[.faint], heavy: palette[.focus])
    for (row, line) in outlook(desk, width: right.width).prefix(right.height).enumerated() {
      write(line, at: right.row + row, in: right, of: &frame)
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

  /// What the rules of chains make of the fault.
  private func outlook(_ desk: FailureDesk, width: Int) -> [StyledLine] {
    var lines = [
      StyledLine(), StyledLine("what the chain will do", TextStyle(.accent)), StyledLine(),
    ]
    let writer = ChatLines(width: width, now: .zero, reasoning: .folded)
    for (index, item) in desk.trial(isAllDemo: false).enumerated() {
      lines += writer.wrapped(
        "\(index + 1)  \(Sanitizer.line(item.id))", TextStyle(index == desk.entry ? .text : .muted),
        indent: 0)
    }
    lines.append(StyledLine())
    lines += writer.wrapped(sentence(desk), TextStyle(.text), indent: 0)
    lines += [StyledLine(), StyledLine("expected", TextStyle(.accent))]
    let expected = desk.expectation(isAllDemo: false)
    lines.append(StyledLine("  attempts \(expected.attempts)", TextStyle(.text)))
    lines += writer.wrapped(
      expected.answeredBy.map { "answered by \(Sanitizer.line($0))" } ?? "no answer",
      TextStyle(.text), indent: 2)
    lines.append(StyledLine())
    lines += writer.wrapped(
      "Enter asks the last prompt again in pane \(desk.pane) with the fault in its place; the "
        + "pane's chain stays as it is. Alt+Enter lets the demo provider play the other entries "
        + "too, so that nothing is paid for. w in the pane then shows every byte.",
      TextStyle(.muted), indent: 0)
    return lines
  }

  private func sentence(_ desk: FailureDesk) -> String {
    let fault = desk.chosenFault
    let calls = desk.callsAllowed
    switch fault.consequence {
    case .survived: return "The entry answers all the same."
    case .passedOn: return "Asking again would not help: the next entry is asked at once."
    case .restarted:
      return "Text has come already: it is taken back, and the next entry begins anew."
    case .repeated where fault.parameter == "retry-after" && desk.value(of: desk.fault) == "90":
      return "A wait of more than 30 s is not waited for: the next entry is asked at once."
    case .repeated where calls == 1:
      return "The entry has one call and it is used: the next entry is asked."
    case .repeated:
      return "The entry has \(calls) calls; between two of them it waits "
        + (fault.parameter == "retry-after" ? "as long as it was asked to." : "a moment.")
    }
  }
}
