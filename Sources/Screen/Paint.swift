/// A colour in the form that each depth of colour asks for, so that the display picks.
///
/// One word: bits 0–23 hold the true colour, 24–31 the index in the palette of 256, 32–35 the one of
/// the sixteen; bits 36, 37 and 38 say that the true, 256 and 16 form is there, bit 39 that the true
/// form is an index. Nothing there means the terminal's own colour.
package struct Paint: Sendable, Hashable {
  static let mask: UInt64 = 0xFF_FFFF_FFFF
  private static let hasTrue: UInt64 = 1 << 36
  private static let hasPalette: UInt64 = 1 << 37
  private static let hasSixteen: UInt64 = 1 << 38
  private static let trueIsIndex: UInt64 = 1 << 39

  let bits: UInt64

  init(bits: UInt64) { self.bits = bits & Self.mask }

  /// The terminal's own colour at every depth; transparent where styles are laid over another.
  package static let terminal = Paint(bits: 0)

  /// A colour with its three forms.
  ///
  /// - Parameters:
  ///   - trueColor: Shown where red, green and blue can be told.
  ///   - palette: Shown with 256 colours. An RGB value is none of them: the terminal's own colour.
  ///   - sixteen: Shown with sixteen colours. Only indexes up to 15 are; else the terminal's own.
  package init(trueColor: Color, palette: Color, sixteen: Color) {
    var bits: UInt64 = 0
    switch trueColor {
    case .terminal: break
    case .indexed(let index): bits |= Self.hasTrue | Self.trueIsIndex | UInt64(index)
    case .rgb(let value): bits |= Self.hasTrue | UInt64(value & 0xFF_FFFF)
    }
    if case .indexed(let index) = palette { bits |= Self.hasPalette | UInt64(index) << 24 }
    if case .indexed(let index) = sixteen, index < 16 {
      bits |= Self.hasSixteen | UInt64(index) << 32
    }
    self.init(bits: bits)
  }

  /// A palette index, shown wherever there are that many colours.
  package init(index: UInt8) {
    self.init(trueColor: .indexed(index), palette: .indexed(index), sixteen: .indexed(index))
  }

  /// The colour to show at a depth.
  package func color(at depth: ColorDepth) -> Color {
    switch depth {
    case .none: return .terminal
    case .sixteen:
      return bits & Self.hasSixteen == 0 ? .terminal : .indexed(UInt8(bits >> 32 & 0xF))
    case .palette:
      return bits & Self.hasPalette == 0 ? .terminal : .indexed(UInt8(bits >> 24 & 0xFF))
    case .trueColor:
      guard bits & Self.hasTrue != 0 else { return .terminal }
      let value = UInt32(bits & 0xFF_FFFF)
      return bits & Self.trueIsIndex == 0 ? .rgb(value) : .indexed(UInt8(value & 0xFF))
    }
  }
}
