/// A kind of event stream that is hard on a decoder in its own way, and how it is cut.
struct EventShape {
  var name: String
  var bytes: [UInt8]
  /// The length of the pieces in which it arrives.
  var piece: Int

  /// About a mebibyte of each shape.
  static func all(seed: UInt64) -> [EventShape] {
    let chunk = String(
      decoding: OpenAIStream.words(events: 1, seed: seed).bytes.prefix { $0 != 0x0A }, as: UTF8.self
    )
    let letters = String(repeating: "x", count: 8 * 1024)
    return [
      shape("data only", "\(chunk)\n\n"),
      shape("named", "event: content_block_delta\n\(chunk)\n\n"),
      shape("with ids", "id: 0123456789\nevent: delta\n\(chunk)\n\n"),
      shape("many-byte letters", "data: {\"text\":\"日本語のテキスト 😀 ünïcode\"}\n\n"),
      shape("CRLF", "event: delta\r\n\(chunk)\r\n\r\n"),
      shape("heartbeats between", ": ping\n\n: ping\n\n\(chunk)\n\n"),
      shape("bare colons", ":\n"),
      shape("lines that are no field", "nothing that is known here\n"),
      shape("lines of 8 KiB", "data: \(letters)\n\n"),
      shape("many lines in an event", String(repeating: "data: a line of it\n", count: 40) + "\n"),
      shape("in pieces of 8 bytes", "\(chunk)\n\n", piece: 8),
    ]
  }

  private static func shape(_ name: String, _ unit: String, piece: Int = 16 * 1024) -> EventShape {
    let unit = Array(unit.utf8)
    let count = (1 << 20) / unit.count
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count * unit.count)
    for _ in 0..<count { bytes += unit }
    return EventShape(name: name, bytes: bytes, piece: piece)
  }
}
