/// How a run of text stands out, in roles and attributes; a theme makes colours of it.
package struct TextStyle: Sendable, Hashable {
  package var role: TextRole
  /// Added to the attributes that the theme gives the role.
  package var attributes: TextAttributes
  /// What is painted under the text; nil is the ground of the screen.
  package var ground: TextRole?

  package init(
    _ role: TextRole = .text, _ attributes: TextAttributes = [], on ground: TextRole? = nil
  ) {
    self.role = role
    self.attributes = attributes
    self.ground = ground
  }
}
