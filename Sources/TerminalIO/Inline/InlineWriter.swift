import Screen

/// Works out the bytes that keep a few live rows below text that stays, on the terminal's own screen.
///
/// The cursor moves relative to the live rows only: nobody knows on which row of the screen they
/// begin. Text that stays is written where they were and scrolls away as any program's output does;
/// the live rows are then written below it.
struct InlineWriter {
  private let styles: StyleSequence
  /// Whether the terminal breaks rows anew that have become wider than it.
  private let reflows: Bool
  /// The live rows as they stand there; nil: none do, and the cursor is where they are to begin.
  private var shown: Frame?
  /// Where the cursor is among the live rows.
  private var cursor = Position(row: 0, column: 0)
  /// The height of the terminal when the rows were written.
  private var height = 0
  private var hidesCaret = false

  init(_ styles: StyleSequence, reflows: Bool = true) {
    self.styles = styles
    self.reflows = reflows
  }

  /// The live rows below the cursor.
  var rowsBelow: Int { shown.map { max(0, $0.rows - 1 - cursor.row) } ?? 0 }

  /// Whether live rows stand on the terminal.
  var hasRows: Bool { shown != nil }

  /// Adds what brings the terminal up to date.
  ///
  /// - Parameters:
  ///   - live: The live rows, at most as many as the terminal has, and as wide as it is.
  ///   - above: Text that goes above them for good. A row that is wider than the terminal is broken
  ///     by it, so that it is still one line to whoever selects it.
  ///   - height: The rows of the terminal.
  ///   - bytes: Takes the bytes; nothing when all stands there already.
  mutating func update(_ live: Frame, above: [Frame], height: Int, to bytes: inout [UInt8]) {
    let isSame = shown.map { $0.columns == live.columns && $0.rows == live.rows } ?? false
    if above.isEmpty, isSame, height == self.height, let shown {
      let diff = FrameDiff(from: shown, to: live)
      guard !diff.runs.isEmpty || shown.caret != live.caret else { return }
      for run in diff.runs { write(run, of: live, before: shown, to: &bytes) }
    } else {
      goToTop(columns: live.columns, to: &bytes)
      bytes += "\u{1B}[0m".utf8
      // Rows that have been broken or shifted are not where the rows to come will be.
      let isMoved = !above.isEmpty || shown?.columns != live.columns || height != self.height
      if isMoved { bytes += "\u{1B}[J".utf8 }
      for frame in above {
        for row in 0..<frame.rows {
          write(frame, row, 0..<Self.end(of: row, in: frame), to: &bytes)
          bytes += "\u{1B}[0m\r\n".utf8
        }
      }
      writeAll(live, over: isMoved ? 0 : shown?.rows ?? 0, to: &bytes)
    }
    placeCaret(live.caret, rows: live.rows, to: &bytes)
    shown = live
    self.height = height
  }

  /// Adds what takes the live rows away; the cursor is then where they began.
  mutating func erase(to bytes: inout [UInt8]) {
    guard let shown else { return }
    goToTop(columns: shown.columns, to: &bytes)
    bytes += "\u{1B}[0m\u{1B}[J".utf8
    showCaret(to: &bytes)
    forget()
  }

  /// Somebody else has written: the live rows begin anew where the cursor is.
  mutating func forget() {
    shown = nil
    cursor = Position(row: 0, column: 0)
    hidesCaret = false
  }

  private mutating func goToTop(columns: Int, to bytes: inout [UInt8]) {
    bytes.append(0x0D)
    var up = cursor.row
    if let shown, reflows, columns < shown.columns, columns > 0 {
      // What has become too wide has been broken, the row of the cursor too.
      up = (0..<cursor.row).reduce(cursor.column / columns) { sum, row in
        sum + max(1, (Self.end(of: row, in: shown) + columns - 1) / columns)
      }
    }
    if up > 0 { bytes += "\u{1B}[\(up)A".utf8 }
    cursor = Position(row: 0, column: 0)
  }

