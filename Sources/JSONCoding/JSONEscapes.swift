/// The escapes of JSON strings, both ways.
enum JSONEscapes {
  /// Resolves the escapes of a string that the scanner has accepted.
  static func resolve(_ bytes: ArraySlice<UInt8>) -> String {
    // No escape is shorter than what it stands for.
    String(unsafeUninitializedCapacity: bytes.count) { result in
      var count = 0
      func append(_ byte: UInt8) {
        result[count] = byte
        count += 1
      }
      var position = bytes.startIndex
      while position < bytes.endIndex {
        guard bytes[position] == 0x5C else {
          append(bytes[position])
          position += 1
          continue
        }
        let letter = bytes[position + 1]
        if letter == 0x75 {
          for byte in UTF8.encode(scalar(bytes, &position)) ?? UTF8.encodedReplacementCharacter {
            append(byte)
          }
        } else {
          append(plain(letter))
          position += 2
        }
      }
      return count
    }
  }

  /// The scalar of one `\u` escape or of a pair, stepping over it.
  ///
  /// A lone surrogate is U+FFFD.
  private static func scalar(_ bytes: ArraySlice<UInt8>, _ position: inout Int) -> Unicode.Scalar {
    let first = unit(bytes, at: position)
    position += 6
    if first & 0xFC00 == 0xD800, position + 5 < bytes.endIndex, bytes[position] == 0x5C,
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

  private static func unit(_ bytes: ArraySlice<UInt8>, at position: Int) -> UInt32 {
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
