/// A comment or string of a programming language: how it begins and ends.
struct CodeForm: Sendable {
  var open: [UInt8]
  /// Empty for what goes to the end of the line.
  var close: [UInt8]
  var role: TextRole
  /// Whether a backslash takes the meaning of the character after it.
  var escapes = false
  /// Whether it may go on in the next line.
  var isLong = false
  /// Whether one may stand in another.
  var nests = false

  /// A comment to the end of the line.
  static func comment(_ open: String) -> CodeForm {
    CodeForm(open: Array(open.utf8), close: [], role: .comment)
  }

  /// A comment of any length.
  static func comment(_ open: String, _ close: String, nests: Bool = false) -> CodeForm {
    CodeForm(
      open: Array(open.utf8), close: Array(close.utf8), role: .comment, isLong: true, nests: nests)
  }

  /// Text in the same sign on both sides.
  static func string(_ sign: String, escapes: Bool = true, isLong: Bool = false) -> CodeForm {
    CodeForm(
      open: Array(sign.utf8), close: Array(sign.utf8), role: .string, escapes: escapes,
      isLong: isLong)
  }
}
