/// What may stand in a draft: any text without control characters but line breaks and tabs.
enum DraftText {
  /// A text from outside: line breaks made alike, control characters taken out.
  static func clean(_ text: String) -> String {
    var text = text
    text.makeContiguousUTF8()
    guard !text.withUTF8(isClean) else { return text }
    var result = ""
    result.unicodeScalars.reserveCapacity(text.utf8.count)
    var wasReturn = false
    for scalar in text.unicodeScalars {
      defer { wasReturn = scalar == "\r" }
      switch scalar.value {
      case 0x0D: result.unicodeScalars.append("\n")
      case 0x0A: if !wasReturn { result.unicodeScalars.append("\n") }
      case 0x09: result.unicodeScalars.append(scalar)
      case ..<0x20, 0x7F..<0xA0: break
      default:
        result.unicodeScalars.append(PasteFolds.marks.contains(scalar.value) ? "\u{FFFD}" : scalar)
      }
    }
    return result
  }

  private static func isClean(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var before: UInt8 = 0
    for byte in bytes {
      if byte < 0x20, byte != 0x0A, byte != 0x09 { return false }
      if byte == 0x7F || byte & 0xE0 == 0x80 && before == 0xC2 { return false }
      // The first two bytes of U+FDC0 to U+FDFF, among them the marks of folded pastes.
      if byte == 0xB7, before == 0xEF { return false }
      before = byte
    }
    return true
  }
}
