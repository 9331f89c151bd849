/// Finds the events of a `text/event-stream` in bytes that are cut anywhere.
///
/// Follows the WHATWG HTML standard, "Parsing an event stream": CR, LF and CRLF end a line, a byte
/// order mark may stand first, several `data:` lines are joined with LF, an event ends at an empty
/// line, an event without data is none. Lines have no upper length. The time is linear in the bytes
/// however they are cut, and an event that lies within one piece is not copied.
///
/// ```swift
/// var position = 0
/// while let event = decoder.next(in: piece.span, from: &position) {
///   switch event {
///   case .piece(let range): use(piece.span.extracting(range))
///   case .kept: use(decoder.kept.span)
///   }
/// }
/// ```
package struct SSEDecoder {
  /// Where the data of an event stands.
  package enum Event: Equatable {
    /// In the piece that was handed in, at these bytes.
    case piece(Range<Int>)
    /// In `kept`, until the next call.
    case kept
  }

  private enum Data {
    case none
    case piece(Range<Int>)
    case kept
  }

  /// The data of the last event that was not within one piece.
  package private(set) var kept: [UInt8] = []
  /// The `event:` of the event that was handed out last; empty when it had none.
  package private(set) var name: [UInt8] = []
  /// The last `id:`; stays from one event to the next.
  package private(set) var lastID: [UInt8] = []
  /// The last `retry:`, in milliseconds.
  package private(set) var retry: Int?

  private var data = Data.none
  private var pendingName: [UInt8] = []
  /// The beginning of a line whose end has not come.
  private var line: [UInt8] = []
  private var skipsLineFeed = false
  private var isAtStart = true

  package init() {}

  /// The bytes that are held because their event is not whole yet.
  package var pendingBytes: Int {
    if case .kept = data { kept.count + line.count } else { line.count }
  }

  /// Whether the next byte begins an event: nothing of one has been seen.
  var isBetweenEvents: Bool {
    guard case .none = data else { return false }
    return line.isEmpty && pendingName.isEmpty && !skipsLineFeed && !isAtStart
  }

  /// The next event that ends in `piece`, looking from `position` on; nil when the piece is used up.
  ///
  /// Call it until it gives nil before handing in the next piece, which starts again at 0.
  package mutating func next(in piece: Span<UInt8>, from position: inout Int) -> Event? {
    while position < piece.count {
      if skipsLineFeed {
        skipsLineFeed = false
        if piece[position] == 0x0A {
          position += 1
          continue
        }
      }
      let end = LineFinder.lineEnd(in: piece, from: position)
      let start = position
      guard end < piece.count else {
        line.append(piece, start..<end)
        position = end
        break
      }
      skipsLineFeed = piece[end] == 0x0D
      position = end + 1
      if let event = takeLine(in: piece, start..<end) { return event }
    }
    keepData(of: piece)
    return nil
  }

  /// Takes the end of the stream: an event whose empty line never came, or nil.
  ///
  /// The standard drops such an event; whoever wants it anyway finds it here.
  package mutating func unfinished() -> Event? {
    let rest = line
    line = []
    if !rest.isEmpty { readLine(rest.span, 0..<rest.count, isInPiece: false) }
    return dispatch()
  }

  /// Takes a whole line: the bytes held of it and those in `range`.
  private mutating func takeLine(in piece: Span<UInt8>, _ range: Range<Int>) -> Event? {
    if line.isEmpty {
      if range.isEmpty, !isAtStart { return dispatch() }
      return readLine(piece, range, isInPiece: true) ? dispatch() : nil
    }
    line.append(piece, range)
    var whole: [UInt8] = []
    swap(&whole, &line)
    let isEmpty = readLine(whole.span, 0..<whole.count, isInPiece: false)
    if whole.capacity <= 1 << 20 {
      whole.removeAll(keepingCapacity: true)
      swap(&whole, &line)
    }
    return isEmpty ? dispatch() : nil
  }

  /// Reads one line; says whether it is empty.
  @discardableResult
  private mutating func readLine(
    _ bytes: Span<UInt8>, _ range: Range<Int>, isInPiece: Bool
  ) -> Bool {
    var start = range.lowerBound
    if isAtStart {
      isAtStart = false
      if range.count >= 3, bytes[start] == 0xEF, bytes[start + 1] == 0xBB, bytes[start + 2] == 0xBF
      {
        start += 3
      }
    }
    if start == range.upperBound { return true }
    var colon = start
    while colon < range.upperBound, bytes[colon] != 0x3A { colon += 1 }
    var value = min(colon + 1, range.upperBound)
    if value < range.upperBound, bytes[value] == 0x20 { value += 1 }
    field(bytes, start..<colon, value..<range.upperBound, isInPiece: isInPiece)
    return false
  }

  private mutating func field(
    _ bytes: Span<UInt8>, _ name: Range<Int>, _ value: Range<Int>, isInPiece: Bool
  ) {
    switch name.count {
    case 4 where bytes.holds("data", at: name.lowerBound):
      addData(bytes, value, isInPiece: isInPiece)
    case 5 where bytes.holds("event", at: name.lowerBound):
      pendingName.removeAll(keepingCapacity: true)
      pendingName.append(bytes, value)
    case 2 where bytes.holds("id", at: name.lowerBound):
      for index in value where bytes[index] == 0 { return }
      lastID.removeAll(keepingCapacity: true)
      lastID.append(bytes, value)
    case 5 where bytes.holds("retry", at: name.lowerBound):
      retry = Self.number(bytes, value) ?? retry
    default: break
    }
  }

  private mutating func addData(_ bytes: Span<UInt8>, _ value: Range<Int>, isInPiece: Bool) {
    switch data {
    case .none where isInPiece:
      data = .piece(value)
      return
    case .none:
      clearKept()
    case .piece:
      keepData(of: bytes)
      kept.append(0x0A)
    case .kept:
      kept.append(0x0A)
    }
    kept.append(bytes, value)
    data = .kept
  }

  /// Copies data that stands in a piece which is about to go.
  private mutating func keepData(of piece: Span<UInt8>) {
    guard case .piece(let range) = data else { return }
    clearKept()
    kept.append(piece, range)
    data = .kept
  }

  private mutating func clearKept() {
    kept.removeAll(keepingCapacity: kept.capacity <= 1 << 20)
  }

  private mutating func dispatch() -> Event? {
    swap(&name, &pendingName)
    pendingName.removeAll(keepingCapacity: true)
    defer { data = .none }
    switch data {
    case .none: return nil
    case .piece(let range): return .piece(range)
    case .kept: return .kept
    }
  }

  private static func number(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
    guard !range.isEmpty else { return nil }
    var result = 0
    for index in range {
      guard bytes[index] &- 0x30 < 10 else { return nil }
      let (product, over) = result.multipliedReportingOverflow(by: 10)
      let (sum, carry) = product.addingReportingOverflow(Int(bytes[index] - 0x30))
      if over || carry { return nil }
      result = sum
    }
    return result
  }
}
