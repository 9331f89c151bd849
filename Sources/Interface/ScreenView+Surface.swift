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
  mutating func drawTimeline(_ view: TimelineView, _ state: AppState, in frame: inout Frame) {
    guard let answer = state.answer(of: view) else { return }
    let count = answer.attempts.count + answer.running.count
    let selection = view.selection(of: count)
    let drawn = TimelineLines(
      answer, width: frame.columns - 1, now: state.now, selection: selection)
    let race = answer.isRace ? ", race" : ""
    let body = drawSurface(
      "Timeline  pane \(state.current + 2), turn \(view.turn + 1)\(race)", fact: drawn.fact,
      in: &frame)
    var lines = drawn.lines(isDense: false)
    // Of a screen that is too low the air goes first; the rest scrolls.
    if lines.count > body.height { lines = drawn.lines(isDense: true) }
    let isCut = lines.count > body.height
    let height = isCut ? body.height - 1 : body.height
    let last = max(0, lines.count - height)
    let bar = drawn.row(of: selection, isDense: true)
    let top = min(view.top ?? max(0, bar + 2 - height), last)
    var metrics = ScrollMetrics(total: lines.count, height: height)
    metrics.top = top
    overlayMetrics = metrics
    for (row, line) in lines.dropFirst(top).prefix(height).enumerated() {
      write(line, at: body.row + row, in: body, of: &frame)
    }
    guard isCut else { return }
    let below = lines.count - top - height
    let words = below > 0 ? "\(below) more below, PageDown" : "PageUp goes back"
    frame.write(words, in: body.line(body.height - 1).inset(left: 2), style: palette[.muted])
  }
}
