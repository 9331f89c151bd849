/// The look of every role.
package struct Theme: Sendable, Hashable {
  package var name: String
  /// For which ground the theme is made; nil when it has looks for both.
  package var appearance: Appearance?
  /// Whether the theme paints the whole screen; if not, the terminal's own ground stays.
  package var paintsGround: Bool
  /// Grounds other than its own on which the theme is to be readable.
  package var checkedOn: [RGB]
  package var dark: RolePalette
  /// The same as `dark` when the theme is made for one ground.
  package var light: RolePalette

  package init(
    name: String, appearance: Appearance? = nil, paintsGround: Bool = false, checkedOn: [RGB] = [],
    dark: RolePalette, light: RolePalette
  ) {
    self.name = name
    self.appearance = appearance
    self.paintsGround = paintsGround
    self.checkedOn = checkedOn
    self.dark = dark
    self.light = light
  }

  package func palette(_ appearance: Appearance) -> RolePalette {
    appearance == .dark ? dark : light
  }
}
