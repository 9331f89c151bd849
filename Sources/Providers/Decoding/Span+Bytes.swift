extension Span<UInt8> {
  /// Whether the bytes from `start` on begin with `text`.
  func holds(_ text: StaticString, at start: Int) -> Bool {
    guard start + text.utf8CodeUnitCount <= count else { return false }
    for offset in 0..<text.utf8CodeUnitCount where self[start + offset] != text.utf8Start[offset] {
      return false
    }
    return true
  }

  /// Whether the bytes from `start` on begin with all those of `other`, looking at 32 at a time.
  func holds(_ other: Span<UInt8>, at start: Int) -> Bool {
    let length = other.count
    guard start >= 0, length <= count - start else { return false }
    let (mine, theirs) = (bytes, other.bytes)
    // Unchecked: `length` bytes are there in both, and no load below reaches beyond them.
    func differs<Word: SIMD & BitwiseCopyable>(_: Word.Type, _ offset: Int) -> Bool {
      let left = mine.unsafeLoadUnaligned(
        fromUncheckedByteOffset: start &+ offset, as: Word.self)
      let right = theirs.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: Word.self)
      return left != right
    }
    guard length >= 16 else {
      for offset in 0..<length where self[start + offset] != other[offset] { return false }
      return true
    }
    var offset = 0
    while offset &+ 32 <= length {
      if differs(SIMD4<UInt64>.self, offset) { return false }
      offset &+= 32
    }
    // What is left is looked at together with bytes that were looked at already.
    if length &- offset > 16, differs(SIMD2<UInt64>.self, offset) { return false }
    return offset == length || !differs(SIMD2<UInt64>.self, length &- 16)
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
