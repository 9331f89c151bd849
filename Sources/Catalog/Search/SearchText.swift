/// The letters in which ids, names and queries are compared.
///
/// ASCII letters in lower case, every run-of-the-mill separator as one and the same byte. Bytes above
/// ASCII are letters.
enum SearchText {
  /// Stands for every separator.
  static let separator = UInt8(ascii: "-")
  /// Stands between id and name; nothing matches across it.
  static let border: UInt8 = 0
  /// Of a row, no more is searched.
  static let longest = 128

  static func folded(_ byte: UInt8) -> UInt8 {
    if isDigit(byte) || byte >= 0x80 { return byte }
    let letter = byte | 0x20
    return isLetter(letter) ? letter : separator
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  /// Whether it is a letter in lower case, or a byte above ASCII.
  static func isLetter(_ byte: UInt8) -> Bool { byte &- 0x61 < 26 || byte >= 0x80 }

  /// The bit of a byte in a set of letters; separators have none.
  static func bit(of byte: UInt8) -> UInt64 {
    if byte &- 0x61 < 26 { return 1 << UInt64(byte &- 0x61) }
    if isDigit(byte) { return 1 << UInt64(26 + (byte &- 0x30)) }
    return byte >= 0x80 ? 1 << 36 : 0
  }

  /// The bit of a letter that starts a word; one for all digits, one for all above ASCII.
  static func startBit(of byte: UInt8) -> UInt64 {
    if byte &- 0x61 < 26 { return 1 << UInt64(37 + (byte &- 0x61)) }
    return isDigit(byte) ? 1 << 63 : 0
  }

  /// A sum over letters and digits alone: `GPT-5 mini` and `gpt5-mini` have the same.
  static func sum(_ bytes: some Sequence<UInt8>) -> UInt32 {
    var sum: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes where byte != separator && byte != border {
      sum = (sum ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }
    return UInt32(truncatingIfNeeded: sum ^ (sum >> 32))
  }

  /// The bit of two letters that follow each other; several pairs share one.
  static func pairBit(_ first: UInt8, _ second: UInt8) -> UInt64 {
    let hash = (UInt32(first) &* 37 &+ UInt32(second)) &* 0x9E37_79B1
    return 1 << UInt64(hash >> 26)
  }

  /// Whether the text names a day: `20250929` or `2025-09-29`.
  static func hasDate(_ text: ArraySlice<UInt8>) -> Bool {
    var last = separator
    for (place, byte) in zip(text.indices, text) {
      if byte == UInt8(ascii: "2"), !isDigit(last), beginsWithDate(text[place...]) { return true }
      last = byte
    }
    return false
  }

  private static func beginsWithDate(_ text: ArraySlice<UInt8>) -> Bool {
    var digits = 0
    for byte in text {
      if isDigit(byte) {
        if digits == 1, byte != UInt8(ascii: "0") { return false }
        digits += 1
        if digits == 8 { return true }
      } else if byte != separator || digits != 4 && digits != 6 {
        return false
      }
    }
    return false
  }
}
