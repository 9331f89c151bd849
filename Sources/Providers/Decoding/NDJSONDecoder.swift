/// Finds the lines of newline-delimited JSON in bytes that are cut anywhere; empty lines are none.
///
/// Lines have no upper length; the time is linear in the bytes, and a line that lies within one
/// piece is not copied. Used like `SSEDecoder`.
package struct NDJSONDecoder {
  /// Where a line stands.
  package enum Line: Equatable {
    /// In the piece that was handed in, at these bytes.
    case piece(Range<Int>)
    /// In `kept`, until the next call.
    case kept
  }

  /// The last line that was not within one piece.
  package private(set) var kept: [UInt8] = []
  private var line: [UInt8] = []

  package init() {}

  /// The bytes that are held because their line is not whole yet.
  package var pendingBytes: Int { line.count }

  /// The next line that ends in `piece`, looking from `position` on; nil when the piece is used up.
  ///
  /// Call it until it gives nil before handing in the next piece, which starts again at 0.
  package mutating func next(in piece: Span<UInt8>, from position: inout Int) -> Line? {
    while position < piece.count {
      let start = position
      let end = LineFinder.lineFeed(in: piece, from: start)
      guard end < piece.count else {
        line.append(piece, start..<end)
        position = end
        return nil
      }
      position = end + 1
      if line.isEmpty {
        let range = Self.trimmed(piece, start..<end)
        if !range.isEmpty { return .piece(range) }
      } else {
        line.append(piece, start..<end)
        if let whole = heldLine() { return whole }
      }
    }
    return nil
  }

  /// Takes the end of the stream: a last line without a line feed, or nil.
  package mutating func unfinished() -> Line? { heldLine() }

  private mutating func heldLine() -> Line? {
    kept.removeAll(keepingCapacity: kept.capacity <= 1 << 20)
    swap(&kept, &line)
    let range = Self.trimmed(kept.span, 0..<kept.count)
    guard !range.isEmpty else { return nil }
    kept.removeLast(kept.count - range.upperBound)
    return .kept
  }

  /// Without the carriage returns and blanks at the end; empty when nothing else is there.
  private static func trimmed(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound {
      switch bytes[end - 1] {
      case 0x0D, 0x20, 0x09: end -= 1
      default: return range.lowerBound..<end
      }
    }
    return range.lowerBound..<range.lowerBound
  }
}
