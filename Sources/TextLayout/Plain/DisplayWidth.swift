/// How many terminal columns text takes: one answer for wrapping, cursor and cells alike.
///
/// Meant for text that has been through `Sanitizer`; what the sanitizer takes out (variation
/// selectors, skin tones, joined emoji) is exactly what terminals disagree about.
package enum DisplayWidth {
  /// The mark that stands for what was cut away, one column wide.
  ///
  /// Where only ASCII can be shown, `~` takes its place.
  package static let cutMark: Character = "⋯"

  /// The columns of one scalar, from 0 to 2; control characters count 0.
  package static func width(of scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    if value < 0x300 { return value < 0x20 || (0x7F..<0xA0).contains(value) ? 0 : 1 }
    if value < 0x1100 { return WidthTable.contains(value, in: WidthTable.zero) ? 0 : 1 }
    if (0x4E00...0x9FFF).contains(value) || (0xAC00...0xD7A3).contains(value) { return 2 }
    if WidthTable.contains(value, in: WidthTable.wide) { return 2 }
    return WidthTable.contains(value, in: WidthTable.zero) ? 0 : 1
  }

  /// The columns of a text without line breaks.
  ///
  /// Not generic: nearly every text that is measured is a `String`, and often.
  package static func width(of text: String) -> Int {
    var width = 0
    for scalar in text.unicodeScalars { width += Self.width(of: scalar) }
    return width
  }

  /// The columns of a part of a text without line breaks.
  package static func width(of text: some StringProtocol) -> Int {
    var width = 0
    for scalar in text.unicodeScalars {
      width += Self.width(of: scalar)
    }
    return width
  }

  /// The columns of one character as a reader sees it.
  package static func width(of character: Character) -> Int {
    character.unicodeScalars.reduce(0) { $0 + width(of: $1) }
  }
}
