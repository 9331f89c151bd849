import Screen

/// The signs that the program draws.
package enum SymbolSet: String, Sendable, Hashable, CaseIterable {
  /// Signs of one column everywhere, and box lines.
  case unicode
  /// Twins in ASCII of the same width, for terminals that draw box lines two columns wide or lack
  /// the signs.
  case ascii

  /// The ASCII twin of a sign of the program; nil for every other character.
  package static func twin(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0x2500...0x257F: lineTwin(of: scalar)
    case 0x2800...0x28FF: brailleTwin(of: scalar)
    default: signs[scalar]
    }
  }

  static let twins: [Glyph: Glyph] = {
    let ranges = [0x2500...0x257F, 0x2800...0x28FF].joined().compactMap { Unicode.Scalar($0) }
    let pairs = (Array(signs.keys) + ranges).compactMap { scalar in
      twin(of: scalar).map { (Glyph(scalar), Glyph($0)) }
    }
    return Dictionary(pairs) { first, _ in first }
  }()

  private static let signs: [Unicode.Scalar: Unicode.Scalar] = [
    "▸": ">", "▾": "v", "◂": "<", "›": ">", "◉": "@", "◌": "o", "✓": "+", "✗": "!", "⋯": "~",
  ]

  private static func lineTwin(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "╌": "."
    case "╍": ":"
    case "╳": "X"
    case "╱": "/"
    case "╲": "\\"
    case "─", "┄", "┈", "╴", "╶": "-"
    case "━", "┅", "┉", "═", "╸", "╺", "╼", "╾": "="
    case "│", "┆", "┊", "╎", "╵", "╷": "|"
    case "┃", "┇", "┋", "╏", "║", "╹", "╻", "╽", "╿": "#"
    default: "+"
    }
  }

  /// The spinner turns a bar; a plot keeps the height of its higher sample.
  private static func brailleTwin(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "⠿": return "*"
    case "⠋", "⠴": return "/"
    case "⠙", "⠦": return "-"
    case "⠹", "⠧": return "\\"
    case "⠸", "⠼": return "|"
    default: break
    }
    let dots = scalar.value & 0xFF
    // The dots of the rows from the top: 1 4, 2 5, 3 6, 7 8.
    let rows: [UInt32] = [0b0000_1001, 0b0001_0010, 0b0010_0100, 0b1100_0000]
    guard let top = rows.firstIndex(where: { dots & $0 != 0 }) else { return " " }
    return ["#", "=", ":", "."][top]
  }
}
