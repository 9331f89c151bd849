extension Span<UInt8> {
  /// Whether the bytes from `start` on begin with `text`.
  func holds(_ text: StaticString, at start: Int) -> Bool {
    guard start + text.utf8CodeUnitCount <= count else { return false }
    for offset in 0..<text.utf8CodeUnitCount where self[start + offset] != text.utf8Start[offset] {
      return false
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
