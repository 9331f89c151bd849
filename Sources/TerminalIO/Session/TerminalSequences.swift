/// The modes that the screen switches on in the terminal, and what switches them off.
///
/// Sources: xterm's "Control Sequences"; kitty's keyboard protocol; "Synchronized Output" (2026). A
/// terminal that does not know one of them ignores it.
enum TerminalSequences {
  static let beginUpdate = Array("\u{1B}[?2026h".utf8)
  static let endUpdate = Array("\u{1B}[?2026l".utf8)

  /// No colour and no attribute.
  static let plainText = "\u{1B}[0m"

  /// Bracketed paste and focus reports.
  static let enter = "\u{1B}[?2004h\u{1B}[?1004h"
  static let leave = "\u{1B}[?1004l\u{1B}[?2004l"

  /// Buttons and drags, with numbers of any size.
  static let mouseOn = "\u{1B}[?1002h\u{1B}[?1006h"
  static let mouseOff = "\u{1B}[?1006l\u{1B}[?1002l"

  /// Keys that have no bytes of their own, such as Shift+Enter, told apart.
  static let keyboardOn = "\u{1B}[>1u"
  static let keyboardOff = "\u{1B}[<1u"

  /// Asks for the keyboard protocol and for the terminal's own two colours.
  static let questions = "\u{1B}[?u\u{1B}]10;?\u{1B}\\\u{1B}]11;?\u{1B}\\"

  /// Everything off, for an end without warning; `leavingScreen` leaves the alternate screen and
  /// comes from the terminal's description.
  static func restore(keyboard: Bool, leavingScreen: [UInt8]) -> [UInt8] {
    endUpdate + (mouseOff + leave + (keyboard ? keyboardOff : "") + plainText + "\u{1B}[?25h").utf8
      + leavingScreen
  }

  /// The same in inline mode: the alternate screen is left first, if it is seen, and the cursor goes
  /// below the live rows.
  static func restore(keyboard: Bool, rowsBelow: Int, leavingScreen: [UInt8]) -> [UInt8] {
    endUpdate + leavingScreen
      + (mouseOff + leave + (keyboard ? keyboardOff : "") + plainText + "\u{1B}[?7h\u{1B}[?25h"
      + (rowsBelow > 0 ? "\u{1B}[\(rowsBelow)B" : "") + "\r\n").utf8
  }
}
