import Screen

/// The SGR sequence of a style, for text that is written without ncurses.
///
/// Source: ECMA-48 section 8.3.117; 38 and 48 with 5 or 2 as xterm has them.
struct StyleSequence {
  let depth: ColorDepth
  /// The number of colours that the terminal's description has.
  let colors: Int

  init(_ capabilities: TerminalCapabilities) {
    depth = capabilities.ownDepth
    colors = capabilities.colors
  }

  init(depth: ColorDepth) {
    self.depth = depth
    colors = depth == .sixteen ? 16 : 256
  }

  /// Adds what has the terminal write in a style from any other one.
  func append(_ style: Style, to bytes: inout [UInt8]) {
    bytes += "\u{1B}[0".utf8
    let attributes = style.attributes(at: depth)
    for (attribute, parameter) in Self.parameters where attributes.contains(attribute) {
      bytes += ";\(parameter)".utf8
    }
    append(style.foreground.color(at: depth), first: 30, to: &bytes)
    append(style.background.color(at: depth), first: 40, to: &bytes)
    bytes += "m".utf8
  }

  private static let parameters: [(Attributes, Int)] = [
    (.bold, 1), (.dim, 2), (.italic, 3), (.underline, 4), (.reverse, 7), (.strikethrough, 9),
  ]

  private func append(_ color: Color, first: Int, to bytes: inout [UInt8]) {
    switch color {
    case .terminal: return
    case .indexed(let index) where index < 8: bytes += ";\(first + Int(index))".utf8
    // With eight colours bold black is black in many terminals.
    case .indexed(8) where colors == 8 && first == 30: return
    // With eight colours the bright foregrounds are the bold ones.
    case .indexed(let index) where colors == 8:
      bytes += "\(first == 30 ? ";1" : "");\(first + Int(index & 7))".utf8
    case .indexed(let index) where index < 16: bytes += ";\(first + 52 + Int(index))".utf8
    case .indexed(let index): bytes += ";\(first + 8);5;\(index)".utf8
    case .rgb(let value):
      bytes += ";\(first + 8);2;\(value >> 16 & 255);\(value >> 8 & 255);\(value & 255)".utf8
    }
  }
}
