package import TextLayout

/// How a theme wants a role to look, for each kind of terminal.
///
/// What is nil is not said; the next poorer form stands in.
package struct RoleLook: Sendable, Hashable {
  package var hex: RGB?
  /// For terminals with 256 colours.
  package var x256: IndexedLook?
  /// For terminals with sixteen.
  package var c16: IndexedLook?
  package var attributes: TextAttributes

  package init(
    hex: RGB? = nil, x256: IndexedLook? = nil, c16: IndexedLook? = nil,
    attributes: TextAttributes = []
  ) {
    self.hex = hex
    self.x256 = x256
    self.c16 = c16
    self.attributes = attributes
  }
}
