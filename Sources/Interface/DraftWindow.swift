import AppCore

/// The rows of a draft that are in view, and where the caret stands in them.
///
/// Only what is in view is laid out. The window moves no farther than the caret makes it.
struct DraftWindow: Sendable {
  /// A row: its stretch and its place in that.
  private struct Place: Sendable, Comparable {
    var stretch: Int
    var row: Int

    static func < (left: Place, right: Place) -> Bool {
      (left.stretch, left.row) < (right.stretch, right.row)
    }
  }

  /// Pieces of text from the left.
  typealias Row = [DraftRows.Run]

  private var top = Place(stretch: 0, row: 0)

  /// How many rows a draft has, counted up to `most`.
  static func height(of editor: LineEditor, width: Int, most: Int) -> Int {
    let layout = DraftRows(editor, width: width)
    var rows = 0
    for stretch in 0..<min(editor.buffer.stretchCount, most) {
      rows += layout.rows(of: editor.buffer.stretch(stretch).text).count
      if rows >= most { return most }
    }
    return rows
  }

  /// The rows in view.
  ///
  /// - Parameters:
  ///   - editor: The draft.
  ///   - width: Columns of a row.
  ///   - height: How many rows there is room for.
  /// - Returns: The rows, and the row and column of the caret among them.
  mutating func rows(
    of editor: LineEditor, width: Int, height: Int
  ) -> (rows: [Row], caretRow: Int, caretColumn: Int) {
    let layout = DraftRows(editor, width: width)
    let height = max(1, height)
    let buffer = editor.buffer
    let text = buffer.stretch(buffer.caretStretch).text
    let rows = layout.rows(of: text)
    let caret = Place(
      stretch: buffer.caretStretch, row: layout.row(holding: buffer.caretColumn, in: rows))
    top = min(top, caret)
    // No farther above the caret than the window is high, and full at the end of the draft.
    top = max(top, step(back: height - 1, from: caret, buffer, layout))
    let last = buffer.stretchCount - 1
    if last - top.stretch < height {
      let end = Place(stretch: last, row: layout.rows(of: buffer.stretch(last).text).count - 1)
      top = min(top, step(back: height - 1, from: end, buffer, layout))
    }
    let column = layout.column(of: buffer.caretColumn, in: rows[caret.row], of: text)
    let (shown, caretRow) = read(height, caret, buffer, layout)
    return (shown, caretRow, column)
  }

  private func read(
    _ height: Int, _ caret: Place, _ buffer: TextBuffer, _ layout: DraftRows
  ) -> ([Row], Int) {
    var shown: [Row] = []
    var caretRow = 0
    var stretch = top.stretch
    var first = top.row
    while shown.count < height, stretch < buffer.stretchCount {
      let text = buffer.stretch(stretch).text
      for (index, row) in layout.rows(of: text).enumerated().dropFirst(first) {
        guard shown.count < height else { break }
        if caret == Place(stretch: stretch, row: index) { caretRow = shown.count }
        shown.append(layout.runs(of: row, in: text))
      }
      stretch += 1
      first = 0
    }
    return (shown, caretRow)
  }

  /// The byte of the draft before which a place in view stands; nil below the text.
  ///
  /// - Parameters:
  ///   - row: From the first row in view.
  ///   - column: From the first column of the text.
  ///   - editor: The draft.
  ///   - width: Columns of a row.
  /// - Returns: Where the caret would stand.
  func place(at row: Int, _ column: Int, of editor: LineEditor, width: Int) -> Int? {
    let layout = DraftRows(editor, width: width)
    let buffer = editor.buffer
    guard row >= 0, top.stretch < buffer.stretchCount else { return nil }
    let above = (top.stretch..<max(top.stretch, buffer.caretStretch)).reduce(0) {
      $0 + buffer.stretch($1).size
    }
    var start = editor.caret - buffer.caretColumn - above
    var left = row + top.row
    for stretch in top.stretch..<buffer.stretchCount {
      let text = buffer.stretch(stretch).text
      let rows = layout.rows(of: text)
      if left < rows.count {
        let isPart = stretch < buffer.stretchCount - 1 && !buffer.stretch(stretch).endsLine
        let isLast = left == rows.count - 1 && !isPart
        return start + layout.place(at: column, in: rows[left], of: text, isLast: isLast)
      }
      left -= rows.count
      start += buffer.stretch(stretch).size
    }
    return nil
  }

  private func step(
    back count: Int, from place: Place, _ buffer: TextBuffer, _ layout: DraftRows
  ) -> Place {
    var place = place
    var left = count
    while left > place.row, place.stretch > 0 {
      left -= place.row + 1
      place.stretch -= 1
      place.row = layout.rows(of: buffer.stretch(place.stretch).text).count - 1
    }
    place.row = max(0, place.row - left)
    return place
  }
}
