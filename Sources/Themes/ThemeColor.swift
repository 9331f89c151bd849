/// A colour as a terminal takes it.
package enum ThemeColor: Sendable, Hashable {
  /// The terminal's own, whatever it is.
  case terminal
  /// One of its 256; the first sixteen are the palette of the person.
  case indexed(UInt8)
  case rgb(RGB)

  /// As xterm shows it; nil for the terminal's own.
  package var rgb: RGB? {
    switch self {
    case .terminal: nil
    case .indexed(let index): RGB(index: index)
    case .rgb(let color): color
    }
  }
}
