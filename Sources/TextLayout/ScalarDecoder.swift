/// Puts UTF-8 together byte by byte, by the table of well-formed sequences (Unicode 17, table 3-7).
package struct ScalarDecoder: Sendable {
  /// What one byte led to.
  package enum Step {
    /// The character is not at its end.
    case more
    case scalar(UInt32)
    /// A byte that cannot begin a character.
    case stray
    /// What was begun is broken off; the byte has not been taken.
    case brokenOff
  }

  private var value: UInt32 = 0
  private var missing = 0
  private var lowest: UInt8 = 0x80
  private var highest: UInt8 = 0xBF

  package init() {}

  /// Whether no character has been begun.
  package var isEmpty: Bool { missing == 0 }

  /// Takes the next byte.
  package mutating func take(_ byte: UInt8) -> Step {
    guard missing > 0 else { return begin(byte) }
    guard byte >= lowest, byte <= highest else {
      missing = 0
      return .brokenOff
    }
    value = value << 6 | UInt32(byte & 0x3F)
    missing -= 1
    lowest = 0x80
    highest = 0xBF
    return missing == 0 ? .scalar(value) : .more
  }

  private mutating func begin(_ byte: UInt8) -> Step {
    switch byte {
    case ..<0x80: return .scalar(UInt32(byte))
    case 0xC2...0xDF: expect(1, byte & 0x1F)
    case 0xE0: expect(2, byte & 0x0F, from: 0xA0)
    case 0xED: expect(2, byte & 0x0F, to: 0x9F)
    case 0xE1...0xEF: expect(2, byte & 0x0F)
    case 0xF0: expect(3, byte & 0x07, from: 0x90)
    case 0xF1...0xF3: expect(3, byte & 0x07)
    case 0xF4: expect(3, byte & 0x07, to: 0x8F)
    default: return .stray
    }
    return .more
  }

  private mutating func expect(
    _ count: Int, _ bits: UInt8, from lowest: UInt8 = 0x80, to highest: UInt8 = 0xBF
  ) {
    missing = count
    value = UInt32(bits)
    self.lowest = lowest
    self.highest = highest
  }
}
