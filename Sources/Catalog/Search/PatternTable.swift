/// The patterns of words one behind the other, for use by pointer.
struct PatternTable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  init(_ words: [SearchWord]) {
    for word in words {
      bytes += word.pattern
      ends.append(bytes.count)
    }
  }

  /// The pointers are good inside of `body`.
  func withPatterns(_ body: ([UnsafeBufferPointer<UInt8>]) -> Void) {
    bytes.withUnsafeBufferPointer { buffer in
      var start = 0
      let patterns = ends.map { end in
        defer { start = end }
        return UnsafeBufferPointer(rebasing: buffer[start..<end])
      }
      body(patterns)
    }
  }
}
