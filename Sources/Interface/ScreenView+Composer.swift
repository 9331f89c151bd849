import AppCore
import Screen
import TextLayout

/// The composer's text broken into rows, and where the caret stands.
struct ComposerLayout {
  var rows: [String] = []
  var caret = Position(row: 0, column: 0)

  /// Breaks the draft of a state.
  ///
  /// - Parameters:
  ///   - state: Whose composer is drawn.
  ///   - width: Columns for the text.
  init(_ state: AppState, width: Int) {
    let editor = state.composer.editor
    var row = ""
    var columns = 0
    var place = 0
    for character in editor.text {
      if place == editor.caret { caret = Position(row: rows.count, column: columns) }
      place += 1
      if character == "\n" {
        rows.append(row)
        row = ""
        columns = 0
        continue
      }
      let shown = Sanitizer.line(String(character))
      let size = DisplayWidth.width(of: shown)
      if columns + size > width {
        rows.append(row)
        row = ""
        columns = 0
        if place - 1 == editor.caret { caret = Position(row: rows.count, column: 0) }
      }
      row += shown
      columns += size
    }
    if place == editor.caret { caret = Position(row: rows.count, column: columns) }
    rows.append(row)
  }
}

extension ScreenView {
  /// The prompt being written, where it goes, and one line of hints.
  func drawComposer(
    _ layout: ComposerLayout, _ state: AppState, in area: Rect, of frame: inout Frame
  ) {
    let text = area.inset(top: 1, bottom: 1)
    // The row with the caret stays in view.
    let first = max(0, min(layout.caret.row - text.height + 1, layout.rows.count - text.height))
    for (row, line) in layout.rows.dropFirst(max(0, first)).prefix(text.height).enumerated() {
      let rect = text.line(row)
      if row == 0 { frame.write(" › ", in: rect, style: palette[.accent]) }
      frame.write(line, in: rect.inset(left: 3), style: palette[.text])
    }
    drawAddress(state, in: text.line(0), of: &frame)
    if state.focus == .composer, state.overlay == nil {
      frame.caret = Position(
        row: text.row + layout.caret.row - max(0, first),
        column: text.column + 3 + layout.caret.column)
    }
    let hint = area.line(area.height - 1)
    let (sentence, role): (String, TextRole) =
      if let flash = state.flash { (flash, .info) } else if let notice = state.chat.notice {
        (notice, .warning)
      } else { (state.hint ?? defaultHint(state), .muted) }
    frame.write(
      " " + DisplayWidth.truncate(Sanitizer.line(sentence), to: hint.width - 2, cut: .end),
      in: hint,
      style: palette[role])
  }

  private func defaultHint(_ state: AppState) -> String {
    if let edited = state.editing {
      return "Enter sends prompt \(edited.index + 1) as another branch  Esc leaves it as it is"
    }
    if state.composer.editor.text.contains("\n") { return "Enter sends  Ctrl+J new line" }
    return state.effort == nil
      ? "Ctrl+J line  Ctrl+G editor  Alt+L link"
      : "Ctrl+J line  Ctrl+G editor  Alt+, Alt+. effort  Alt+L link"
  }

  private func drawAddress(_ state: AppState, in line: Rect, of frame: inout Frame) {
    let panes = state.addressed.map { "\($0 + 2)" }.joined(separator: " ")
    frame.write("to \(panes) ", in: line, style: palette[.muted], alignment: .trailing)
  }
}
