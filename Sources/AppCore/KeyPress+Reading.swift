extension KeyPress {
  /// Reads a key as people write it, `ctrl+p`, `Alt+Enter`, `f5`, or two that follow each other,
  /// `ctrl+x n`.
  ///
  /// - Parameter text: The words; the case of a letter alone counts, everything else is free.
  /// - Returns: One press, or two of which the first is no character.
  /// - Throws: `KeyMistake` for what is no key, and for keys that terminals cannot tell apart.
  package static func sequence(_ text: String) throws(KeyMistake) -> [KeyPress] {
    let words = text.split(separator: " ")
    guard let first = words.first, words.count <= 2 else {
      throw KeyMistake("\"\(text)\" is no key; write one as in ctrl+p, f5 or ctrl+x n.")
    }
    var presses = [try KeyPress(reading: first)]
    if words.count == 2 {
      guard presses[0].typed == nil else {
        throw KeyMistake("\(text) begins with a character, which is typed; begin with Ctrl or Alt.")
      }
      presses.append(try KeyPress(reading: words[1]))
    }
    return presses
  }

  /// Reads one key.
  init(reading word: Substring) throws(KeyMistake) {
    var rest = word
    var modifiers: Modifiers = []
    while let cut = rest.firstIndex(where: { $0 == "+" || $0 == "-" }), cut > rest.startIndex,
      rest.index(after: cut) < rest.endIndex,
      let modifier = Self.modifierNames[rest[..<cut].lowercased()]
    {
      modifiers.insert(modifier)
      rest = rest[rest.index(after: cut)...]
    }
    if let key = Self.keyNames[rest.lowercased()] ?? Self.functionKey(rest) {
      self.init(key, modifiers)
    } else if rest.count == 1, let character = rest.first, !character.isWhitespace {
      self = try Self.character(character, modifiers, written: word)
    } else {
      throw KeyMistake("\"\(word)\" is no key; write one as in ctrl+p, f5 or ctrl+x n.")
    }
    if let reason = Self.refusals[self] { throw KeyMistake("\(name) \(reason)") }
  }

  private static func character(
    _ character: Character, _ modifiers: Modifiers, written word: Substring
  ) throws(KeyMistake) -> KeyPress {
    guard modifiers.contains(.shift) else {
      let isAlone = modifiers.isEmpty
      return KeyPress(
        .character(isAlone ? character : character.lowercased().first ?? character), modifiers)
    }
    guard !modifiers.contains(.control) else {
      throw KeyMistake("\(word) cannot be told from the key without Shift; leave Shift out.")
    }
    guard character.isLetter, let upper = character.uppercased().first else {
      throw KeyMistake("\(word) depends on the keyboard; write the character that it types.")
    }
    return KeyPress(.character(upper), modifiers.subtracting(.shift))
  }

  private static func functionKey(_ text: Substring) -> Key? {
    guard text.first == "f" || text.first == "F", let number = Int(text.dropFirst()),
      (1...24).contains(number)
    else { return nil }
    return .function(number)
  }

  private static let modifierNames: [String: Modifiers] = [
    "ctrl": .control, "control": .control, "c": .control, "alt": .alt, "meta": .alt,
    "option": .alt, "m": .alt, "shift": .shift, "s": .shift,
  ]

  private static let keyNames: [String: Key] = [
    "enter": .enter, "return": .enter, "tab": .tab, "backspace": .backspace, "delete": .delete,
    "del": .delete, "esc": .escape, "escape": .escape, "up": .up, "down": .down, "left": .left,
    "right": .right, "home": .home, "end": .end, "pageup": .pageUp, "page-up": .pageUp,
    "pgup": .pageUp, "pagedown": .pageDown, "page-down": .pageDown, "pgdn": .pageDown,
    "space": .character(" "), "plus": .character("+"), "minus": .character("-"),
  ]

  /// Keys that nobody can bind, and why.
  private static let refusals: [KeyPress: String] = [
    .control("m"): "is Enter in a terminal; write enter.",
    .control("i"): "is Tab in a terminal; write tab.",
    .control("h"): "is Backspace in many terminals; write backspace.",
    .control("["): "is Esc in a terminal.",
    .control("c"): "stays what stops, clears and leaves.",
    KeyPress(.escape): "stays what stops and closes.",
  ]
}
