/// Finds the ends of lines in one piece of bytes, looking at no byte more often than a fixed number
/// of times whatever the line endings are.
enum LineFinder {
  /// The first byte from `start` on that is CR or LF; the end of the piece when there is none.
  static func lineEnd(in piece: Span<UInt8>, from start: Int) -> Int {
    let bytes = piece.bytes
    var position = plainEnd(of: bytes, from: start)
    let lastWord = piece.count - 8
    while position <= lastWord {
      let word = Self.word(bytes, at: position)
      let found = zeroBytes(word ^ 0x0A0A_0A0A_0A0A_0A0A) | zeroBytes(word ^ 0x0D0D_0D0D_0D0D_0D0D)
      if found != 0 { return position + found.trailingZeroBitCount / 8 }
      position += 8
    }
    while position < piece.count, piece[position] != 0x0A, piece[position] != 0x0D { position += 1 }
    return position
  }

  /// The first LF from `start` on; the end of the piece when there is none.
  static func lineFeed(in piece: Span<UInt8>, from start: Int) -> Int {
    var position = start
    let bytes = piece.bytes
    let lastWord = piece.count - 8
    while position <= lastWord {
      let word = Self.word(bytes, at: position)
      let found = zeroBytes(word ^ 0x0A0A_0A0A_0A0A_0A0A)
      if found != 0 { return position + found.trailingZeroBitCount / 8 }
      position += 8
    }
    while position < piece.count, piece[position] != 0x0A { position += 1 }
    return position
  }

  /// Steps over blocks of 32 bytes in which no line ends.
  private static func plainEnd(of bytes: RawSpan, from start: Int) -> Int {
    let feeds = SIMD32<UInt8>(repeating: 0x0A)
    let returns = SIMD32<UInt8>(repeating: 0x0D)
    var position = start
    while position &+ 32 <= bytes.byteCount {
      // Unchecked: the condition of the loop is the check.
      let block = bytes.unsafeLoadUnaligned(
        fromUncheckedByteOffset: position, as: SIMD32<UInt8>.self)
      let found = (block .== feeds) .| (block .== returns)
      guard unsafeBitCast(found, to: SIMD4<UInt64>.self).isZero else { break }
      position &+= 32
    }
    return position
  }

  /// Eight bytes, the first of them lowest.
  private static func word(_ bytes: RawSpan, at position: Int) -> UInt64 {
    UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self))
  }

  /// The high bit of each byte that is zero; bits above the first one found may be wrong.
  private static func zeroBytes(_ word: UInt64) -> UInt64 {
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
  }
}
