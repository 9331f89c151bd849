/// How many colours a display can show.
package enum ColorDepth: Int, Sendable, Hashable, Comparable, CaseIterable {
  /// None but the terminal's own two.
  case none
  /// The sixteen of the terminal's palette.
  case sixteen
  /// The palette of 256.
  case palette
  /// Red, green and blue with eight bits each.
  case trueColor

  package static func < (left: ColorDepth, right: ColorDepth) -> Bool {
    left.rawValue < right.rawValue
  }
}
