/// The escapes of JSON strings, both ways.
enum JSONEscapes {
  /// Resolves the escapes of a string that the scanner has accepted.
  ///
  /// What stands between two escapes is copied as it is.
  static func resolve(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    // No escape is shorter than what it stands for.
    String(unsafeUninitializedCapacity: bytes.count) { result in
      var count = 0
      var position = 0
      while position < bytes.count {
        let end = plainEnd(of: bytes, from: position)
        if end > position {
          count = result[count...].update(fromContentsOf: bytes[position..<end])
          position = end
          continue
        }
        let letter = bytes[position + 1]
        if letter == 0x75 {
          for byte in UTF8.encode(scalar(bytes, &position)) ?? UTF8.encodedReplacementCharacter {
            result[count] = byte
            count += 1
          }
        } else {
          result[count] = plain(letter)
          count += 1
          position += 2
        }
      }
      return count
    }
  }

  /// Where the next escape begins.
  private static func plainEnd(of bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let span = Span(_unsafeElements: bytes)
    var position = start
    while position < bytes.count, bytes[position] != 0x5C {
      // Only a backslash stops it here, or the last bytes, which it does not look at.
      let end = JSONString.plainEnd(of: span, from: position)
      position = end > position ? end : position + 1
    }
    return position
  }

  /// The scalar of one `\u` escape or of a pair, stepping over it.
  ///
  /// A lone surrogate is U+FFFD.
  private static func scalar(
    _ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int
  ) -> Unicode.Scalar {
    let first = unit(bytes, at: position)
    position += 6
    if first & 0xFC00 == 0xD800, position + 5 < bytes.count, bytes[position] == 0x5C,
      bytes[position + 1] == 0x75
    {
      let second = unit(bytes, at: position)
      if second & 0xFC00 == 0xDC00 {
        position += 6
        return Unicode.Scalar(0x10000 + (first & 0x3FF) << 10 + second & 0x3FF) ?? "\u{FFFD}"
      }
    }
    return Unicode.Scalar(first) ?? "\u{FFFD}"
  }

  private static func unit(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) -> UInt32 {
    (2...5).reduce(0) { $0 << 4 | (hexDigit(bytes[position + $1]) ?? 0) }
  }

  private static func plain(_ letter: UInt8) -> UInt8 {
    switch letter {
    case 0x62: 0x08
    case 0x66: 0x0C
    case 0x6E: 0x0A
    case 0x72: 0x0D
    case 0x74: 0x09
    default: letter
    }
  }
}
