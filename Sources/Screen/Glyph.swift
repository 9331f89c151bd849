import TextLayout

/// What one cell shows: a character with the marks on it, in at most 15 bytes of UTF-8.
///
/// Two words: the bytes in order from the lowest, and the width in the topmost byte. A glyph never
/// holds a control character; marks that find no room are left out.
package struct Glyph: Sendable, Hashable {
  private static let room = 15

  private var low: UInt64
  private var high: UInt64

  private init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// An empty cell.
  package static let space = Glyph(low: 0x20, high: 1 << 56)
  /// The second cell of a wide character; shows nothing itself.
  package static let continuation = Glyph(low: 0, high: 0)
  /// What stands for a character that may not be shown: U+FFFD.
  package static let replacement = Glyph(unchecked: "\u{FFFD}", width: 1)

  /// A glyph of one scalar; a control character or a lone mark becomes U+FFFD.
  package init(_ scalar: Unicode.Scalar) {
    let width = DisplayWidth.width(of: scalar)
    guard width > 0, !Self.isForbidden(scalar) else {
      self = .replacement
      return
    }
    self.init(unchecked: scalar, width: width)
  }

  private init(unchecked scalar: Unicode.Scalar, width: Int) {
    low = 0
    high = UInt64(width) << 56
    append(bytesOf: scalar, at: 0)
  }

  /// How many columns it takes: 1 or 2, and 0 for a continuation.
  package var width: Int { Int(high >> 56) }

  /// The bytes of UTF-8 in use.
  package var count: Int {
    let last = high & 0xFF_FFFF_FFFF_FFFF
    return last == 0
      ? 8 - low.leadingZeroBitCount / 8 : 16 - last.leadingZeroBitCount / 8
  }

  /// One byte of the UTF-8; 0 behind the end.
  package subscript(index: Int) -> UInt8 {
    switch index {
    case 0..<8: UInt8(truncatingIfNeeded: low >> (8 * UInt64(index)))
    case 8..<Self.room: UInt8(truncatingIfNeeded: high >> (8 * UInt64(index - 8)))
    default: 0
    }
  }

  /// The text; empty for a continuation.
  package var text: String {
    var bytes: [UInt8] = []
    appendUTF8(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the UTF-8 of the glyph.
  package func appendUTF8(to bytes: inout [UInt8]) {
    for index in 0..<count { bytes.append(self[index]) }
  }

  /// Whether it is a flag, made of two letters that terminals join.
  package var isFlag: Bool { count == 8 && low & 0xFF_FFFF == 0x87_9FF0 }

  /// Lays a mark on the character; what finds no room, or turns the direction of text, is left out.
  mutating func add(mark: Unicode.Scalar) {
    guard width > 0, !Self.isForbidden(mark) else { return }
    let count = count
    guard count + UTF8.width(mark) <= Self.room else { return }
    append(bytesOf: mark, at: count)
  }

  /// Joins the second letter of a flag to the first; false when they are none.
  mutating func join(flag second: Unicode.Scalar) -> Bool {
    guard Self.isRegional(second), count == 4, width == 1, low & 0xF0FF_FFFF == 0x809F_9FF0
    else { return false }
    let first = UInt8(truncatingIfNeeded: low >> 16)
    let end = UInt8(truncatingIfNeeded: low >> 24)
    guard first == 0x87, end >= 0xA6 else { return false }
    append(bytesOf: second, at: 4)
    high = high & 0xFF_FFFF_FFFF_FFFF | 2 << 56
    return true
  }

  private mutating func append(bytesOf scalar: Unicode.Scalar, at start: Int) {
    var index = start
    for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
      if index < 8 {
        low |= UInt64(byte) << (8 * UInt64(index))
      } else {
        high |= UInt64(byte) << (8 * UInt64(index - 8))
      }
      index += 1
    }
  }

  private static func isRegional(_ scalar: Unicode.Scalar) -> Bool {
    (0x1F1E6...0x1F1FF).contains(scalar.value)
  }

  /// Whether a scalar would steer the terminal or the reader: controls, line separators and the
  /// characters that turn the direction of text.
  static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case ..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
