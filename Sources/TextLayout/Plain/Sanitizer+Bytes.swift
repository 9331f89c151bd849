/// The way through the bytes: plain runs are copied whole, the rest is decoded and judged.
extension Sanitizer {
  /// Notes a text that needs no change and can be given out as it is; false when it may need one.
  mutating func isPlain(_ bytes: Span<UInt8>) -> Bool {
    guard bytes.count > 0 else { return true }
    guard decoder.isEmpty, !skipsLineFeed, joiner == 0, plainEnd(bytes, from: 0) == bytes.count
    else { return false }
    noteRun(endingWith: bytes[bytes.count - 1])
    if case .block(.spaces) = policy { measure(plain: bytes) }
    return true
  }

  /// Appends the safe form of `bytes` to `output`, which is empty.
  mutating func clean(_ bytes: Span<UInt8>, into output: inout [UInt8]) {
    var index = 0
    while index < bytes.count {
      if skipsLineFeed {
        skipsLineFeed = false
        if bytes[index] == 0x0A {
          index += 1
          continue
        }
      }
      let end = decoder.isEmpty ? plainEnd(bytes, from: index) : index
      if end > index {
        settleJoiner(before: UInt32(bytes[index]), in: &output)
        bytes.extracting(index..<end).withUnsafeBufferPointer { output.append(contentsOf: $0) }
        noteRun(endingWith: bytes[end - 1])
        index = end
        continue
      }
      switch decoder.take(bytes[index]) {
      case .more: index += 1
      case .scalar(let scalar):
        index += 1
        take(scalar, to: &output)
      case .stray:
        index += 1
        give(Self.replacement, to: &output)
      case .brokenOff: give(Self.replacement, to: &output)
      }
    }
    if case .block(.spaces) = policy { measure(output) }
    measured = 0
  }

  private mutating func noteRun(endingWith byte: UInt8) {
    last = UInt32(byte)
    marks = 0
    hiddenRun = 0
  }

  /// Where the run of bytes ends that need no look, eight at a time.
  private func plainEnd(_ bytes: Span<UInt8>, from start: Int) -> Int {
    let raw = bytes.bytes
    var index = start
    while index < bytes.count {
      if index + 8 <= bytes.count {
        let word = raw.unsafeLoadUnaligned(fromByteOffset: index, as: UInt64.self)
        let low = (word &- 0x2020_2020_2020_2020) & ~word
        let flipped = word ^ 0x7F7F_7F7F_7F7F_7F7F
        let delete = (flipped &- 0x0101_0101_0101_0101) & ~flipped
        if (word | low | delete) & 0x8080_8080_8080_8080 == 0 {
          index += 8
          continue
        }
      }
      let end = min(index + 8, bytes.count)
      while index < end {
        guard isPlain(bytes[index]) else { return index }
        index += 1
      }
    }
    return index
  }

  private func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20..<0x7F: true
    case 0x0A: policy != .line
    case 0x09: policy == .block(tabs: .kept)
    default: false
    }
  }

  /// Moves the column past plain bytes.
  private mutating func measure(plain bytes: Span<UInt8>) {
    var start = bytes.count
    while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
    column = (start == 0 ? column : 0) + bytes.count - start
  }

  /// Moves the column past what has been given out since it was last measured.
  mutating func measure(_ output: [UInt8]) {
    var fresh = output[measured...]
    if let lineFeed = fresh.lastIndex(of: 0x0A) {
      column = 0
      fresh = fresh[(lineFeed + 1)...]
    }
    column += DisplayWidth.width(of: String(decoding: fresh, as: UTF8.self))
    measured = output.count
  }
}