  /// Writes all rows from the first one on, over so many old ones; the terminal scrolls where it must.
  private mutating func writeAll(_ live: Frame, over old: Int, to bytes: inout [UInt8]) {
    // Without wrapping, a character that the terminal takes for wider moves no row.
    bytes += "\u{1B}[?7l".utf8
    for row in 0..<live.rows {
      if row > 0 { bytes += "\r\n".utf8 }
      bytes += "\u{1B}[0m\u{1B}[K".utf8
      write(live, row, 0..<Self.end(of: row, in: live), to: &bytes)
    }
    bytes += "\u{1B}[0m\u{1B}[?7h".utf8
    if old > live.rows { bytes += "\u{1B}[B\r\u{1B}[J\u{1B}[A".utf8 }
    cursor = Position(row: max(0, live.rows - 1), column: 0)
  }

  /// Writes cells that have changed.
  private mutating func write(
    _ run: FrameDiff.Run, of live: Frame, before: Frame, to bytes: inout [UInt8]
  ) {
    move(to: Position(row: run.row, column: run.columns.lowerBound), to: &bytes)
    let end = Self.end(of: run.row, in: live)
    let upper = min(run.columns.upperBound, end)
    if run.columns.lowerBound < upper {
      bytes += "\u{1B}[?7l".utf8
      write(live, run.row, run.columns.lowerBound..<upper, to: &bytes)
      bytes += "\u{1B}[?7h".utf8
    }
    if run.columns.upperBound > end {
      // The cursor may stand on the last column, which it does not leave.
      let start = max(run.columns.lowerBound, end)
      bytes += "\u{1B}[0m\u{1B}[\(start + 1)G\u{1B}[K".utf8
    } else {
      bytes += "\u{1B}[0m".utf8
    }
    cursor = Position(row: run.row, column: 0)
  }

  private func write(
    _ frame: Frame, _ row: Int, _ columns: Range<Int>, to bytes: inout [UInt8]
  ) {
    var style = Style.plain
    for column in columns {
      let cell = frame[row, column]
      guard !cell.isContinuation else { continue }
      if cell.style != style {
        styles.append(cell.style, to: &bytes)
        style = cell.style
      }
      cell.glyph.appendUTF8(to: &bytes)
    }
  }

  private mutating func move(to place: Position, to bytes: inout [UInt8]) {
    let rows = place.row - cursor.row
    if rows > 0 { bytes += "\u{1B}[\(rows)B".utf8 }
    if rows < 0 { bytes += "\u{1B}[\(-rows)A".utf8 }
    bytes += "\u{1B}[\(place.column + 1)G".utf8
    cursor = place
  }

  private mutating func placeCaret(_ caret: Position?, rows: Int, to bytes: inout [UInt8]) {
    guard let caret, caret.row < rows else {
      if !hidesCaret { bytes += "\u{1B}[?25l".utf8 }
      hidesCaret = true
      return
    }
    move(to: caret, to: &bytes)
    showCaret(to: &bytes)
  }

  private mutating func showCaret(to bytes: inout [UInt8]) {
    if hidesCaret { bytes += "\u{1B}[?25h".utf8 }
    hidesCaret = false
  }

  /// The column behind the last cell of a row that shows anything.
  ///
  /// What is behind it is never written, so that a selection has no spaces at the ends of its lines.
  private static func end(of row: Int, in frame: Frame) -> Int {
    var end = frame.columns
    while end > 0, frame[row, end - 1].isEmpty { end -= 1 }
    return end
  }
}

extension Cell {
  /// Whether it looks like a cell that was never written.
  fileprivate var isEmpty: Bool {
    glyph == .space && style.background == .terminal
      && style.attributes(at: .trueColor).isDisjoint(with: Self.seen)
      && style.attributes(at: .sixteen).isDisjoint(with: Self.seen)
  }

  /// Attributes that show on a space.
  private static let seen: Attributes = [.underline, .reverse, .strikethrough]
}
