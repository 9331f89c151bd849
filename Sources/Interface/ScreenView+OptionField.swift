import AppCore
import ProviderOptions
import Screen
import TextLayout

extension ScreenView {
  /// A text being typed for an option, in a box of its own; numbers stand in their row.
  func drawOptionField(_ state: AppState, in frame: inout Frame) {
    guard state.focus == .options, let field = state.options.field, !field.isInline,
      state.overlay == nil
    else { return }
    let width = min(frame.columns - 4, 84)
    let text = FieldLines(field.editor, width: width - 5)
    let writer = ChatLines(width: width - 6, now: .zero, reasoning: .folded)
    let (sentence, role): (String, TextRole) =
      field.problem.map { ($0, .danger) } ?? (help(for: field), .muted)
    let notes = writer.wrapped(Sanitizer.line(sentence), TextStyle(role), indent: 0)
    let room = max(1, frame.rows - 7 - min(notes.count, 3))
    let shown = min(max(text.rows.count, field.purpose == .system ? 4 : 1), min(room, 12))
    let inside = drawBox(
      "\(Sanitizer.line(field.row.name))  \(field.row.typeWording)", width: width,
      height: shown + min(notes.count, 3) + 5, in: &frame)
    let area = inside.inset(top: 1)
    let first = max(0, text.caret.row - shown + 1)
    for (index, row) in text.rows.dropFirst(first).prefix(shown).enumerated() {
      frame.write(row, in: area.line(index), style: palette[.text])
    }
    frame.caret = Position(
      row: area.row + text.caret.row - first, column: area.column + text.caret.column)
    let below = area.inset(top: shown + 1)
    for (index, line) in notes.prefix(3).enumerated() {
      write(line, at: below.row + index, in: below, of: &frame)
    }
    frame.write(
      "Enter keep   Ctrl+J line   Ctrl+G editor   Esc back", in: inside.line(inside.height - 1),
      style: palette[.muted])
  }

  private func help(for field: OptionField) -> String {
    switch field.purpose {
    case .member: "name = value; the value is JSON where no type is known."
    case .system, .value, .all: field.row.description?.help ?? field.row.sentence
    }
  }
}

/// A text broken into rows of a width, and where the caret stands in them.
struct FieldLines {
  private(set) var rows: [String] = [""]
  private(set) var caret = Position(row: 0, column: 0)

  init(_ editor: LineEditor, width: Int) {
    var columns = 0
    var place = 0
    for character in editor.text {
      let isBreak = character == "\n"
      let shown = isBreak ? "" : Sanitizer.line(String(character))
      let size = DisplayWidth.width(of: shown)
      if columns + size > max(1, width) {
        rows.append("")
        columns = 0
      }
      if place == editor.caret { caret = Position(row: rows.count - 1, column: columns) }
      place += 1
      if isBreak {
        rows.append("")
        columns = 0
      } else {
        rows[rows.count - 1] += shown
        columns += size
      }
    }
    if place == editor.caret { caret = Position(row: rows.count - 1, column: columns) }
  }
}
