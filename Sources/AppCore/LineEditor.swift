/// A text being edited: readline's keys, several lines, undo.
///
/// A value; the caret counts characters from the start.
package struct LineEditor: Sendable, Hashable {
  package private(set) var text = ""
  package private(set) var caret = 0
  private var killed = ""
  private var undone: [Snapshot] = []
  private var done: [Snapshot] = []
  private var groupsTyping = false
  private let isSingleLine: Bool

  private struct Snapshot: Sendable, Hashable {
    var text: String
    var caret: Int
  }

  /// - Parameter isSingleLine: Whether line breaks become spaces.
  package init(isSingleLine: Bool = false) { self.isSingleLine = isSingleLine }

  package var isEmpty: Bool { text.isEmpty }

  /// Replaces the whole text, with the caret at its end.
  package mutating func set(_ text: String) {
    remember()
    self.text = text
    caret = text.count
  }

  package mutating func clear() { set("") }

  package mutating func insert(_ piece: String, isTyping: Bool = false) {
    let piece = isSingleLine ? piece.replacing("\n", with: " ") : piece
    if !isTyping || !groupsTyping || piece == " " { remember() }
    groupsTyping = isTyping
    let before = text.utf8.distance(from: text.startIndex, to: index(caret))
    text.insert(contentsOf: piece, at: index(caret))
    // A piece may join the character before it, so the caret is counted anew.
    let end = text.utf8.index(text.startIndex, offsetBy: before + piece.utf8.count)
    caret = text.distance(from: text.startIndex, to: end)
  }

  /// Does what an editing key says.
  ///
  /// - Returns: Whether the key is one of the editor's.
  package mutating func handle(_ press: KeyPress) -> Bool {
    if let character = press.typed {
      insert(String(character), isTyping: true)
      return true
    }
    groupsTyping = false
    switch (press.key, press.modifiers) {
    case (.left, []), (.character("b"), .control): move(to: caret - 1)
    case (.right, []), (.character("f"), .control): move(to: caret + 1)
    case (.home, []), (.character("a"), .control): move(to: lineStart)
    case (.end, []), (.character("e"), .control): move(to: lineEnd)
    case (.left, .alt), (.left, .control), (.character("b"), .alt): move(to: wordStart)
    case (.right, .alt), (.right, .control), (.character("f"), .alt): move(to: wordEnd)
    case (.backspace, []), (.character("h"), .control): remove(caret - 1, caret)
    case (.delete, []): remove(caret, caret + 1)
    case (.character("w"), .control), (.backspace, .alt): kill(wordStart, caret)
    case (.character("d"), .alt): kill(caret, wordEnd)
    case (.character("u"), .control): kill(lineStart, caret)
    case (.character("k"), .control): kill(caret, max(lineEnd, min(caret + 1, text.count)))
    case (.character("y"), .control): insert(killed)
    case (.character("_"), .control), (.character("z"), .alt): undo()
    default: return false
    }
    return true
  }

  /// Moves a line up; false when the caret stands on the first.
  package mutating func moveUp() -> Bool {
    let start = lineStart
    guard start > 0 else { return false }
    let column = caret - start
    let previous = self.start(ofLineAt: start - 1)
    move(to: min(previous + column, start - 1))
    return true
  }

  /// Moves a line down; false when the caret stands on the last.
  package mutating func moveDown() -> Bool {
    let end = lineEnd
    guard end < text.count else { return false }
    let column = caret - lineStart
    move(to: end + 1)
    move(to: min(end + 1 + column, lineEnd))
    return true
  }

  private mutating func undo() {
    guard let last = done.popLast() else { return }
    undone.append(Snapshot(text: text, caret: caret))
    text = last.text
    caret = last.caret
  }

  private mutating func remember() {
    done.append(Snapshot(text: text, caret: caret))
    if done.count > 200 { done.removeFirst() }
    undone = []
  }

  /// Puts the caret before a character.
  mutating func place(at caret: Int) {
    groupsTyping = false
    move(to: caret)
  }

  private mutating func move(to place: Int) { caret = min(max(place, 0), text.count) }

  private mutating func remove(_ from: Int, _ to: Int) {
    let from = max(from, 0)
    let to = min(to, text.count)
    guard from < to else { return }
    remember()
    text.removeSubrange(index(from)..<index(to))
    caret = from
  }

  private mutating func kill(_ from: Int, _ to: Int) {
    guard from < to else { return }
    killed = String(text[index(from)..<index(min(to, text.count))])
    remove(from, to)
  }

  private func index(_ place: Int) -> String.Index {
    text.index(text.startIndex, offsetBy: min(max(place, 0), text.count))
  }

  private var lineStart: Int { start(ofLineAt: caret) }

  private func start(ofLineAt place: Int) -> Int {
    let before = text[..<index(place)]
    guard let newline = before.lastIndex(of: "\n") else { return 0 }
    return text.distance(from: text.startIndex, to: newline) + 1
  }

  private var lineEnd: Int {
    let after = text[index(caret)...]
    return caret
      + (after.firstIndex(of: "\n").map { after.distance(from: after.startIndex, to: $0) }
        ?? after.count)
  }

  private var wordStart: Int {
    let characters = Array(text)
    var place = caret
    while place > 0, !characters[place - 1].isWordPart { place -= 1 }
    while place > 0, characters[place - 1].isWordPart { place -= 1 }
    return place
  }

  private var wordEnd: Int {
    let characters = Array(text)
    var place = caret
    while place < characters.count, !characters[place].isWordPart { place += 1 }
    while place < characters.count, characters[place].isWordPart { place += 1 }
    return place
  }
}

extension Character {
  fileprivate var isWordPart: Bool { isLetter || isNumber || self == "_" }
}
