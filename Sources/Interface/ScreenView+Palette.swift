import AppCore
import Screen
import TextLayout

/// Where the list of commands stands, and which of them are in view.
struct PaletteLayout {
  let found: [FoundCommand]
  let selection: Int
  let box: Rect
  let search: Rect
  let list: Rect
  /// The sentence and the name of the selected command; empty on a low screen.
  let foot: Rect
  let first: Int

  init(_ commands: CommandList, _ state: AppState) {
    found = state.found(commands)
    selection = min(commands.selection, max(0, found.count - 1))
    let height = min(state.rows - 2, 22)
    box = Rect(width: state.columns, height: max(0, state.rows - 1))
      .centered(width: min(state.columns - 4, 76), height: height)
    let inside = box.inset(top: 1, left: 2, bottom: 1, right: 2)
    search = inside.line(0)
    let hasFoot = height >= 14
    list = inside.inset(top: 2, bottom: hasFoot ? 3 : 0)
    foot = hasFoot ? inside.inset(top: inside.height - 2) : Rect(width: 0, height: 0)
    first = max(0, min(selection - list.height + 1, found.count - list.height))
  }
}

extension ScreenView {
  /// Every action that the words find, with its key, and the reason where it would do nothing.
  func drawPalette(_ commands: CommandList, _ state: AppState, in frame: inout Frame) {
    let layout = PaletteLayout(commands, state)
    _ = drawBox(
      "Commands  \(layout.found.count) of \(Action.allCases.count)", width: layout.box.width,
      height: layout.box.height, in: &frame)
    drawInnerRule(at: layout.search.row + 1, layout.box, in: &frame)
    let column = frame.write("› ", in: layout.search, style: palette[.accent])
    drawField(
      commands.editor, in: layout.search.inset(left: column - layout.search.column), of: &frame)
    for (row, command) in layout.found.dropFirst(layout.first).prefix(layout.list.height)
      .enumerated()
    {
      draw(
        command, isSelected: layout.first + row == layout.selection, in: layout.list.line(row),
        of: &frame)
    }
    if layout.found.isEmpty {
      frame.write(
        "No command has all these words.", in: layout.list.line(0), style: palette[.muted])
    }
    drawFoot(layout, state, in: &frame)
  }

  private func draw(
    _ command: FoundCommand, isSelected: Bool, in line: Rect, of frame: inout Frame
  ) {
    let role: TextRole = command.reason == nil ? .text : .muted
    let style = palette.style(of: TextStyle(role, on: isSelected ? .selection : nil))
    if isSelected { frame.fill(line, style: style) }
    let key = command.key.isEmpty ? "" : command.key + " "
    let place = command.action.place == .anywhere ? "" : command.action.place.rawValue
    // The column of places leaves a narrow screen before anything is cut.
    let keyWidth = 12
    let hasPlace = line.width >= 68
    let room = line.width - (hasPlace ? keyWidth + 10 : DisplayWidth.width(of: key) + 1)
    frame.write(
      (isSelected ? "› " : "  ")
        + DisplayWidth.truncate(command.action.sentence, to: max(0, room - 2), cut: .end),
      in: line, style: style)
    let quiet = isSelected ? style : palette[.muted]
    frame.write(key, in: line, style: quiet, alignment: .trailing)
    if hasPlace {
      frame.write(
        place, at: line.row, line.endColumn - keyWidth - 9, style: quiet, within: line)
    }
  }

  /// What the selected command does, or why it would do nothing now.
  private func drawFoot(_ layout: PaletteLayout, _ state: AppState, in frame: inout Frame) {
    guard layout.foot.height == 2, layout.found.indices.contains(layout.selection) else { return }
    drawInnerRule(at: layout.foot.row - 1, layout.box, in: &frame)
    let command = layout.found[layout.selection]
    let keys = state.keymap.keys(of: command.action)
    let sentence =
      command.reason.map { Sanitizer.line($0) }
      ?? (keys.isEmpty ? "It has no key." : "keys: \(keys.joined(separator: "  "))")
    frame.write(
      DisplayWidth.truncate(sentence, to: layout.foot.width, cut: .end),
      in: layout.foot.line(0), style: palette[command.reason == nil ? .muted : .warning])
    frame.write(
      "name: \(command.action.rawValue)", in: layout.foot.line(1), style: palette[.muted])
  }

  /// A light line across a box, joined to its sides.
  private func drawInnerRule(at row: Int, _ box: Rect, in frame: inout Frame) {
    let line = Rect(row: row, column: box.column, width: box.width, height: 1)
    var lines = Lines(in: line)
    lines.addBox(box, .heavy)
    lines.addHorizontal(row: row, columns: box.column..<box.endColumn, .light)
    frame.draw(lines, light: palette[.faint], heavy: palette[.focus])
  }
}
