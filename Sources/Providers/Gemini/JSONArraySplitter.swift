/// Cuts a JSON array that arrives in pieces into its elements; only objects and arrays count.
struct JSONArraySplitter {
  /// The element that is not whole yet.
  private(set) var held: [UInt8] = []
  /// Whether the array's own end has come.
  private(set) var isClosed = false
  private var depth = 0
  private var isInString = false
  private var isEscaped = false

  /// The next whole element, looking from `position` on; nil when the bytes are used up.
  mutating func next(in bytes: [UInt8], from position: inout Int) -> [UInt8]? {
    while position < bytes.count, !isClosed {
      let byte = bytes[position]
      position += 1
      let wasInside = depth > 1
      step(byte)
      if wasInside || depth > 1 { held.append(byte) }
      guard wasInside, depth == 1 else { continue }
      var element: [UInt8] = []
      swap(&element, &held)
      return element
    }
    return nil
  }

  private mutating func step(_ byte: UInt8) {
    if isInString {
      if isEscaped {
        isEscaped = false
      } else if byte == 0x5C {
        isEscaped = true
      } else if byte == 0x22 {
        isInString = false
      }
      return
    }
    switch byte {
    case 0x22: isInString = true
    case 0x5B, 0x7B: depth += 1
    case 0x5D, 0x7D:
      depth -= 1
      isClosed = depth <= 0
    default: break
    }
  }
}
