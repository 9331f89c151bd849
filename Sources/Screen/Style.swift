/// How a cell is painted: two colours and attributes.
///
/// Two words, so that a cell is half a cache line and two of them are compared in four steps.
package struct Style: Sendable, Hashable {
  private static let attributesShift: UInt64 = 48

  /// The foreground, and above it the attributes.
  private var front: UInt64
  /// The background, and above it the attributes with sixteen colours or fewer.
  private var back: UInt64

  /// The terminal's own colours without attributes.
  package static let plain = Style()

  /// A style.
  ///
  /// - Parameters:
  ///   - foreground: The colour of the text.
  ///   - background: The colour of the ground.
  ///   - attributes: What is shown besides colours.
  ///   - attributesInSixteen: What is shown besides colours where there are at most sixteen; nil for
  ///     the same. A ground that sixteen colours do not have is `reverse` there.
  package init(
    foreground: Paint = .terminal, background: Paint = .terminal, attributes: Attributes = [],
    attributesInSixteen: Attributes? = nil
  ) {
    let few = attributesInSixteen ?? attributes
    front = foreground.bits | UInt64(attributes.rawValue) << Self.attributesShift
    back = background.bits | UInt64(few.rawValue) << Self.attributesShift
  }

  package var foreground: Paint {
    get { Paint(bits: front) }
    set { front = front & ~Paint.mask | newValue.bits }
  }

  package var background: Paint {
    get { Paint(bits: back) }
    set { back = back & ~Paint.mask | newValue.bits }
  }

  /// The attributes to show at a depth.
  package func attributes(at depth: ColorDepth) -> Attributes {
    let word = depth > .sixteen ? front : back
    return Attributes(rawValue: UInt8(truncatingIfNeeded: word >> Self.attributesShift))
  }

  /// The style with further attributes, at every depth.
  package func adding(_ attributes: Attributes) -> Style {
    var style = self
    style.front |= UInt64(attributes.rawValue) << Self.attributesShift
    style.back |= UInt64(attributes.rawValue) << Self.attributesShift
    return style
  }

  /// The style without some attributes, at every depth.
  package func removing(_ attributes: Attributes) -> Style {
    var style = self
    style.front &= ~(UInt64(attributes.rawValue) << Self.attributesShift)
    style.back &= ~(UInt64(attributes.rawValue) << Self.attributesShift)
    return style
  }

  /// The style laid over another: colours it leaves to the terminal are the other's, and the
  /// attributes of both hold.
  package func over(_ base: Style) -> Style {
    var style = self
    if foreground == .terminal { style.foreground = base.foreground }
    if background == .terminal { style.background = base.background }
    style.front |= base.front & ~Paint.mask
    style.back |= base.back & ~Paint.mask
    return style
  }
}
