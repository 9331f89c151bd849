/// Words to be found in a text: case counts only when they have a capital letter, and any white
/// space matches any other.
///
/// Works on UTF-8 bytes, so that a long text is searched as fast as it can be read.
package struct TextQuery: Sendable, Hashable {
  /// The folded bytes; a space stands for any white space.
  private let bytes: [UInt8]
  private let isCaseSensitive: Bool

  /// Stands for a line break that wrapping made: it may be where the query has a space, and where it
  /// has nothing.
  package static let softBreak: UInt8 = 0x1F

  /// nil when there is nothing to be found.
  ///
  /// - Parameter text: As typed.
  package init?(_ text: String) {
    let words = text.split { $0.isWhitespace }.joined(separator: " ")
    guard !words.isEmpty else { return nil }
    isCaseSensitive = words.contains { $0.isUppercase }
    let exact = Array(words.utf8)
    guard !isCaseSensitive else {
      bytes = exact
      return
    }
    var folded: [UInt8] = []
    var place = 0
    while place < exact.count {
      let (byte, next, length) = Self.fold(exact.span, place)
      folded.append(byte)
      if length == 2 { folded.append(next) }
      place += length
    }
    bytes = folded
  }

  /// The bytes at the end of a text in which a match may begin that goes on in what follows; longer
  /// white space than this inside a match is not waited for.
  package var reach: Int { bytes.count + 64 }

  /// Where the query is found, without overlaps, as ranges of bytes.
  ///
  /// - Parameters:
  ///   - text: UTF-8.
  ///   - start: The first byte at which a match may begin.
  /// - Returns: The ranges, in order.
  package func matches(in text: Span<UInt8>, from start: Int = 0) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var place = max(0, start)
    let first = bytes[0]
    // The first byte alone rules out nearly every place.
    let folds = !isCaseSensitive
    while place < text.count {
      let byte = text[place]
      let isCandidate =
        byte == first || folds && (byte >= 0xC3 || byte &+ 0x20 == first && byte &- 0x41 < 26)
      if isCandidate, let end = end(of: text, place) {
        found.append(place..<end)
        place = end
      } else {
        place += 1
      }
    }
    return found
  }

  /// Where a match that begins at a place ends.
  private func end(of text: Span<UInt8>, _ start: Int) -> Int? {
    var place = start
    var wanted = 0
    while wanted < bytes.count {
      if bytes[wanted] == 0x20 {
        let before = place
        while place < text.count, Self.isSpace(text[place]) { place += 1 }
        guard place > before else { return nil }
        wanted += 1
        continue
      }
      if place > start { while place < text.count, text[place] == Self.softBreak { place += 1 } }
      guard place < text.count else { return nil }
      guard !isCaseSensitive else {
        guard text[place] == bytes[wanted] else { return nil }
        place += 1
        wanted += 1
        continue
      }
      let (byte, next, length) = Self.fold(text, place)
      guard byte == bytes[wanted] else { return nil }
      if length == 2 {
        guard wanted + 1 < bytes.count, next == bytes[wanted + 1] else { return nil }
      }
      place += length
      wanted += length
    }
    return place
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 || byte == softBreak
  }

  /// The small form of the letter at a place; letters of two bytes are Latin, Greek and Cyrillic.
  ///
  /// - Returns: The first byte, the second of a letter of two, and how many bytes were read.
  private static func fold(_ text: Span<UInt8>, _ place: Int) -> (UInt8, UInt8, length: Int) {
    let byte = text[place]
    if byte < 0x80 { return (byte &- 0x41 < 26 ? byte | 0x20 : byte, 0, 1) }
    guard (0xC3...0xD5).contains(byte), place + 1 < text.count, text[place + 1] & 0xC0 == 0x80
    else { return (byte, 0, 1) }
    let scalar = UInt32(byte & 0x1F) << 6 | UInt32(text[place + 1] & 0x3F)
    let small = UInt32(smallLetters[Int(scalar)])
    return (UInt8(0xC0 | small >> 6), UInt8(0x80 | small & 0x3F), 2)
  }

  /// The small letters of all scalars of two bytes; where the small one is longer, the letter itself.
  private static let smallLetters: [UInt16] = (0..<UInt32(0x800)).map { value in
    let own = UInt16(value)
    guard let scalar = Unicode.Scalar(value) else { return own }
    let small = scalar.properties.lowercaseMapping.unicodeScalars
    guard small.count == 1, let first = small.first, (0x80..<0x800).contains(first.value) else {
      return own
    }
    return UInt16(first.value)
  }
}
