/// A line below the draft that has the keys for a while.
package enum ComposerField: Sendable {
  /// Searches the prompts asked before.
  case history(HistorySearch)
  /// Takes the path of a file.
  case attach(LineEditor)
}

/// A search in the prompts asked before, as in a shell.
package struct HistorySearch: Sendable {
  package private(set) var editor = LineEditor(isSingleLine: true)
  /// The prompt that was found last; nil before anything was.
  package private(set) var found: String?
  /// Whether nothing (more) is found.
  package private(set) var isFailing = false
  private let prompts: [String]
  private var place: Int

  init(_ prompts: [String]) {
    self.prompts = prompts
    place = prompts.count
  }

  /// The words that are looked for.
  package var query: String { editor.text }

  mutating func handle(_ press: KeyPress) {
    let before = editor.text
    guard editor.handle(press), editor.text != before else { return }
    search(from: editor.text.hasPrefix(before) ? place : prompts.count - 1)
  }

  mutating func insert(_ text: String) {
    editor.insert(text)
    search(from: prompts.count - 1)
  }

  /// The next older prompt.
  mutating func searchOlder() { search(from: place - 1) }

  private mutating func search(from start: Int) {
    let wanted = Array(editor.text.utf8)
    guard !wanted.isEmpty else { return }
    // Capitals are looked for as such; small letters find both.
    let matchesCase = wanted.contains { (0x41...0x5A).contains($0) }
    var next = min(start, prompts.count - 1)
    while next >= 0 {
      if Self.has(prompts[next], wanted, matchesCase: matchesCase),
        prompts[next] != found || next == place
      {
        place = next
        found = prompts[next]
        isFailing = false
        return
      }
      next -= 1
    }
    isFailing = true
  }

  private static func has(_ prompt: String, _ wanted: [UInt8], matchesCase: Bool) -> Bool {
    var prompt = prompt
    return prompt.withUTF8 { bytes in
      guard let first = wanted.first, bytes.count >= wanted.count else { return false }
      func fold(_ byte: UInt8) -> UInt8 {
        !matchesCase && (0x41...0x5A).contains(byte) ? byte + 0x20 : byte
      }
      for start in 0...bytes.count - wanted.count where fold(bytes[start]) == first {
        if wanted.indices.allSatisfy({ fold(bytes[start + $0]) == wanted[$0] }) { return true }
      }
      return false
    }
  }
}
