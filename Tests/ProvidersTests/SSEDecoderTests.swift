import Providers
import Testing

/// One event as a test sees it.
private struct Seen: Equatable, CustomStringConvertible {
  var name: String
  var data: String

  init(_ data: String, name: String = "") {
    self.name = name
    self.data = data
  }

  var description: String { "\(name)|\(data)" }
}

private struct Collected {
  var events: [Seen] = []
  var unfinished: Seen?
  var lastID = ""
  var retry: Int?
}

private func decode(_ pieces: [[UInt8]]) -> Collected {
  var decoder = SSEDecoder()
  var result = Collected()
  for piece in pieces {
    var position = 0
    while let event = decoder.next(in: piece.span, from: &position) {
      let data =
        switch event {
        case .piece(let range): Array(piece[range])
        case .kept: decoder.kept
        }
      let name = String(decoding: decoder.name, as: UTF8.self)
      result.events.append(Seen(String(decoding: data, as: UTF8.self), name: name))
    }
  }
  if decoder.unfinished() != nil {
    result.unfinished = Seen(
      String(decoding: decoder.kept, as: UTF8.self),
      name: String(decoding: decoder.name, as: UTF8.self))
  }
  result.lastID = String(decoding: decoder.lastID, as: UTF8.self)
  result.retry = decoder.retry
  return result
}

private let long = String(repeating: "x", count: 2048)

/// The cases of web-platform-tests `eventsource/format-*`, in our own words: name, stream, events.
private let cases: [(String, String, [Seen])] = [
  ("bom", "\u{FEFF}data:1\n\n\u{FEFF}data:2\n\ndata:3\n\n", [Seen("1"), Seen("3")]),
  ("bom-2", "\u{FEFF}\u{FEFF}data:1\n\ndata:2\n\ndata:3\n\n", [Seen("2"), Seen("3")]),
  (
    "comments",
    "data:1\r:\0\n:\r\ndata:2\n:\(long)\rdata:3\n:data:fail\r:\(long)\ndata:4\n\n",
    [Seen("1\n2\n3\n4")]
  ),
  (
    "data-before-final-empty-line", "retry:1000\ndata:test1\n\nid:test\ndata:test2", [Seen("test1")]
  ),
  ("field-data", "data:\n\ndata\ndata\n\ndata:test\n\n", [Seen(""), Seen("\n"), Seen("test")]),
  ("field-event", "event:test\ndata:x\n\ndata:x\n\n", [Seen("x", name: "test"), Seen("x")]),
  ("field-event-empty", "event: \ndata:data\n\n", [Seen("data")]),
  (
    "field-parsing",
    "data:\0\ndata:  2\rData:1\ndata\0:2\ndata:1\r\0data:4\nda-ta:3\rdata_5\ndata:3\rdata:\r\n data:32\ndata:4\n\n",
    [Seen("\0\n 2\n1\n3\n\n4")]
  ),
  (
    "field-unknown",
    "data:test\n data\ndata\nfoobar:xxx\njustsometext\n:thisisacommentyay\ndata:test\n\n",
    [Seen("test\n\ntest")]
  ),
  ("leading-space", "data:\ttest\rdata: \ndata:test\n\n", [Seen("\ttest\n\ntest")]),
  ("newlines", "data:test\r\ndata\ndata:test\r\n\r", [Seen("test\n\ntest")]),
  ("null-character", "data:\0\n\n\n\n", [Seen("\0")]),
  ("utf-8", "data:ok…\n\n", [Seen("ok…")]),
  ("event without data", "event:a\n\ndata:x\n\n", [Seen("x")]),
  ("only carriage returns", "data:a\r\rdata:b\r\r", [Seen("a"), Seen("b")]),
  (
    "comments between", ": PROCESSING\n\n:\n\ndata: 1\n\n: PROCESSING\n\ndata: 2\n\n",
    [Seen("1"), Seen("2")]
  ),
  ("two spaces", "data:  a\n\n", [Seen(" a")]),
]

@Suite struct `An SSE decoder` {
  @Test(arguments: cases.map(\.0))
  func `reads the case of web-platform-tests`(name: String) throws {
    let (_, stream, expected) = try #require(cases.first { $0.0 == name })

    #expect(decode([Array(stream.utf8)]).events == expected)
  }

  @Test func `finds the same events wherever the bytes are cut in two or three`() {
    for (name, stream, expected) in cases where stream.utf8.count < 200 {
      let bytes = Array(stream.utf8)
      for first in 0...bytes.count {
        for second in first...min(first + 3, bytes.count) {
          let pieces = [bytes[..<first], bytes[first..<second], bytes[second...]].map(Array.init)
          #expect(decode(pieces).events == expected, "\(name) cut at \(first) and \(second)")
        }
      }
    }
  }

