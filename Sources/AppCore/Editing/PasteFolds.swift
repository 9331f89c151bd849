/// Large pastes that a draft shows as one sign each: "pasted 360 lines, 12 KB".
///
/// In the buffer a paste is one of the 32 characters that Unicode leaves to programs for their own
/// use (U+FDD0 to U+FDEF); no text from outside holds them, `DraftText` sees to that.
package struct PasteFolds: Sendable {
  static let marks: ClosedRange<UInt32> = 0xFDD0...0xFDEF
  /// Bytes of a sign.
  static let size = 3
  /// From here on a paste is folded.
  static let fewestLines = 20
  static let fewestBytes = 8 << 10

  private var pastes: [String] = []
  private var labels: [String] = []

  var isEmpty: Bool { pastes.isEmpty }

  /// The sign that stands for a paste; nil when it is small, or all signs are in use.
  mutating func fold(_ paste: String) -> String? {
    let size = paste.utf8.count
    var lines = 1
    for byte in paste.utf8 where byte == 0x0A { lines += 1 }
    if paste.utf8.last == 0x0A { lines -= 1 }
    guard lines >= Self.fewestLines || size >= Self.fewestBytes, pastes.count < Self.marks.count,
      let mark = Unicode.Scalar(Self.marks.lowerBound + UInt32(pastes.count))
    else { return nil }
    pastes.append(paste)
    labels.append("[pasted \(lines == 1 ? "1 line" : "\(lines) lines"), \(ByteCount.words(size))]")
    return String(mark)
  }

  /// The paste that a character stands for.
  func paste(_ character: Character) -> String? { place(character).map { pastes[$0] } }

  /// What is shown in place of a paste.
  package func label(_ character: Character) -> String? { place(character).map { labels[$0] } }

  /// How many bytes a text grows by when its pastes are unfolded.
  func size(in text: String) -> Int {
    // Every sign begins with this byte, few texts have it.
    guard !isEmpty, text.utf8.contains(0xEF) else { return 0 }
    return text.unicodeScalars.reduce(0) { sum, scalar in
      sum + (paste(Character(scalar)).map { $0.utf8.count - Self.size } ?? 0)
    }
  }

  /// A text with every paste at its place.
  func unfold(_ text: String) -> String {
    guard !isEmpty else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if let paste = paste(Character(scalar)) {
        result += paste
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private func place(_ character: Character) -> Int? {
    guard !isEmpty, let value = character.unicodeScalars.first?.value, Self.marks.contains(value)
    else { return nil }
    let place = Int(value - Self.marks.lowerBound)
    return pastes.indices.contains(place) ? place : nil
  }
}

/// Sizes of files and pastes in words.
enum ByteCount {
  /// 812 bytes, 12 KB, 3.4 MB; thousands of 1000.
  static func words(_ count: Int) -> String {
    switch count {
    case ..<1000: return count == 1 ? "1 byte" : "\(count) bytes"
    case ..<999_500: return "\((count + 500) / 1000) KB"
    default:
      let tenths = count / 100_000
      return tenths % 10 == 0 ? "\(tenths / 10) MB" : "\(tenths / 10).\(tenths % 10) MB"
    }
  }
}
