import Providers
import Testing

@Suite struct `An NDJSON decoder` {
  private func decode(_ pieces: [[UInt8]]) -> [String] {
    var decoder = NDJSONDecoder()
    var lines: [[UInt8]] = []
    for piece in pieces {
      var position = 0
      while let line = decoder.next(in: piece.span, from: &position) {
        switch line {
        case .piece(let range): lines.append(Array(piece[range]))
        case .kept: lines.append(decoder.kept)
        }
      }
    }
    if decoder.unfinished() != nil { lines.append(decoder.kept) }
    return lines.map { String(decoding: $0, as: UTF8.self) }
  }

  @Test(arguments: [
    ("{\"a\":1}\n{\"b\":2}\n", ["{\"a\":1}", "{\"b\":2}"]), ("a\r\nb\r\n", ["a", "b"]),
    ("\n\n \n\r\na\n\n", ["a"]), ("a\nb", ["a", "b"]), ("a \t\n", ["a"]), ("", []), ("\n", []),
    ("é😀\n日本\n", ["é😀", "日本"]), ("a\rb\n", ["a\rb"]),
  ])
  func `finds the lines however they are cut`(stream: String, expected: [String]) {
    let bytes = Array(stream.utf8)
    for size in 1...max(1, bytes.count) {
      #expect(decode(bytes.pieces(of: size)) == expected, "in pieces of \(size)")
    }
  }

  @Test func `points into the piece when a line lies within it`() {
    var decoder = NDJSONDecoder()
    let piece = Array("abc\r\nde".utf8)
    var position = 0

    #expect(decoder.next(in: piece.span, from: &position) == .piece(0..<3))
    #expect(decoder.next(in: piece.span, from: &position) == nil)
    #expect(decoder.pendingBytes == 2)
  }

  @Test func `reads one line of ten megabytes in single bytes`() {
    var decoder = NDJSONDecoder()
    let size = 10 << 20
    var found = 0
    for byte in Array(repeating: UInt8(0x78), count: size) + [0x0A] {
      var position = 0
      if decoder.next(in: [byte].span, from: &position) != nil { found = decoder.kept.count }
    }

    #expect(found == size)
  }
}
