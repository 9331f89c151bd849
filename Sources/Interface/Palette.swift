package import Screen
package import TextLayout
package import Themes

/// A theme as the screen paints it: a style for every role, on every ground.
package struct Palette: Sendable {
  private struct Key: Hashable {
    var role: TextRole
    var ground: TextRole?
  }

  private let styles: [Key: Style]
  /// The ground of the whole screen.
  package let ground: Style

  /// No colours at all: what tests compare and `NO_COLOR` comes near.
  package static let plain = Palette()

  private init() {
    styles = [:]
    ground = .plain
  }

  /// - Parameters:
  ///   - theme: The looks of the roles.
  ///   - appearance: Which of them, where the theme has both.
  ///   - paintsText: Whether body text has the theme's colour on the terminal's own ground too.
  package init(_ theme: Theme, appearance: Appearance, paintsText: Bool = false) {
    var styles: [Key: Style] = [:]
    let grounds: [TextRole?] = [nil] + TextRole.allCases.filter(\.isGround).map(Optional.some)
    for role in TextRole.allCases {
      for ground in grounds {
        styles[Key(role: role, ground: ground)] = Self.style(
          TextStyle(role, on: ground), theme, appearance, paintsText: paintsText)
      }
    }
    self.styles = styles
    ground = styles[Key(role: .text, ground: nil)] ?? .plain
  }

  package subscript(role: TextRole) -> Style { styles[Key(role: role, ground: nil)] ?? .plain }

  /// The style of a run of text: its role, what is added to it, and what is painted under it.
  func style(of style: TextStyle) -> Style {
    (styles[Key(role: style.role, ground: style.ground)] ?? .plain)
      .adding(Attributes(style.attributes))
  }

  private static func style(
    _ text: TextStyle, _ theme: Theme, _ appearance: Appearance, paintsText: Bool
  ) -> Style {
    func paint(_ depth: Themes.ColorDepth) -> Themes.Paint {
      theme.paint(text, appearance: appearance, depth: depth, paintsText: paintsText)
    }
    let (full, indexed, few) = (paint(.trueColor), paint(.indexed), paint(.sixteen))
    return Style(
      foreground: Screen.Paint(
        trueColor: Color(full.text), palette: Color(indexed.text), sixteen: Color(few.text)),
      background: Screen.Paint(
        trueColor: Color(full.ground), palette: Color(indexed.ground), sixteen: Color(few.ground)),
      attributes: Attributes(full.attributes), attributesInSixteen: Attributes(few.attributes))
  }
}

extension Color {
  init(_ color: ThemeColor) {
    self =
      switch color {
      case .terminal: .terminal
      case .indexed(let index): .indexed(index)
      case .rgb(let rgb): .rgb(UInt32(rgb.red) << 16 | UInt32(rgb.green) << 8 | UInt32(rgb.blue))
      }
  }
}

extension Attributes {
  init(_ attributes: TextAttributes) {
    // An empty literal, and five questions, would cost most of what a run of text takes to draw.
    var result = Attributes(rawValue: 0)
    guard attributes.rawValue != 0 else {
      self = result
      return
    }
    if attributes.contains(.bold) { result.insert(.bold) }
    if attributes.contains(.italic) { result.insert(.italic) }
    if attributes.contains(.underline) { result.insert(.underline) }
    if attributes.contains(.strike) { result.insert(.strikethrough) }
    if attributes.contains(.reverse) { result.insert(.reverse) }
    self = result
  }
}
