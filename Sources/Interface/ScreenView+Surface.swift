import AppCore
import Screen
import SwitchboardKit
import TextLayout

extension ScreenView {
  /// A view that has the whole screen above the status row: its title rule, and nothing in it yet.
  ///
  /// - Returns: The room below the title.
  func drawSurface(_ title: String, fact: String, in frame: inout Frame) -> Rect {
    let area = Rect(width: frame.columns, height: max(0, frame.rows - 1))
    frame.caret = nil
    frame.fill(area, style: palette.ground)
    var lines = Lines(in: frame.bounds)
    lines.addHorizontal(row: 0, columns: 0..<frame.columns, .heavy)
    frame.draw(lines, light: palette[.faint], heavy: palette[.focus])
    drawTitle(
      title, number: nil, fact: fact, in: area, isFocused: true, isCurrent: true, of: &frame)
    return area.inset(top: 1)
  }

  /// The timeline of an answer on the whole screen.
  func drawTimeline(_ view: TimelineView, _ state: AppState, in frame: inout Frame) {
    guard let answer = state.answer(of: view) else { return }
    let count = answer.attempts.count + answer.running.count
    let lines = TimelineLines(
      answer, width: frame.columns - 1, now: state.now, selection: view.selection(of: count))
    let race = answer.isRace ? ", race" : ""
    let body = drawSurface(
      "Timeline  pane \(state.current + 2), turn \(view.turn + 1)\(race)", fact: lines.fact,
      in: &frame)
    for (row, line) in lines.lines.prefix(body.height).enumerated() {
      write(line, at: body.row + row, in: body, of: &frame)
    }
  }
}
