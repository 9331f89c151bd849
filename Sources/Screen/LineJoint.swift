/// How heavy a line is.
package enum LineWeight: UInt8, Sendable, Hashable { case light = 1, heavy = 2 }

/// The lines that leave a cell in the four directions.
struct LineJoint: Equatable {
  enum Side: Int, CaseIterable {
    case up, right, down, left

    var opposite: Side {
      switch self {
      case .up: .down
      case .right: .left
      case .down: .up
      case .left: .right
      }
    }

    /// The two sides that cross this one.
    var across: (Side, Side) { self == .up || self == .down ? (.left, .right) : (.up, .down) }
  }

  /// Two bits for each side: 0 is none, otherwise the weight.
  private var bits: UInt8 = 0

  subscript(side: Side) -> UInt8 {
    get { bits >> (2 * UInt8(side.rawValue)) & 3 }
    set {
      let shift = 2 * UInt8(side.rawValue)
      bits = bits & ~(3 << shift) | (newValue & 3) << shift
    }
  }

  var isEmpty: Bool { bits == 0 }

  var isHeavy: Bool { bits & 0b1010_1010 != 0 }

  /// The sign in a set of symbols.
  func glyph(in symbols: LineSymbols) -> Glyph {
    switch symbols {
    case .ascii: asciiGlyph
    case .unicode:
      Self.glyphs[
        Int(self[.up]) + 3 * Int(self[.right]) + 9 * Int(self[.down]) + 27 * Int(self[.left])]
    }
  }

  private var asciiGlyph: Glyph {
    let isHorizontal = self[.left] | self[.right] != 0
    let isVertical = self[.up] | self[.down] != 0
    return switch (isHorizontal, isVertical, isHeavy) {
    case (true, true, _): Glyph("+")
    case (true, false, false): Glyph("-")
    case (true, false, true): Glyph("=")
    case (false, true, false): Glyph("|")
    case (false, true, true): Glyph("#")
    case (false, false, _): .space
    }
  }

  /// Every joint, up counting 1, right 3, down 9 and left 27, times the weight.
  private static let glyphs: [Glyph] =
    (" ╵╹╶└┖╺┕┗╷│╿┌├┞┍┝┡╻╽┃┎┟┠┏┢┣"
    + "╴┘┚─┴┸╼┶┺┐┤┦┬┼╀┮┾╄┒┧┨┰╁╂┲╆╊"
    + "╸┙┛╾┵┹━┷┻┑┥┩┭┽╃┯┿╇┓┪┫┱╅╉┳╈╋")
    .unicodeScalars.map { Glyph($0) }
}
