import AppCore
import Screen
import TextLayout

extension ScreenView {
  private static let mostItems = 8
  private static let widestList = 76

  /// The list of completions, right above the composer.
  func drawCompletion(_ state: AppState, above composer: Rect, of frame: inout Frame) {
    guard let completion = state.composer.completion else { return }
    let count = min(Self.mostItems, completion.items.count, composer.row - 3)
    guard count > 0 else { return }
    let box = Rect(
      row: composer.row - count - 2, column: composer.column + 1,
      width: min(Self.widestList, composer.width - 2), height: count + 2)
    frame.fill(box, style: palette.ground)
    var lines = Lines(in: frame.bounds)
    lines.addBox(box, .heavy)
    frame.draw(lines, light: palette[.faint], heavy: palette[.focus])
    let place =
      completion.items.count > count
      ? "  \(completion.selection + 1) of \(completion.items.count)" : ""
    frame.write(
      " \(title(of: completion.kind))\(place) ", at: box.row, box.column + 2,
      style: palette[.accent], within: box.inset(right: 2))
    let inside = box.inset(top: 1, left: 1, bottom: 1, right: 1)
    let first = max(0, min(completion.selection - count + 1, completion.items.count - count))
    for (row, item) in completion.items.dropFirst(first).prefix(count).enumerated() {
      draw(
        item, of: completion, isSelected: first + row == completion.selection,
        in: inside.line(row), of: &frame)
    }
  }

  private func draw(
    _ item: Completion.Item, of completion: Completion, isSelected: Bool, in line: Rect,
    of frame: inout Frame
  ) {
    let style = isSelected ? palette.style(of: TextStyle(.text, on: .selection)) : palette[.text]
    if isSelected { frame.fill(line, style: style) }
    let text = DisplayWidth.truncate(Sanitizer.line(item.text), to: max(1, line.width - 4))
    let end = frame.write((isSelected ? "› " : "  ") + text, in: line, style: style)
    let note = Sanitizer.line(item.note)
    let muted = isSelected ? style : palette[.muted]
    if let column = sentenceColumn(of: completion.kind) {
      let place = line.column + column
      guard place > end, place + 8 < line.endColumn else { return }
      frame.write(
        DisplayWidth.truncate(note, to: line.endColumn - place - 1, cut: .end), at: line.row,
        place, style: muted, within: line)
    } else {
      let room = line.endColumn - end - 3
      guard !note.isEmpty, room >= 6 else { return }
      frame.write(
        DisplayWidth.truncate(note, to: room, cut: .end) + " ", in: line, style: muted,
        alignment: .trailing)
    }
  }

  /// Where the sentences of a list begin; nil where its notes are figures, which stand right.
  private func sentenceColumn(of kind: Completion.Kind) -> Int? {
    switch kind {
    case .command: 14
    case .setting: 20
    case .strategy: 12
    case .model, .file, .theme, .form, .paths: nil
    }
  }

  private func title(of kind: Completion.Kind) -> String {
    switch kind {
    case .command: "Commands"
    case .model: "Models"
    case .file: "Files"
    case .theme: "Themes"
    case .setting: "Settings"
    case .strategy: "Strategies"
    case .form: "Forms"
    case .paths: "A file was pasted"
    }
  }

  /// The keys of what helps to write; nil while nothing does.
  func composerKeys(_ state: AppState) -> [(String, String)]? {
    if let completion = state.composer.completion {
      let enter = completion.isChosen ? "take" : "as it is"
      return [("Tab", "take"), ("Up Down", "choose"), ("Enter", enter), ("Esc", "close")]
    }
    switch state.composer.field {
    case .history:
      return [("type", "to find"), ("Ctrl+R", "older"), ("Enter", "take"), ("Esc", "back")]
    case .attach: return [("Enter", "attach"), ("Esc", "back")]
    case nil: return nil
    }
  }
}
