package import Screen
package import TextLayout

/// The styles of a theme's roles, as the screen paints them.
package struct Palette: Sendable, Hashable {
  private let styles: [TextRole: Style]
  /// The ground of the whole screen.
  package let ground: Style

  /// - Parameters:
  ///   - styles: What each role looks like; one that is missing looks like text.
  ///   - ground: The ground of the whole screen.
  package init(styles: [TextRole: Style], ground: Style = .plain) {
    self.styles = styles
    self.ground = ground
  }

  package subscript(role: TextRole) -> Style {
    (styles[role] ?? .plain).over(ground)
  }

  /// The style of a run of text: its role, what is added to it, and what is painted under it.
  func style(of style: TextStyle) -> Style {
    var result = self[style.role].adding(Attributes(style.attributes))
    if let ground = style.ground { result.background = self[ground].background }
    return result
  }
}

extension Attributes {
  init(_ attributes: TextAttributes) {
    var result: Attributes = []
    if attributes.contains(.bold) { result.insert(.bold) }
    if attributes.contains(.italic) { result.insert(.italic) }
    if attributes.contains(.underline) { result.insert(.underline) }
    if attributes.contains(.strike) { result.insert(.strikethrough) }
    if attributes.contains(.reverse) { result.insert(.reverse) }
    self = result
  }
}
