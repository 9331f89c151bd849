/// Text in several styles that has not been laid out yet; a line feed in it ends a line.
///
/// One buffer of UTF-8 with the places where the style changes, so that laying it out copies only
/// what a line takes.
package struct StyledText: Sendable, Hashable {
  /// A style, and where in the bytes it ends.
  struct Mark: Sendable, Hashable {
    var end: Int
    var style: TextStyle
    var link: String?
  }

  /// Valid UTF-8 that has been through `Sanitizer`.
  private(set) var bytes: [UInt8] = []
  private(set) var marks: [Mark] = []

  package init() {}

  package init(_ text: String, _ style: TextStyle = TextStyle()) { append(text, style) }

  package init(_ runs: some Sequence<StyledRun>) {
    for run in runs { append(run.text, run.style, link: run.link) }
  }

  package var isEmpty: Bool { bytes.isEmpty }
  package var text: String { String(decoding: bytes, as: UTF8.self) }
  package var runs: [StyledRun] {
    var reader = StyledRunReader(self)
    return reader.runs(in: 0..<bytes.count)
  }

  /// Appends text that has been through `Sanitizer`.
  package mutating func append(
    _ text: String, _ style: TextStyle = TextStyle(), link: String? = nil
  ) {
    append(bytes: text.utf8, style, link: link)
  }

  mutating func append(
    bytes more: some Collection<UInt8>, _ style: TextStyle, link: String? = nil
  ) {
    guard !more.isEmpty else { return }
    bytes.append(contentsOf: more)
    if let last = marks.last, last.style == style, last.link == link {
      marks[marks.count - 1].end = bytes.count
    } else {
      marks.append(Mark(end: bytes.count, style: style, link: link))
    }
  }

  package mutating func append(_ other: StyledText) {
    var start = 0
    for mark in other.marks {
      append(bytes: other.bytes[start..<mark.end], mark.style, link: mark.link)
      start = mark.end
    }
  }
}
