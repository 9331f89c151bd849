/// What may stand between the quotes of a JSON string.
package enum JSONString {
  /// The text that bytes between quotes stand for, escapes resolved; nil when they cannot stand
  /// there.
  package static func text(_ bytes: Span<UInt8>) -> String? {
    var position = plainEnd(of: bytes, from: plainBlocksEnd(of: bytes))
    var hasEscapes = false
    while position < bytes.count {
      switch bytes[position] {
      case 0x5C:
        guard let length = escapeLength(bytes, at: position) else { return nil }
        hasEscapes = true
        position += length
      case 0x22, 0..<0x20: return nil
      default: position += 1
      }
      position = plainEnd(of: bytes, from: position)
    }
    return bytes.withUnsafeBufferPointer { bytes in
      hasEscapes
        ? JSONEscapes.resolve(bytes) : String(decoding: bytes, as: UTF8.self)
    }
  }

  /// The quote that ends the string whose inside begins at `start`, and whether there is an escape
  /// before it; nil when it does not end there, or holds what cannot stand in a string.
  package static func end(in bytes: Span<UInt8>, from start: Int) -> (end: Int, hasEscapes: Bool)? {
    var position = start
    var hasEscapes = false
    while true {
      position = plainEnd(of: bytes, from: plainBlocksEnd(of: bytes, from: position))
      guard position < bytes.count else { return nil }
      switch bytes[position] {
      case 0x22: return (position, hasEscapes)
      case 0x5C:
        guard let length = escapeLength(bytes, at: position) else { return nil }
        hasEscapes = true
        position += length
      case 0..<0x20: return nil
      default: position += 1
      }
    }
  }

  /// Steps over blocks of 32 bytes in which every byte means itself.
  private static func plainBlocksEnd(of bytes: borrowing Span<UInt8>, from start: Int = 0) -> Int {
    let raw = bytes.bytes
    let quotes = SIMD32<UInt8>(repeating: 0x22)
    let slashes = SIMD32<UInt8>(repeating: 0x5C)
    let spaces = SIMD32<UInt8>(repeating: 0x20)
    var position = start
    while position &+ 32 <= bytes.count {
      // Unchecked: the condition of the loop is the check.
      let block = raw.unsafeLoadUnaligned(
        fromUncheckedByteOffset: position, as: SIMD32<UInt8>.self)
      let found = (block .== quotes) .| (block .== slashes) .| (block .< spaces)
      let words = unsafeBitCast(found, to: SIMD4<UInt64>.self)
      let half = words.lowHalf | words.highHalf
      guard half.x | half.y == 0 else { break }
      position &+= 32
    }
    return position
  }

  /// The first byte from `start` on that may be a quote, a backslash or a control character; looks
  /// at eight bytes at a time, and so may stop up to seven before the end.
  @inline(__always)
  static func plainEnd(of bytes: borrowing Span<UInt8>, from start: Int) -> Int {
    let raw = bytes.bytes
    let ones: UInt64 = 0x0101_0101_0101_0101
    var position = start
    while position &+ 8 <= bytes.count {
      let word = UInt64(
        // Unchecked: the condition of the loop is the check.
        littleEndian: raw.unsafeLoadUnaligned(fromUncheckedByteOffset: position, as: UInt64.self))
      let quotes = word ^ (ones &* 0x22)
      let slashes = word ^ (ones &* 0x5C)
      let found =
        ((quotes &- ones) & ~quotes | (slashes &- ones) & ~slashes
          | (word &- ones &* 0x20) & ~word) & (ones &* 0x80)
      if found != 0 { return position &+ found.trailingZeroBitCount / 8 }
      position &+= 8
    }
    return position
  }

  /// The bytes of the escape that begins at a backslash; nil when it is none.
  private static func escapeLength(_ bytes: Span<UInt8>, at position: Int) -> Int? {
    guard position + 1 < bytes.count else { return nil }
    switch bytes[position + 1] {
    case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74: return 2
    case 0x75:
      guard position + 5 < bytes.count else { return nil }
      for offset in 2...5 where hexDigit(bytes[position + offset]) == nil { return nil }
      return 6
    default: return nil
    }
  }
}
