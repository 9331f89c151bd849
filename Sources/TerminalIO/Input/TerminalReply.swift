/// What a terminal tells of itself when it is asked.
///
/// Anybody can forge it: it is data, never a key.
package enum TerminalReply: Sendable, Hashable {
  /// Its own colour for text, as 0xRRGGBB (OSC 10).
  case foreground(UInt32)
  /// Its own colour for the ground, as 0xRRGGBB (OSC 11).
  case background(UInt32)
  /// It knows the kitty keyboard protocol, and has these of its flags set.
  case keyboardProtocol(flags: Int)
}
