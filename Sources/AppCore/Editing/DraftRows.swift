import TextLayout

/// Breaks a stretch of a draft into the rows of a screen, at words where it can.
///
/// One space may stand beyond the last column, so that a word that just fits does not wrap for it.
package struct DraftRows: Sendable {
  /// A row: the bytes of its stretch that it shows.
  package struct Row: Sendable, Hashable {
    package var start: Int
    package var end: Int

    package init(start: Int, end: Int) {
      self.start = start
      self.end = end
    }
  }

  /// A piece of a row as it is shown.
  package struct Run: Sendable, Hashable {
    package var text: String
    /// Whether it stands for a folded paste.
    package var isFold: Bool
  }

  /// One character: where it stands, and what the screen has of it.
  private struct Sign {
    var start: Int
    var end: Int
    /// nil: the character as it is, in one column.
    var shown: String?
    var width: Int
    var isSpace: Bool
    var isFold: Bool
  }

  private let width: Int
  private let folds: PasteFolds

  /// - Parameters:
  ///   - editor: Whose text is broken.
  ///   - width: Columns of a row.
  package init(_ editor: LineEditor, width: Int) {
    self.width = max(1, width)
    folds = editor.folds
  }

  /// The rows of a stretch; at least one.
  package func rows(of text: String) -> [Row] {
    if text.utf8.count <= width, text.utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) {
      return [Row(start: 0, end: text.utf8.count)]
    }
    var rows: [Row] = []
    var start = 0
    var column = 0
    /// Behind the last space of the row.
    var space: (place: Int, index: String.Index)?
    var overhangs = false
    var index = text.startIndex
    while index < text.endIndex {
      let sign = sign(in: text, at: index, column: column)
      let next = text.utf8.index(index, offsetBy: sign.end - sign.start)
      if column + sign.width > width, sign.start > start, !(sign.isSpace && !overhangs) {
        let end = space ?? (sign.start, index)
        rows.append(Row(start: start, end: end.place))
        (start, index, column) = (end.place, end.index, 0)
        (space, overhangs) = (nil, false)
        continue
      }
      overhangs = column + sign.width > width
      column += sign.width
      index = next
      if sign.isSpace { space = (sign.end, next) }
    }
    rows.append(Row(start: start, end: text.utf8.count))
    return rows
  }

  /// The row of a stretch that holds a place; the later one at a border.
  package func row(holding place: Int, in rows: [Row]) -> Int {
    rows.lastIndex { $0.start <= place } ?? 0
  }

  /// The column of a place in its row.
  package func column(of place: Int, in row: Row, of text: String) -> Int {
    var column = 0
    each(row, of: text) { sign in
      guard sign.start < place else { return false }
      column += sign.width
      return true
    }
    return min(column, width)
  }

  /// The place in a row that is nearest to a column, before its character.
  package func place(at column: Int, in row: Row, of text: String, isLast: Bool) -> Int {
    var place = row.start
    var here = 0
    each(row, of: text) { sign in
      // The end of a wrapped row is the start of the next one.
      guard here + sign.width <= column, isLast || sign.end < row.end else { return false }
      here += sign.width
      place = sign.end
      return true
    }
    return place
  }

  /// What a row shows.
  package func runs(of row: Row, in text: String) -> [Run] {
    var runs: [Run] = []
    var index = text.utf8.index(text.startIndex, offsetBy: min(row.start, text.utf8.count))
    each(row, of: text) { sign in
      let end = text.utf8.index(index, offsetBy: sign.end - sign.start)
      let shown = sign.shown ?? String(text[index..<end])
      index = end
      if let last = runs.last, last.isFold == sign.isFold {
        runs[runs.count - 1].text += shown
      } else {
        runs.append(Run(text: shown, isFold: sign.isFold))
      }
      return true
    }
    return runs
  }

  private func each(_ row: Row, of text: String, _ visit: (Sign) -> Bool) {
    var index = text.utf8.index(text.startIndex, offsetBy: min(row.start, text.utf8.count))
    var column = 0
    var place = row.start
    while place < row.end, index < text.endIndex {
      let sign = sign(in: text, at: index, column: column)
      guard visit(sign) else { return }
      column += sign.width
      place = sign.end
      index = text.utf8.index(index, offsetBy: sign.end - sign.start)
    }
  }

  private func sign(in text: String, at index: String.Index, column: Int) -> Sign {
    let start = text.utf8.distance(from: text.startIndex, to: index)
    let byte = text.utf8[index]
    let following = text.utf8.index(after: index)
    let isSpace = byte == 0x20 || byte == 0x09
    func sign(
      _ size: Int, _ shown: String?, _ width: Int, isFold: Bool = false
    ) -> Sign {
      Sign(
        start: start, end: start + size, shown: shown, width: width, isSpace: isSpace,
        isFold: isFold)
    }
    if byte < 0x80, following == text.endIndex || text.utf8[following] < 0x80 {
      guard byte == 0x09 else { return sign(1, nil, 1) }
      let width = 4 - column % 4
      return sign(1, String(repeating: " ", count: width), width)
    }
    let character = text[index]
    let size = character.utf8.count
    if let label = folds.label(character) {
      let shown = DisplayWidth.truncate(label, to: width, cut: .end)
      return sign(size, shown, DisplayWidth.width(of: shown), isFold: true)
    }
    let shown = Sanitizer.line(String(character))
    return sign(size, shown, DisplayWidth.width(of: shown))
  }
}

extension LineEditor {
  /// Moves a row up; false when the caret stands on the first.
  package mutating func moveUp(width: Int) -> Bool { moveVertically(by: -1, width: width) }

  /// Moves a row down; false when the caret stands on the last.
  package mutating func moveDown(width: Int) -> Bool { moveVertically(by: 1, width: width) }

  private mutating func moveVertically(by step: Int, width: Int) -> Bool {
    let layout = DraftRows(self, width: width)
    var stretch = buffer.caretStretch
    var text = buffer.stretch(stretch).text
    var rows = layout.rows(of: text)
    var row = layout.row(holding: buffer.caretColumn, in: rows)
    var column = layout.column(of: buffer.caretColumn, in: rows[row], of: text)
    if case .vertical(let goal) = last { column = goal }
    var start = caret - buffer.caretColumn
    row += step
    if !rows.indices.contains(row) {
      guard (0..<buffer.stretchCount).contains(stretch + step) else { return false }
      let size = buffer.stretch(stretch).size
      stretch += step
      start += step > 0 ? size : -buffer.stretch(stretch).size
      text = buffer.stretch(stretch).text
      rows = layout.rows(of: text)
      row = step > 0 ? 0 : rows.count - 1
    }
    // The end of a part of a line is the start of the next part.
    let isPart = stretch < buffer.stretchCount - 1 && !buffer.stretch(stretch).endsLine
    let isLast = row == rows.count - 1 && !isPart
    move(to: start + layout.place(at: column, in: rows[row], of: text, isLast: isLast))
    last = .vertical(column)
    return true
  }
}
