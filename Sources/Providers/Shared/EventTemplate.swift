import JSONCoding

/// The last event of a stream, when a piece of text was all that it said.
///
/// Nearly every event repeats the one before but for its text. One with the same bytes around its
/// text is the same event, and need be neither framed nor parsed again.
struct EventTemplate {
  /// What a repeated event says, and where the bytes go on after it.
  struct Match {
    /// The inside of the text's quotes, in the piece.
    var text: Range<Int>
    var hasEscapes: Bool
    var end: Int
  }

  /// Everything before the text, from the first byte of the event on; empty when there is nothing to
  /// repeat.
  private var lead: [UInt8] = []
  /// Everything after it, the event's last line feed included.
  private var tail: [UInt8] = []
  /// How much of both is the event's data, and its `event:` line.
  private var dataInLead = 0
  private var dataInTail = 0
  private var name: [UInt8] = []

  /// Takes an event that said nothing but a text.
  ///
  /// - Parameters:
  ///   - piece: The bytes in which it lies.
  ///   - event: All of it, with what ends it.
  ///   - data: Its data.
  ///   - text: The inside of its text's quotes.
  ///   - name: Its `event:` line.
  mutating func take(
    _ piece: Span<UInt8>, event: Range<Int>, data: Range<Int>, text: Range<Int>, name: [UInt8]
  ) {
    clear()
    let length = event.count - text.count
    guard length <= 1 << 16, text.upperBound < event.upperBound else { return }
    lead.append(piece, event.lowerBound..<text.lowerBound)
    tail.append(piece, text.upperBound..<event.upperBound)
    dataInLead = text.lowerBound - data.lowerBound
    dataInTail = data.upperBound - text.upperBound
    self.name = name
  }

  /// Has nothing to repeat any more.
  mutating func clear() {
    lead.removeAll(keepingCapacity: true)
    tail.removeAll(keepingCapacity: true)
  }

  /// The event at `start`, if it repeats the last one and is all there.
  func match(in piece: Span<UInt8>, at start: Int) -> Match? {
    guard !lead.isEmpty, piece.holds(lead.span, at: start) else { return nil }
    let first = start + lead.count
    guard let (end, hasEscapes) = JSONString.end(in: piece, from: first), end > first,
      piece.holds(tail.span, at: end)
    else { return nil }
    return Match(text: first..<end, hasEscapes: hasEscapes, end: end + tail.count)
  }

  /// The text of an event that did not lie in one piece, if its data and its name repeat the last
  /// one's.
  func text(ofData data: Span<UInt8>, name: [UInt8]) -> String? {
    guard !lead.isEmpty, name == self.name, data.count > dataInLead + dataInTail else { return nil }
    let text = dataInLead..<data.count - dataInTail
    guard data.holds(lead.span.extracting((lead.count - dataInLead)...), at: 0),
      data.holds(tail.span.extracting(..<dataInTail), at: text.upperBound)
    else { return nil }
    return JSONString.text(data.extracting(text))
  }
}
