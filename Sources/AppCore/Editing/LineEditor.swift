/// A text being edited: readline's keys, several lines, undo and redo, cut and yank.
///
/// No key costs what the whole text costs, but those that reach across it. Places are counted in
/// bytes of UTF-8; the caret never stands inside a character.
package struct LineEditor: Sendable {
  /// What the last key did, as far as the next one depends on it.
  enum Move: Sendable, Hashable {
    case other
    case cut
    /// Where the text that was yanked stands.
    case yank(Range<Int>)
    /// The column that moving up and down keeps to.
    case vertical(Int)
  }

  package private(set) var buffer = TextBuffer()
  package private(set) var folds = PasteFolds()
  var last = Move.other
  var ring = KillRing()
  private var log = EditLog()
  private var foldedBytes = 0
  /// Grows with every change of the text.
  package private(set) var edits = 0
  private let isSingleLine: Bool

  /// - Parameter isSingleLine: Whether line breaks become spaces.
  package init(isSingleLine: Bool = false) { self.isSingleLine = isSingleLine }

  /// The whole text, folded pastes included; costs what it is long.
  package var text: String { folds.unfold(buffer.text) }
  package var isEmpty: Bool { buffer.isEmpty }
  package var caret: Int { buffer.caret }
  /// Bytes of the text; a folded paste counts as its sign.
  package var count: Int { buffer.count }
  /// Bytes of the text with every folded paste.
  var textSize: Int { buffer.count + foldedBytes }
  /// Whether a paste is shown as a sign.
  package var hasFolds: Bool { foldedBytes > 0 }
  package var isMultiline: Bool { buffer.stretchCount > 1 }

  /// What stands before the caret in its stretch; nil when that is not the first.
  var head: Substring? {
    guard buffer.caretStretch == 0 else { return nil }
    let stretch = buffer.stretch(0)
    return stretch.text[..<stretch.index(buffer.caretColumn)]
  }

  /// Replaces the whole text, with the caret at its end; it can be undone.
  package mutating func set(_ text: String) {
    replace(0..<buffer.count, with: safe(text))
    buffer.move(to: buffer.count)
    last = .other
  }

  package mutating func clear() { set("") }

  /// Begins anew, without a way back; what was cut stays.
  mutating func reset() {
    let (ring, edits) = (ring, edits)
    self = LineEditor(isSingleLine: isSingleLine)
    self.ring = ring
    self.edits = edits &+ 1
  }

  package mutating func insert(_ piece: String, isTyping: Bool = false) {
    replace(caret..<caret, with: safe(piece), as: isTyping ? .typing : .other)
    last = .other
  }

  /// Inserts a paste; a large one is shown as one sign until it is unfolded.
  mutating func paste(_ piece: String) {
    let piece = safe(piece)
    let folded = isSingleLine ? nil : folds.fold(piece)
    replace(caret..<caret, with: folded ?? piece)
    last = .other
  }

  /// Shows the folded paste at the caret, or the last one before it, or the first one behind it.
  ///
  /// - Returns: false when there is none.
  mutating func unfold() -> Bool {
    guard let (place, paste) = nearestFold else { return false }
    replace(place, with: paste)
    last = .other
    return true
  }

  private var nearestFold: (place: Range<Int>, paste: String)? {
    guard hasFolds else { return nil }
    var found: (size: Int, paste: String)?
    func isOther(_ character: Character) -> Bool {
      found = folds.paste(character).map { (character.utf8.count, $0) }
      return found == nil
    }
    let behind = buffer.backward(while: isOther)
    if let found {
      return (behind - found.size..<behind - found.size + PasteFolds.size, found.paste)
    }
    let ahead = buffer.forward(while: isOther)
    return found.map { (ahead..<ahead + PasteFolds.size, $0.paste) }
  }

  /// Replaces some bytes and leaves the caret behind what is new.
  ///
  /// - Returns: What stood there.
  @discardableResult
  mutating func replace(
    _ range: Range<Int>, with text: String, as kind: EditLog.Kind = .other
  ) -> String {
    guard !range.isEmpty || !text.isEmpty else { return "" }
    let caretBefore = caret
    edits &+= 1
    buffer.moveByte(to: range.lowerBound)
    let removed = buffer.remove(range.count)
    buffer.moveByte(to: range.lowerBound)
    buffer.insert(text)
    foldedBytes += folds.size(in: text) - folds.size(in: removed)
    log.add(
      EditLog.Change(
        place: range.lowerBound, removed: removed, inserted: text, caretBefore: caretBefore,
        kind: kind))
    return removed
  }

  mutating func move(to place: Int) {
    buffer.move(to: place)
    log.close()
  }

  mutating func undo() {
    guard let change = log.takeBack() else { return }
    exchange(change.inserted, for: change.removed, at: change.place)
    buffer.move(to: change.caretBefore)
  }

  mutating func redo() {
    guard let change = log.doAgain() else { return }
    exchange(change.removed, for: change.inserted, at: change.place)
    buffer.move(to: change.place + change.inserted.utf8.count)
  }

  private mutating func exchange(_ old: String, for new: String, at place: Int) {
    edits &+= 1
    buffer.moveByte(to: place)
    buffer.remove(old.utf8.count)
    buffer.moveByte(to: place)
    buffer.insert(new)
    foldedBytes += folds.size(in: new) - folds.size(in: old)
  }

  private func safe(_ text: String) -> String {
    let text = DraftText.clean(text)
    return isSingleLine && text.utf8.contains(0x0A) ? text.replacing("\n", with: " ") : text
  }
}
