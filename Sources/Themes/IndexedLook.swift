/// How a role looks where colours have numbers: `254`, `16 on 222`, `brcyan`, `yellow+reverse`.
package struct IndexedLook: Sendable, Hashable {
  /// nil is the terminal's own.
  package var color: UInt8?
  /// The second colour of `A on B`; with it `color` is that of the text.
  package var ground: UInt8?
  package var isReversed = false

  package init(_ color: UInt8? = nil, on ground: UInt8? = nil, isReversed: Bool = false) {
    self.color = color
    self.ground = ground
    self.isReversed = isReversed
  }

  /// The names of the first sixteen colours.
  package static let names = [
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
    "brblack", "brred", "brgreen", "bryellow", "brblue", "brmagenta", "brcyan", "brwhite",
  ]

  /// Reads numbers from 0 to 255, or with `named` the names of the first sixteen colours.
  package init?(_ text: String, named: Bool) {
    func color(_ word: Substring) -> UInt8? {
      named ? Self.names.firstIndex(of: String(word)).map(UInt8.init) : UInt8(word)
    }
    let words = text.split(separator: " ")
    switch words.count {
    case 3:
      guard words[1] == "on", let text = color(words[0]), let ground = color(words[2]) else {
        return nil
      }
      self.init(text, on: ground)
    case 1:
      var parts = words[0].split(separator: "+", omittingEmptySubsequences: false)
      let isReversed = named && parts.last == "reverse"
      if isReversed { parts.removeLast() }
      if parts.isEmpty || (parts == ["default"] && !isReversed) {
        self.init(isReversed: isReversed)
      } else {
        guard parts.count == 1, let color = color(parts[0]) else { return nil }
        self.init(color, isReversed: isReversed)
      }
    default: return nil
    }
  }
}
