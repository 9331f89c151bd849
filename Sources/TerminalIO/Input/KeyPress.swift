/// A key with the modifiers held down.
package struct KeyPress: Sendable, Hashable {
  /// Keys that change what another one means.
  package struct Modifiers: OptionSet, Sendable, Hashable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    // In the order in which xterm and kitty count them.
    package static let shift = Modifiers(rawValue: 1)
    package static let alt = Modifiers(rawValue: 2)
    package static let control = Modifiers(rawValue: 4)
    /// The key with the system's logo.
    package static let logo = Modifiers(rawValue: 8)
  }

  package var key: Key
  package var modifiers: Modifiers

  /// A key press; shift is named only where the character does not say it.
  package init(_ key: Key, _ modifiers: Modifiers = []) {
    self.key = key
    self.modifiers = modifiers
  }
}
