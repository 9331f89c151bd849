import AppCore
import Screen
import TextLayout

extension ScreenView {
  /// The keys of what floats below, which the status row of a narrow screen cannot all name.
  mutating func drawKeys(of below: Overlay, _ state: AppState, in frame: inout Frame) {
    let below = state.floating(below)
    drawOverlay(below, in: &frame)
    let (name, keys) = (paneName(below), statusKeys(below))
    let keyWidth = keys.reduce(0) { max($0, DisplayWidth.width(of: $1.0)) } + 2
    let width = keys.reduce(20) { max($0, keyWidth + DisplayWidth.width(of: $1.1)) }
    let inside = drawBox(
      "Keys: \(name)", width: min(frame.columns - 4, width + 6),
      height: min(frame.rows - 2, keys.count + 2), in: &frame)
    for (row, key) in keys.prefix(inside.height).enumerated() {
      let line = inside.line(row)
      frame.write(key.0, in: line, style: palette[.accent])
      frame.write(
        key.1, at: line.row, line.column + keyWidth, style: palette[.text], within: line)
    }
  }
}
