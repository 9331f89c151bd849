import CTerminal
package import Screen

/// Shows frames on the terminal through ncurses.
///
/// A frame goes out in one write, between the marks of a synchronized update; only what changed does.
/// Lives and dies with the session, on its thread.
package struct CursesDisplay: Display, ~Copyable {
  /// Bytes written since the start.
  package private(set) var bytesWritten = 0
  /// Frames that had anything to write.
  package private(set) var framesWritten = 0

  private let descriptor: Int32
  private let pens: CursesPens
  private var shown: Frame?
  /// Whether anything struck has been shown; ncurses has no word for it.
  private var usesStruck = false
  private var bytes: [UInt8] = []

  /// Draws for a session, which must live as long.
  package init(_ session: borrowing TerminalSession) {
    descriptor = session.descriptor
    pens = CursesPens(session.capabilities)
  }

  package mutating func show(_ frame: Frame) {
    let old = shown ?? Frame(columns: 0, rows: 0)
    let diff = FrameDiff(from: old, to: frame)
    guard !diff.runs.isEmpty || old.caret != frame.caret || shown == nil || cterminal_is_ended()
    else { return }
    if diff.isResized {
      cterminal_resize(Int32(max(1, frame.rows)), Int32(max(1, frame.columns)))
      cterminal_repaint()
    }
    if diff.runs.contains(where: { $0.holdsFlag(in: frame) }) { blank(diff, of: frame) }
    for run in diff.runs { put(run, of: frame) }
    placeCaret(of: frame)
    shown = frame
    write()
  }

  /// Draws the next frame in full.
  package mutating func repaint() {
    shown = nil
    cterminal_repaint()
  }

  private mutating func put(_ run: FrameDiff.Run, of frame: Frame) {
    var column = run.columns.lowerBound
    while column < run.columns.upperBound {
      let style = frame[run.row, column].style
      let start = column
      bytes.removeAll(keepingCapacity: true)
      while column < run.columns.upperBound, frame[run.row, column].style == style {
        add(frame[run.row, column].glyph)
        column += 1
      }
      let pen = pens.pen(for: style)
      usesStruck = usesStruck || pen.attributes & UInt32(CTERMINAL_STRUCK) != 0
      cterminal_put(
        Int32(run.row), Int32(start), bytes, bytes.count, pen.attributes, pen.pair)
    }
  }

  /// Adds a glyph, or U+FFFD and spaces for one that the C library takes for narrower or wider.
  private mutating func add(_ glyph: Glyph) {
    let start = bytes.count
    glyph.appendUTF8(to: &bytes)
    guard glyph.width > 0, bytes[start] >= 0x80 else { return }
    let isMeasured = bytes.withUnsafeBufferPointer {
      guard let base = $0.baseAddress else { return true }
      return cterminal_measures(base + start, $0.count - start, Int32(glyph.width))
    }
    guard !isMeasured else { return }
    bytes.removeLast(bytes.count - start)
    Glyph.replacement.appendUTF8(to: &bytes)
    if glyph.width == 2 { bytes.append(0x20) }
  }

  /// Empties what changes, because ncurses would write one half of a flag over another flag.
  private func blank(_ diff: FrameDiff, of frame: Frame) {
    for run in diff.runs where run.holdsFlag(in: frame) {
      let spaces = [UInt8](repeating: 0x20, count: run.columns.count)
      cterminal_put(Int32(run.row), Int32(run.columns.lowerBound), spaces, spaces.count, 0, 0)
    }
    _ = cterminal_compose()
  }

  private func placeCaret(of frame: Frame) {
    if let caret = frame.caret, frame.bounds.contains(caret) {
      cterminal_caret(Int32(caret.row), Int32(caret.column))
    } else {
      cterminal_caret(-1, -1)
    }
  }

  private mutating func write() {
    let count = cterminal_compose()
    guard count > 0 else { return }
    let start = TerminalSequences.beginUpdate.count
    bytes.removeAll(keepingCapacity: true)
    bytes.append(contentsOf: TerminalSequences.beginUpdate)
    bytes.append(contentsOf: repeatElement(0, count: count))
    let taken = bytes.withUnsafeMutableBufferPointer {
      $0.baseAddress.map { cterminal_take($0 + start, count) } ?? 0
    }
    guard taken == count else { return }
    if usesStruck { StruckText.replaceBlinking(in: &bytes) }
    bytes.append(contentsOf: TerminalSequences.endUpdate)
    bytesWritten += bytes.count
    framesWritten += 1
    // That the terminal is gone shows where its input is read.
    _ = TerminalOutput.write(bytes.span, to: descriptor)
  }
}

extension FrameDiff.Run {
  /// Whether a flag is among the new characters.
  fileprivate func holdsFlag(in frame: Frame) -> Bool {
    columns.contains { frame[row, $0].glyph.isFlag }
  }
}
