import JSONCoding

/// One event of a stream with holes in it, rendered once and filled for every token.
struct EventTemplate: Sendable {
  /// Stands in the JSON value for each place to fill.
  static let hole = JSONValue.string("\u{1}")

  private var parts: [[UInt8]]
  private let end: [UInt8]

  /// - Parameters:
  ///   - start: What stands before the JSON text: `data: `, for one.
  ///   - value: The event, with `hole` wherever something is filled in.
  ///   - end: What stands after the JSON text: the empty line, for one.
  init(_ start: String, _ value: JSONValue, end: String) {
    self.end = Array(end.utf8)
    let marked = value.text()
    parts = (start + marked).split(separator: #""\u0001""#, omittingEmptySubsequences: false)
      .map { Array($0.utf8) }
  }

  /// Appends the event with its holes filled in order.
  func write(_ values: JSONValue..., into bytes: inout [UInt8]) {
    for (index, part) in parts.enumerated() {
      bytes.append(contentsOf: part)
      if index < values.count { bytes.append(contentsOf: values[index].utf8()) }
    }
    bytes.append(contentsOf: end)
  }

  /// Appends the event broken off inside the text of its last hole: no JSON any more.
  func writeBroken(_ values: JSONValue..., into bytes: inout [UInt8]) {
    for (part, value) in zip(parts, values) {
      bytes.append(contentsOf: part)
      bytes.append(contentsOf: value.utf8())
    }
    bytes.removeLast()
    bytes.append(contentsOf: end)
  }
}
