import AppCore
import Screen
import TextLayout

extension ScreenView {
  /// The strip of the guided tour above the status row: which step, what to press.
  func drawTour(_ state: AppState, in frame: inout Frame) {
    guard let tour = state.tour, let sentence = state.tourSentence, frame.rows > 2,
      !state.showsLeader
    else { return }
    let line = frame.bounds.line(frame.rows - 2)
    let style = palette.style(of: TextStyle(.text, on: .selection))
    frame.fill(line, style: style)
    let count = Tour.Step.allCases.count
    let label = tour.step.map { " Tour \($0.rawValue) of \(count) " } ?? " Tour "
    let column = frame.write(label, in: line, style: palette[.accent].adding([.bold, .reverse]))
    let left = line.endColumn - column - 2 - DisplayWidth.width(of: sentence)
    let end = state.escapeEndsTour && left >= 14 ? "Esc ends it " : ""
    let room = line.endColumn - column - 2 - DisplayWidth.width(of: end)
    frame.write(
      DisplayWidth.truncate(sentence, to: max(0, room), cut: .end), at: line.row, column + 1,
      style: style, within: line)
    frame.write(end, in: line, style: style, alignment: .trailing)
    // The caret of a field on this row would stand on another text.
    if frame.caret?.row == line.row { frame.caret = nil }
  }
}
