/// One colour as a terminal understands it.
package enum Color: Sendable, Hashable {
  /// The terminal's own foreground or background.
  case terminal
  /// A colour of the terminal's palette: 0 to 15 are its own sixteen, 16 to 255 the cube and greys.
  case indexed(UInt8)
  /// Red, green and blue with eight bits each, as in 0xRRGGBB.
  case rgb(UInt32)
}
