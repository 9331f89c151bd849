package import TextLayout

/// A pair of colours in a theme that is harder to read than it should be.
package struct ContrastFinding: Sendable, Hashable, CustomStringConvertible {
  package var role: TextRole
  /// What is under the text; nil is the ground of the screen.
  package var under: TextRole?
  package var appearance: Appearance
  package var depth: ColorDepth
  package var ground: RGB
  /// From 1 to 21.
  package var ratio: Double
  package var goal: Double
  /// The nearest colour that would do; nil where colours have numbers.
  package var suggestion: RGB?

  /// A sentence, with the figures cut to one decimal so that none looks better than it is.
  package var description: String {
    let place = under.map { "\($0.rawValue) \(ground)" } ?? "\(ground)"
    let colors =
      switch depth {
      case .sixteen: " with 16 colours"
      case .indexed: " with 256 colours"
      case .trueColor: ""
      }
    let advice = suggestion.map { "; \($0) would do" } ?? ""
    return "\(role.rawValue) on \(place)\(colors) has a contrast of \(Self.tenths(ratio)), "
      + "below \(Self.tenths(goal))\(advice)."
  }

  private static func tenths(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded(.down))
    return "\(tenths / 10).\(tenths % 10)"
  }
}
