import CTerminal
import Screen

/// Turns styles into the attributes and colour pairs of ncurses.
struct CursesPens {
  /// How a run of text is written.
  struct Pen {
    var attributes: UInt32
    var pair: Int32
  }

  private let depth: ColorDepth
  private let colors: Int

  init(_ capabilities: TerminalCapabilities) {
    depth = capabilities.depth
    colors = capabilities.colors
  }

  func pen(for style: Style) -> Pen {
    // The bits of `Attributes` and of CTerminal are the same.
    var pen = Pen(attributes: UInt32(style.attributes(at: depth).rawValue), pair: 0)
    guard depth != .none else { return pen }
    var foreground = style.foreground.color(at: depth)
    // With eight colours the bright ones are the bold ones; bold black is black in many terminals.
    if colors == 8, foreground == .indexed(8) { foreground = .terminal }
    if colors == 8, case .indexed(let index) = foreground, index >= 8 {
      pen.attributes |= UInt32(CTERMINAL_BOLD)
    }
    pen.pair = cterminal_pair(number(foreground), number(style.background.color(at: depth)))
    return pen
  }

  /// The number of a colour in the terminal's description; -1 for the terminal's own.
  private func number(_ color: Color) -> Int32 {
    switch color {
    case .terminal: -1
    case .indexed(let index) where depth == .trueColor && index >= 8:
      Int32(Self.commonValue(of: index))
    case .indexed(let index): Int32(colors == 8 ? index & 7 : index)
    // Descriptions with true colour take the lowest eight for those of the palette.
    case .rgb(let value): Int32(max(value, 8))
    }
  }

  /// The value that xterm has for a colour of the palette.
  private static func commonValue(of index: UInt8) -> UInt32 {
    switch index {
    case ..<16:
      return bright[Int(index & 7)]
    case 16..<232:
      let place = UInt32(index) - 16
      let levels = [place / 36, place / 6 % 6, place % 6].map { $0 == 0 ? 0 : $0 * 40 + 55 }
      return levels[0] << 16 | levels[1] << 8 | levels[2]
    default:
      return (UInt32(index) - 232) * 0x0A_0A0A + 0x08_0808
    }
  }

  /// Colours 8 to 15.
  private static let bright: [UInt32] = [
    0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
  ]
}
