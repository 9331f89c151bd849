/// The lines of a TOML text as an editor sees them: which belong to which table.
struct TOMLLines {
  /// A header with all that goes with it: the comments right above it, its keys, what follows them.
  struct Block {
    var path: TOMLPath
    /// From the comments above the header to the next block.
    var range: Range<Int>
    var header: Range<Int>
    /// The keys with their values that stand in it.
    var pairs: [Range<Int>]
  }

  let bytes: [UInt8]
  /// The keys above the first header.
  let rootPairs: [Range<Int>]
  let blocks: [Block]

  init(_ bytes: [UInt8], _ source: TOMLSource) {
    self.bytes = bytes
    let headers = source.headers
    let starts = headers.map { Self.commentStart(above: $0.range.lowerBound, in: bytes) }
    let firstHeader = headers.first?.range.lowerBound ?? bytes.count
    rootPairs = source.pairs.filter { $0.lowerBound < firstHeader }
    blocks = headers.indices.map { index in
      let end = index + 1 < headers.count ? headers[index + 1].range.lowerBound : bytes.count
      return Block(
        path: headers[index].path,
        range: starts[index]..<(index + 1 < starts.count ? starts[index + 1] : bytes.count),
        header: headers[index].range,
        pairs: source.pairs.filter {
          $0.lowerBound > headers[index].range.lowerBound && $0.lowerBound < end
        })
    }
  }

  /// What ends the lines of this text.
  var lineBreak: [UInt8] {
    guard let end = bytes.firstIndex(of: 0x0A), end > 0, bytes[end - 1] == 0x0D else {
      return [0x0A]
    }
    return [0x0D, 0x0A]
  }

  /// What goes with a block that is taken away: an empty line behind it stays where there is none
  /// before it.
  func removal(of block: Block) -> Range<Int> {
    let before = bytes[..<block.range.lowerBound].filter { $0 != 0x0D }
    if before.isEmpty || before.suffix(2) == [0x0A, 0x0A] { return block.range }
    var end = block.range.upperBound
    while end > block.range.lowerBound, " \t\r\n".utf8.contains(bytes[end - 1]) { end -= 1 }
    return block.range.lowerBound..<nextLine(end)
  }

  /// Where the line begins that holds a byte.
  func lineStart(_ position: Int) -> Int { Self.lineStart(position, in: bytes) }

  /// Where the line after the one that holds a byte begins.
  func nextLine(_ position: Int) -> Int {
    guard let end = bytes[min(position, bytes.count)...].firstIndex(of: 0x0A) else {
      return bytes.count
    }
    return end + 1
  }

  /// The blanks at the beginning of a line.
  func indentation(of position: Int) -> [UInt8] {
    Array(bytes[lineStart(position)...].prefix { $0 == 0x20 || $0 == 0x09 })
  }

  private static func lineStart(_ position: Int, in bytes: [UInt8]) -> Int {
    bytes[..<min(position, bytes.count)].lastIndex(of: 0x0A).map { $0 + 1 } ?? bomLength(bytes)
  }

  /// The beginning of the comments that stand right above a line and as far in as it.
  private static func commentStart(above position: Int, in bytes: [UInt8]) -> Int {
    var start = lineStart(position, in: bytes)
    let indent = position - start
    while start > bomLength(bytes) {
      let above = lineStart(start - 1, in: bytes)
      let mark = bytes[above...].firstIndex { $0 != 0x20 && $0 != 0x09 } ?? above
      guard mark < start, bytes[mark] == UInt8(ascii: "#"), mark - above == indent else { break }
      start = above
    }
    return start
  }

  static func bomLength(_ bytes: [UInt8]) -> Int { bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0 }
}
