/// Readline's keys.
extension LineEditor {
  /// The keys and what they do, for the help; actions of the keymap go before them.
  package static let help: [HelpSheet.Fixed] = [
    ("Ctrl+A Ctrl+E", "line start, end", "Start, end of the line"),
    ("Alt+B Alt+F", "word back, forward", "Word back, word forward (Ctrl+Left, Ctrl+Right)"),
    ("Up Down", "row, then history", "Row up, down; beyond the draft its history"),
    ("Ctrl+W Alt+D", "cut a word", "Cut the word before, behind the caret"),
    ("Ctrl+U Ctrl+K", "cut to start, end", "Cut to the start, to the end of the line"),
    ("Ctrl+Y Alt+Y", "put back the cut", "Put back what was cut; then what was cut before"),
    ("Ctrl+T", "swap two characters", "Swap two characters"),
    ("Alt+U Alt+C", "capitals", "The word in capitals, with a capital"),
    ("Ctrl+_ Alt+_", "undo, redo", "Undo, redo"),
    ("/ @", "commands, one model", "Commands; @model sends one prompt to that model"),
  ]

  /// Does what an editing key says.
  ///
  /// - Returns: Whether the key is one of the editor's.
  package mutating func handle(_ press: KeyPress) -> Bool {
    if let character = press.typed {
      insert(String(character), isTyping: true)
      return true
    }
    let before = last
    last = .other
    return moves(press) || cuts(press, after: before) || changes(press, after: before)
  }

  private mutating func moves(_ press: KeyPress) -> Bool {
    switch (press.key, press.modifiers) {
    case (.left, []), (.character("b"), .control): move(to: buffer.previous)
    case (.right, []), (.character("f"), .control): move(to: buffer.next)
    case (.home, []), (.character("a"), .control): move(to: buffer.lineStart)
    case (.end, []), (.character("e"), .control): move(to: buffer.lineEnd)
    case (.home, .control), (.character("<"), .alt): move(to: 0)
    case (.end, .control), (.character(">"), .alt): move(to: buffer.count)
    case (.left, .alt), (.left, .control), (.character("b"), .alt): move(to: wordStart)
    case (.right, .alt), (.right, .control), (.character("f"), .alt): move(to: wordEnd)
    default: return false
    }
    return true
  }

  private mutating func cuts(_ press: KeyPress, after before: Move) -> Bool {
    switch (press.key, press.modifiers) {
    case (.character("w"), .control): cut(from: bigWordStart, after: before)
    case (.backspace, .alt), (.backspace, .control): cut(from: wordStart, after: before)
    case (.character("u"), .control): cut(from: buffer.lineStart, after: before)
    case (.character("d"), .alt), (.delete, .control): cut(to: wordEnd, after: before)
    case (.character("k"), .control):
      let end = buffer.lineEnd
      cut(to: end == caret ? buffer.next : end, after: before)
    default: return false
    }
    return true
  }

  private mutating func changes(_ press: KeyPress, after before: Move) -> Bool {
    switch (press.key, press.modifiers) {
    case (.backspace, []), (.character("h"), .control):
      replace(buffer.previous..<caret, with: "", as: .erasing)
    case (.delete, []), (.character("d"), .control): replace(caret..<buffer.next, with: "")
    case (.character("y"), .control): yank()
    case (.character("y"), .alt): yankEarlier(after: before)
    case (.character("t"), .control): swap()
    case (.character("u"), .alt): changeWord { $0.uppercased() }
    case (.character("l"), .alt): changeWord { $0.lowercased() }
    case (.character("c"), .alt): changeWord(Self.capitalized)
    case (.character("_"), .control), (.character("z"), .alt): undo()
    case (.character("_"), .alt): redo()
    default: return false
    }
    return true
  }

  private mutating func cut(from place: Int, after before: Move) {
    cut(place..<caret, after: before, isBefore: true)
  }

  private mutating func cut(to place: Int, after before: Move) {
    cut(caret..<place, after: before, isBefore: false)
  }

  private mutating func cut(_ range: Range<Int>, after before: Move, isBefore: Bool) {
    last = .cut
    guard !range.isEmpty else { return }
    ring.add(replace(range, with: ""), joins: before == .cut, isBefore: isBefore)
  }

  private mutating func yank() {
    guard let text = ring.newest() else { return }
    put(text, over: caret..<caret)
  }

  private mutating func yankEarlier(after before: Move) {
    guard case .yank(let place) = before, let text = ring.earlier() else { return }
    put(text, over: place)
  }

  private mutating func put(_ text: String, over place: Range<Int>) {
    replace(place, with: text)
    last = .yank(place.lowerBound..<place.lowerBound + text.utf8.count)
  }

  /// Swaps the characters on both sides of the caret, at the end of a line the last two.
  private mutating func swap() {
    let start = buffer.lineStart
    let middle = caret == buffer.lineEnd ? buffer.previous : caret
    guard middle > start else { return }
    move(to: middle)
    let first = buffer.previous
    let end = buffer.next
    let second = replace(middle..<end, with: "")
    replace(first..<first, with: second)
    move(to: end)
  }

  private mutating func changeWord(_ change: (String) -> String) {
    let start = caret
    let end = wordEnd
    guard start < end else { return }
    var word = buffer
    word.move(to: start)
    replace(start..<end, with: change(word.remove(end - start)))
  }

  /// The first letter large, the others small.
  private static func capitalized(_ text: String) -> String {
    var isFirst = true
    return text.reduce(into: "") { result, character in
      guard character.isWordPart else { return result.append(character) }
      result += isFirst ? character.uppercased() : character.lowercased()
      isFirst = false
    }
  }

  private var wordStart: Int { edge(isForward: false, \.isWordPart) }
  private var wordEnd: Int { edge(isForward: true, \.isWordPart) }
  private var bigWordStart: Int { edge(isForward: false) { !$0.isWhitespace } }

  /// Past what is no word, then past one.
  private func edge(isForward: Bool, _ isPart: (Character) -> Bool) -> Int {
    var isInside = false
    func takes(_ character: Character) -> Bool {
      guard isPart(character) else { return !isInside }
      isInside = true
      return true
    }
    return isForward ? buffer.forward(while: takes) : buffer.backward(while: takes)
  }
}

extension Character {
  fileprivate var isWordPart: Bool { isLetter || isNumber || self == "_" }
}
