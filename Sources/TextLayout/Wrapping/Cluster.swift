/// One character as it stands in cells: a scalar with the marks on it, or the two halves of a flag.
struct Cluster {
  /// The first scalar, which decides where lines may break.
  var scalar: UInt32
  /// How many bytes it takes.
  var length: Int
  var width: Int

  /// The character that begins at `start`, which is before the end of `bytes`.
  init(in bytes: [UInt8], at start: Int) {
    let first = bytes[start]
    let next = start + 1
    if first < 0x80, next == bytes.count || bytes[next] < 0x80 {
      self = Cluster(scalar: UInt32(first), length: 1, width: 1)
      return
    }
    var (scalar, length) = Self.decode(bytes, at: start)
    self.scalar = scalar
    width = Self.width(of: scalar)
    var end = start + length
    var mayPair = Self.isRegionalIndicator(scalar)
    while end < bytes.count, bytes[end] >= 0x80 {
      (scalar, length) = Self.decode(bytes, at: end)
      let more = Self.width(of: scalar)
      let pairs = mayPair && Self.isRegionalIndicator(scalar)
      guard more == 0 || pairs else { break }
      mayPair = false
      width += more
      end += length
    }
    self.length = end - start
  }

  private init(scalar: UInt32, length: Int, width: Int) {
    self.scalar = scalar
    self.length = length
    self.width = width
  }

  /// A scalar and the number of its bytes; broken bytes are taken one by one.
  private static func decode(_ bytes: [UInt8], at start: Int) -> (scalar: UInt32, length: Int) {
    let first = bytes[start]
    let count = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    guard count > 1 else { return (UInt32(first), 1) }
    guard start + count <= bytes.count else { return (0xFFFD, 1) }
    var scalar = UInt32(first) & (0x7F >> UInt32(count))
    for index in start + 1..<start + count { scalar = scalar << 6 | UInt32(bytes[index] & 0x3F) }
    return (scalar, count)
  }

  private static func width(of scalar: UInt32) -> Int {
    Unicode.Scalar(scalar).map { DisplayWidth.width(of: $0) } ?? 1
  }

  private static func isRegionalIndicator(_ scalar: UInt32) -> Bool {
    (0x1F1E6...0x1F1FF).contains(scalar)
  }
}
