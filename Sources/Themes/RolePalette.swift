package import TextLayout

/// The looks of all roles on one kind of ground.
package struct RolePalette: Sendable, Hashable {
  /// The ground that the theme paints or expects.
  package var background: RoleLook
  private var looks: [TextRole: RoleLook]

  package init(background: RoleLook = RoleLook(), _ looks: [TextRole: RoleLook] = [:]) {
    self.background = background
    self.looks = looks
  }

  /// The look of a role; `type` looks like `info` unless the theme says something else.
  package subscript(role: TextRole) -> RoleLook {
    get { looks[role] ?? (role == .type ? looks[.info] : nil) ?? RoleLook() }
    set { looks[role] = newValue }
  }
}
