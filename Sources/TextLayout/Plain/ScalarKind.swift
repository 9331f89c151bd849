/// What the sanitizer makes of one character that is not plain ASCII.
enum ScalarKind {
  /// Shown as it is.
  case plain
  /// C0, DEL or C1.
  case control
  /// U+2028 and U+2029.
  case separator
  /// Embeddings, overrides and isolates of the bidirectional algorithm.
  case bidi
  /// ZWNJ and ZWJ: needed between letters, nowhere else.
  case joiner
  /// Takes no column and stays on the character before it.
  case mark
  /// Dropped: without it nothing is lost that a cell can show.
  case dropped
  /// Dropped, and a way to carry words that a reader cannot see.
  case hidden
  /// Not a character of Unicode 17.
  case unassigned

  init(_ scalar: UInt32) {
    switch scalar {
    case ..<0x20, 0x7F..<0xA0: self = .control
    case 0xAD: self = .dropped
    case ..<0x300, 0x3041...0x3096, 0x30A1...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xAC00...0xD7A3:
      self = .plain
    case 0x200C, 0x200D: self = .joiner
    case 0x2028, 0x2029: self = .separator
    case 0x202A...0x202E, 0x2066...0x2069: self = .bidi
    // Variation selectors and skin tones: terminals disagree about what they do to the width.
    case 0xFE00...0xFE0F, 0x1F3FB...0x1F3FF: self = .dropped
    // Mongolian selectors and the grapheme joiner, which no terminal shows.
    case 0x034F, 0x180B...0x180F: self = .dropped
    // Tags and the supplementary variation selectors.
    case 0xE0000...0xE0FFF: self = .hidden
    default: self = Self.byCategory(scalar)
    }
  }

  private static func byCategory(_ scalar: UInt32) -> ScalarKind {
    guard let scalar = Unicode.Scalar(scalar) else { return .unassigned }
    let category = scalar.properties.generalCategory
    if category == .unassigned { return .unassigned }
    guard DisplayWidth.width(of: scalar) == 0 else { return .plain }
    return category == .format ? .dropped : .mark
  }
}
