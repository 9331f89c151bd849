import JSONCoding

/// The last event of a stream, when a piece of text was all that it said.
///
/// Nearly every event repeats the one before but for its text. One with the same bytes around its
/// text is the same JSON and need not be parsed again.
struct EventTemplate {
  private var bytes: [UInt8] = []
  private var name: [UInt8] = []
  /// Where the text stands, without its quotes; nil when there is nothing to repeat.
  private var place: Range<Int>?

  /// Takes the event that was read last.
  ///
  /// - Parameters:
  ///   - data: Its data.
  ///   - name: Its `event:` line.
  ///   - place: Where the inside of its text stands in the data; nil when it said more than that.
  mutating func take(_ data: Span<UInt8>, name: [UInt8], place: Range<Int>?) {
    self.place = place
    guard place != nil else { return }
    bytes.removeAll(keepingCapacity: bytes.capacity <= 1 << 16)
    bytes.append(data, 0..<data.count)
    self.name = name
  }

  /// The text of an event that repeats the last one; nil when it does not, or has no text.
  func text(of data: Span<UInt8>, name: [UInt8]) -> String? {
    guard let place else { return nil }
    let after = bytes.count - place.upperBound
    let end = data.count - after
    guard end > place.lowerBound,
      data.extracting(..<place.lowerBound).isSame(as: bytes.span.extracting(..<place.lowerBound)),
      data.extracting(end...).isSame(as: bytes.span.extracting(place.upperBound...)),
      name == self.name
    else { return nil }
    return JSONString.text(data.extracting(place.lowerBound..<end))
  }
}
