/// Struck text, for which ncurses has no attribute.
///
/// It travels through ncurses as blinking text, which nothing here uses; the parameter 5 becomes 9
/// on the way out.
enum StruckText {
  /// Changes every parameter 5 of the sequences that set attributes; their lengths stay.
  static func replaceBlinking(in bytes: inout [UInt8]) {
    var index = 0
    while index + 2 < bytes.count {
      guard bytes[index] == 0x1B, bytes[index + 1] == UInt8(ascii: "[") else {
        index += 1
        continue
      }
      let start = index + 2
      let end = bytes[start...].firstIndex { !(0x30...0x3B).contains($0) } ?? bytes.count
      index = end
      guard end < bytes.count, bytes[end] == UInt8(ascii: "m") else { continue }
      replace(in: &bytes, start..<end)
    }
  }

  private static func replace(in bytes: inout [UInt8], _ parameters: Range<Int>) {
    // A colour has parameters of its own.
    var skipped = 0
    for part in bytes[parameters].split(
      separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
    {
      if skipped > 0 {
        if skipped == 2 { skipped = part.elementsEqual("2".utf8) ? 3 : 1 } else { skipped -= 1 }
        continue
      }
      if part.elementsEqual("38".utf8) || part.elementsEqual("48".utf8) { skipped = 2 }
      if part.elementsEqual("5".utf8) { bytes[part.startIndex] = UInt8(ascii: "9") }
    }
  }
}
