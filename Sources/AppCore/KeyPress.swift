/// A key with its modifiers, as the terminal told it.
package struct KeyPress: Sendable, Hashable {
  package enum Key: Sendable, Hashable {
    /// One character as typed, shift already applied.
    case character(Character)
    case enter, tab, backspace, delete, escape
    case up, down, left, right, home, end, pageUp, pageDown
    case function(Int)
  }

  package struct Modifiers: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let control = Modifiers(rawValue: 1)
    package static let alt = Modifiers(rawValue: 2)
    package static let shift = Modifiers(rawValue: 4)
  }

  package var key: Key
  package var modifiers: Modifiers

  package init(_ key: Key, _ modifiers: Modifiers = []) {
    self.key = key
    self.modifiers = modifiers
  }

  package static func control(_ letter: Character) -> KeyPress {
    KeyPress(.character(letter), .control)
  }

  package static func alt(_ letter: Character) -> KeyPress { KeyPress(.character(letter), .alt) }

  /// A character without control or alt.
  package var typed: Character? {
    guard case .character(let character) = key,
      modifiers.isDisjoint(with: [.control, .alt])
    else { return nil }
    return character
  }
}