  @Test func `finds the same events in pieces of any size`() {
    for (name, stream, expected) in cases {
      let bytes = Array(stream.utf8)
      for size in [1, 2, 3, 7, 64] {
        #expect(decode(bytes.pieces(of: size)).events == expected, "\(name) in \(size)")
      }
    }
  }

  @Test(arguments: [
    ("id:1\ndata:x\n\n", "1", nil), ("id:1\nid\ndata:x\n\n", "", nil),
    ("id:1\nid:a\0b\ndata:x\n\n", "1", nil), ("retry:03000\ndata:x\n\n", "", 3000),
    ("retry:3000\nretry:1000x\ndata:x\n\n", "", 3000), ("retry\ndata:x\n\n", "", nil),
    ("retry:99999999999999999999\ndata:x\n\n", "", nil), ("id: é\ndata:x\n\n", "é", nil),
  ])
  func `keeps id and retry`(stream: String, id: String, retry: Int?) {
    let collected = decode([Array(stream.utf8)])

    #expect(collected.events == [Seen("x")])
    #expect(collected.lastID == id)
    #expect(collected.retry == retry)
  }

  @Test(arguments: [
    ("data: a", "a"), ("data: a\n", "a"), ("data: a\ndata: b", "a\nb"), ("data: a\n\n", nil),
    ("", nil), ("data: 1\n\ndata", ""), (": comment", nil), ("event: x", nil),
  ])
  func `hands out an unfinished last event apart`(stream: String, expected: String?) {
    for size in [1, 3, 100] {
      let collected = decode(Array(stream.utf8).pieces(of: size))
      #expect(collected.unfinished?.data == expected)
    }
  }

  @Test func `points into the piece when an event lies within it`() {
    var decoder = SSEDecoder()
    let piece = Array("event: a\ndata: xyz\n\n".utf8)
    var position = 0

    #expect(decoder.next(in: piece.span, from: &position) == .piece(15..<18))
    #expect(decoder.next(in: piece.span, from: &position) == nil)
    #expect(decoder.pendingBytes == 0)
  }

  @Test func `reads one event of ten megabytes in single bytes`() {
    var decoder = SSEDecoder()
    var found = 0
    let size = 10 << 20
    for byte in Array("data: ".utf8) + Array(repeating: 0x78, count: size) + [0x0A, 0x0A] {
      var position = 0
      if decoder.next(in: [byte].span, from: &position) != nil { found = decoder.kept.count }
    }

    #expect(found == size)
  }

  @Test(arguments: ["\n", "\r", "\r\n"])
  func `reads many tiny events in one piece`(ending: String) {
    let count = 200_000
    let bytes = Array(String(repeating: "data:1\(ending)\(ending)", count: count).utf8)
    var decoder = SSEDecoder()
    var position = 0
    var found = 0
    while decoder.next(in: bytes.span, from: &position) != nil { found += 1 }

    #expect(found == count)
  }

  @Test func `agrees with a line by line reading of random streams`() {
    var random = Seeded(7)
    let alphabet: [UInt8] = [0x0A, 0x0D, 0x3A, 0x20, 0x64, 0x61, 0x74]
    let words = ["data:", "data", "\n\n", "\r\n", "\r", "\n", ":", "x", " ", "event:e"]
    for _ in 0..<2000 {
      var bytes: [UInt8] = []
      for _ in 0..<random.below(12) {
        if random.below(4) == 0 {
          bytes.append(alphabet[random.below(alphabet.count)])
        } else {
          bytes += words[random.below(words.count)].utf8
        }
      }
      let whole = decode([bytes])
      #expect(whole.events == reference(bytes))
      #expect(decode(bytes.pieces(of: 1 + random.below(5))).events == whole.events)
    }
  }

  /// The standard's own words, without any care for speed.
  private func reference(_ bytes: [UInt8]) -> [Seen] {
    var lines: [[UInt8]] = [[]]
    var index = 0
    while index < bytes.count {
      if bytes[index] == 0x0D || bytes[index] == 0x0A {
        if bytes[index] == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
        lines.append([])
      } else {
        lines[lines.count - 1].append(bytes[index])
      }
      index += 1
    }
    var events: [Seen] = []
    var data: [String] = []
    var name = ""
    for line in lines.dropLast() {
      if line.isEmpty {
        if !data.isEmpty { events.append(Seen(data.joined(separator: "\n"), name: name)) }
        data = []
        name = ""
        continue
      }
      let field = line.prefix { $0 != 0x3A }
      var value = line.dropFirst(field.count + 1)
      if value.first == 0x20 { value.removeFirst() }
      let text = String(decoding: value, as: UTF8.self)
      switch String(decoding: field, as: UTF8.self) {
      case "data": data.append(text)
      case "event": name = text
      default: break
      }
    }
    return events
  }
}
