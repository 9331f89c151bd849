/// A place in a line, from which the signs at its start are taken off one by one.
struct LineCursor {
  /// The line without its end; tabs are spaces already.
  let bytes: [UInt8]
  private(set) var index = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The spaces from here on.
  var indent: Int {
    var end = index
    while end < bytes.count, bytes[end] == 0x20 { end += 1 }
    return end - index
  }

  var isBlank: Bool { index + indent == bytes.count }
  /// What is left of the line.
  var rest: ArraySlice<UInt8> { bytes[index...] }
  /// What is left of the line without the spaces before it.
  var content: ArraySlice<UInt8> { bytes[(index + indent)...] }

  /// Passes so many bytes, but not the end of the line.
  mutating func advance(_ count: Int) { index = min(bytes.count, index + max(0, count)) }

  /// Passes at most so many spaces.
  mutating func skipSpaces(_ most: Int) { advance(min(most, indent)) }
}
