import CTerminal
package import Screen

/// Shows frames on the terminal through ncurses.
///
/// A frame goes out in one write; only what changed does, and no attribute that holds already. All but
/// the smallest go between the marks of a synchronized update.
/// Lives and dies with the session, on its thread.
package struct CursesDisplay: Display, ~Copyable {
  /// Bytes written since the start.
  package private(set) var bytesWritten = 0
  /// Frames that had anything to write.
  package private(set) var framesWritten = 0

  private let descriptor: Int32
  private let pens: CursesPens
  /// A copy of its own, so that whoever draws can draw on the last frame.
  private var shown = Frame(columns: 0, rows: 0)
  private var pen = PenFilter()
  private var bytes: [UInt8] = []

  /// A frame of so many bytes needs no marks: no terminal shows half of what it reads at once.
  private static let smallFrame = 64

  /// Draws for a session, which must live as long.
  package init(_ session: borrowing TerminalSession) {
    descriptor = session.descriptor
    pens = CursesPens(session.capabilities)
  }

  package mutating func show(_ frame: Frame, changedIn areas: [Rect]?) {
    let diff = FrameDiff(from: shown, to: frame, within: areas)
    let isEnded = cterminal_is_ended()
    guard !diff.runs.isEmpty || shown.caret != frame.caret || isEnded else { return }
    if isEnded { pen.forget() }
    if diff.isResized {
      cterminal_resize(Int32(max(1, frame.rows)), Int32(max(1, frame.columns)))
      cterminal_repaint()
    }
    if diff.runs.contains(where: { $0.holdsFlag(in: frame) }) { blank(diff, of: frame) }
    for run in diff.runs { put(run, of: frame) }
    placeCaret(of: frame)
    diff.apply(to: &shown, from: frame)
    write()
  }

  /// Draws the next frame in full.
  package mutating func repaint() {
    shown = Frame(columns: 0, rows: 0)
    pen.forget()
    cterminal_repaint()
  }

  /// Leaves the screen, so that what stood there before is seen again; the next frame enters it.
  package mutating func leave() {
    let count = cterminal_compose_end()
    shown = Frame(columns: 0, rows: 0)
    pen.forget()
    guard count > 0 else { return }
    let composed = [UInt8](unsafeUninitializedCapacity: count) { buffer, taken in
      taken = buffer.baseAddress.map { max(0, cterminal_take($0, count)) } ?? 0
    }
    _ = TerminalOutput.write(composed.span, to: descriptor)
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
    let composed = [UInt8](unsafeUninitializedCapacity: count) { buffer, taken in
      taken = buffer.baseAddress.map { max(0, cterminal_take($0, count)) } ?? 0
    }
    guard composed.count == count else { return }
    bytes.removeAll(keepingCapacity: true)
    bytes.append(contentsOf: TerminalSequences.beginUpdate)
    pen.append(composed, to: &bytes)
    if bytes.count - TerminalSequences.beginUpdate.count <= Self.smallFrame {
      bytes.removeFirst(TerminalSequences.beginUpdate.count)
    } else {
      bytes.append(contentsOf: TerminalSequences.endUpdate)
    }
    guard !bytes.isEmpty else { return }
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
