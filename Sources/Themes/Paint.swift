package import TextLayout

/// What a cell looks like: the end of the way from a role through a theme.
package struct Paint: Sendable, Hashable {
  package var text: ThemeColor
  package var ground: ThemeColor
  package var attributes: TextAttributes

  package init(
    text: ThemeColor = .terminal, ground: ThemeColor = .terminal, attributes: TextAttributes = []
  ) {
    self.text = text
    self.ground = ground
    self.attributes = attributes
  }
}
