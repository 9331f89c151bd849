import AppCore
import Screen
import TextLayout

extension ScreenView {
  /// The presets, and what applying the selected one would change.
  func drawPresets(_ list: PresetList, _ state: AppState, in frame: inout Frame) {
    let inside = drawBox(
      "Presets  \(list.presets.count)", width: min(frame.columns - 4, 72),
      height: min(frame.rows - 2, 18), in: &frame)
    let (body, foot) = inside.rows(.rest, .fixed(2))
    if list.presets.isEmpty, list.isLoaded {
      frame.write(
        "None yet. n keeps what pane \(state.current + 2) sets under a name.", in: body.line(1),
        style: palette[.muted])
    }
    let listed = min(list.presets.count, max(3, body.height / 2))
    let first = max(0, min(list.selection - listed + 1, list.presets.count - listed))
    for (index, preset) in list.presets.dropFirst(first).prefix(listed).enumerated() {
      let line = body.line(index)
      let isSelected = first + index == list.selection
      let style = isSelected ? palette.style(of: TextStyle(.text, on: .selection)) : palette[.text]
      if isSelected { frame.fill(line, style: style) }
      frame.write((isSelected ? "› " : "  ") + Sanitizer.line(preset.name), in: line, style: style)
    }
    drawPresetChanges(list, state, in: body.inset(top: listed + 1), of: &frame)
    if let name = list.name {
      let column = frame.write("name › ", in: foot, style: palette[.accent])
      drawField(name, in: foot.inset(left: column - foot.column), of: &frame)
    }
    if let sentence = list.sentence {
      frame.write(
        DisplayWidth.truncate(Sanitizer.line(sentence), to: foot.width, cut: .end),
        in: foot.line(list.name == nil ? 0 : 1), style: palette[.info])
    }
  }

  private func drawPresetChanges(
    _ list: PresetList, _ state: AppState, in area: Rect, of frame: inout Frame
  ) {
    guard area.height > 1, list.selected != nil else { return }
    let changes = list.differences(from: state.chat.layer)
    frame.write(
      changes.isEmpty
        ? "Pane \(state.current + 2) is set like this."
        : "Enter changes in pane \(state.current + 2):",
      in: area.line(0), style: palette[.muted])
    for (index, change) in changes.prefix(area.height - 1).enumerated() {
      frame.write(
        "  " + DisplayWidth.truncate(Sanitizer.line(change), to: area.width - 2, cut: .end),
        in: area.line(index + 1), style: palette[.text])
    }
  }
}
