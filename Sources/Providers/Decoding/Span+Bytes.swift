extension Span<UInt8> {
  /// Whether the bytes from `start` on begin with `text`.
  func holds(_ text: StaticString, at start: Int) -> Bool {
    guard start + text.utf8CodeUnitCount <= count else { return false }
    for offset in 0..<text.utf8CodeUnitCount where self[start + offset] != text.utf8Start[offset] {
      return false
    }
    return true
  }

  /// Whether these bytes are all those of `other`, looking at 32 at a time.
  func isSame(as other: Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    let (mine, theirs) = (bytes, other.bytes)
    var offset = 0
    while offset &+ 32 <= count {
      // Unchecked: both have as many bytes as `count` says.
      let left = mine.unsafeLoadUnaligned(
        fromUncheckedByteOffset: offset, as: SIMD4<UInt64>.self)
      let right = theirs.unsafeLoadUnaligned(
        fromUncheckedByteOffset: offset, as: SIMD4<UInt64>.self)
      if (left ^ right).isZero == false { return false }
      offset &+= 32
    }
    while offset < count {
      if self[offset] != other[offset] { return false }
      offset += 1
    }
    return true
  }
}

extension [UInt8] {
  /// Appends the bytes of `range`.
  mutating func append(_ bytes: Span<UInt8>, _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    bytes.extracting(range).withUnsafeBufferPointer { append(contentsOf: $0) }
  }
}

extension SIMD4<UInt64> {
  /// Whether every bit is 0.
  @inline(__always) var isZero: Bool {
    let half = lowHalf | highHalf
    return half.x | half.y == 0
  }
}
