import AppCore
import Screen
import TextLayout

extension ScreenView {
  /// A sentence in an empty place, in as many rows as it needs.
  func drawParagraph(_ sentence: String, in area: Rect, indent: Int, of frame: inout Frame) {
    let writer = ChatLines(width: area.width - indent, now: .zero, reasoning: .folded)
    let lines = writer.wrapped(Sanitizer.line(sentence), TextStyle(.muted), indent: indent)
    for (row, line) in lines.prefix(area.height).enumerated() {
      write(line, at: area.row + row, in: area, of: &frame)
    }
  }

  /// The text of a one-line field around its caret, where the terminal's own cursor then stands.
  ///
  /// - Parameters:
  ///   - editor: What is typed.
  ///   - room: One row; its last column is the caret's.
  ///   - style: How the text is drawn; as body text where it is nil.
  ///   - hasCaret: Whether keys go into the field.
  ///   - frame: Where it is drawn.
  /// - Returns: The column behind what is shown.
  @discardableResult
  func drawField(
    _ editor: LineEditor, in room: Rect, style: Style? = nil, hasCaret: Bool = true,
    of frame: inout Frame
  ) -> Int {
    let layout = DraftRows(editor, width: .max)
    let text = editor.buffer.stretch(editor.buffer.caretStretch).text
    let row = DraftRows.Row(start: 0, end: text.utf8.count)
    let caret = layout.column(of: editor.buffer.caretColumn, in: row, of: text)
    let pan = max(0, caret - max(1, room.width) + 1)
    let end = frame.write(
      layout.runs(of: row, in: text).map(\.text).joined(), at: room.row, room.column - pan,
      style: style ?? palette[.text], within: room)
    if hasCaret { frame.caret = Position(row: room.row, column: room.column + caret - pan) }
    return max(room.column, end)
  }
}
