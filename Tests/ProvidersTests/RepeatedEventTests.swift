import ChatModel
import Providers
import Testing
import Transport

/// Events that repeat the last one but for their text are not parsed; they mean the same all the same.
@Suite struct `An event that repeats the last` {
  private static let insides = [
    "Hel", "lo", "", #" \"word\" \\ \n"#, #"\u00e9\ud83d\ude00"#, "über 日本",
    "text of more than thirty-two bytes in one piece", " end",
  ]

  private static func events(
    _ data: [String], _ dialect: Dialect = .openAIChat, size: Int = 4096, lead: String = "",
    end: String = "\n\n", joinsText: Bool = false
  ) throws -> [StreamEvent] {
    var decoder = Wire.decoder(
      for: dialect,
      reply: ReplyContext(
        provider: "openai", isStreamed: true, headers: [], joinsText: joinsText))
    var events: [StreamEvent] = []
    let bytes = Array(data.map { "\(lead)data: \($0)\(end)" }.joined().utf8)
    for piece in bytes.pieces(of: size) { try decoder.decode(piece, into: &events) }
    return events
  }

  private static func texts(_ events: [StreamEvent]) -> [String] {
    events.compactMap { if case .text(let text) = $0 { text } else { nil } }
  }

  private static func chunk(_ inside: String, mark: Int = 0) -> String {
    #"{"id":"1","model":"m","mark":\#(mark),"choices":[{"index":0,"delta":{"content":"\#(inside)"},"finish_reason":null}]}"#
  }

  private static func delta(_ inside: String, mark: Int = 0) -> String {
    #"{"type":"content_block_delta","mark":\#(mark),"index":0,"delta":{"type":"text_delta","text":"\#(inside)"}}"#
  }

  @Test(arguments: [4096, 1, 7])
  func `means the same as one that is parsed`(size: Int) throws {
    let repeated = try Self.events(Self.insides.map { Self.chunk($0) }, size: size)
    let parsed = try Self.events(
      Self.insides.enumerated().map { Self.chunk($1, mark: $0) }, size: size)
    #expect(repeated == parsed)
    #expect(Self.texts(repeated).count == Self.insides.count - 1)
    #expect(
      try Self.events(Self.insides.map { Self.delta($0) }, .anthropic, size: size)
        == Self.events(Self.insides.enumerated().map { Self.delta($1, mark: $0) }, .anthropic))
  }

  @Test(
    arguments: ["event: delta\n", ": a comment\n", "id: 7\r\n", ""], ["\n\n", "\r\n\r\n", "\n"])
  func `means the same whatever stands around its data`(lead: String, end: String) throws {
    for size in [4096, 1, 31, 400] {
      let repeated = try Self.events(
        Self.insides.map { Self.chunk($0) } + [""], size: size, lead: lead, end: end)
      let parsed = try Self.events(
        Self.insides.enumerated().map { Self.chunk($1, mark: $0) } + [""], size: size, lead: lead,
        end: end)
      #expect(repeated == parsed)
    }
  }

  @Test(arguments: [1 << 20, 4096, 1, 333])
  func `is joined with its neighbours where that is asked for`(size: Int) throws {
    let insides = (0..<40).flatMap { _ in Self.insides }
    let apart = Self.texts(try Self.events(insides.map { Self.chunk($0) }, size: size))
    let joined = Self.texts(
      try Self.events(insides.map { Self.chunk($0) }, size: size, joinsText: true))
    #expect(joined.joined() == apart.joined())
    #expect(joined.allSatisfy { $0.utf8.count <= 4096 })
    #expect(size > 4000 ? joined.count < apart.count : joined.count <= apart.count)
  }

  @Test func `is no text when the same ends surround something else`() throws {
    let data = [
      Self.chunk("a"), Self.chunk("b"),
      Self.chunk(#"c"},"finish_reason":"stop","other":{"content":"d"#), Self.chunk("e"),
    ]
    #expect(Self.texts(try Self.events(data)) == ["a", "b", "c", "e"])
  }

  @Test func `is left out when its text is broken`() throws {
    let events = try Self.events([
      Self.chunk("a"), Self.chunk("b"), Self.chunk(#"\x"#), Self.chunk("c"),
    ])
    #expect(Self.texts(events) == ["a", "b", "c"])
    #expect(events.contains { if case .warning = $0 { true } else { false } })
  }

  @Test func `is read afresh after any other event`() throws {
    let thought =
      #"{"id":"1","model":"m","choices":[{"index":0,"delta":{"reasoning":"Hm"},"finish_reason":null}]}"#
    let events = try Self.events([Self.chunk("a"), thought, Self.chunk("b"), Self.chunk("c")])
    #expect(Self.texts(events) == ["a", "b", "c"])
    #expect(events.contains(.reasoning("Hm")))
    // A second block of text after a thought is set apart, though its pieces look alike.
    let start =
      #"{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}"#
    let stop = #"{"type":"content_block_stop","index":0}"#
    let think =
      #"{"type":"content_block_start","index":1,"content_block":{"type":"thinking","thinking":"So"}}"#
    let parted = try Self.events(
      [start, Self.delta("a"), Self.delta("b"), stop, think, start, Self.delta("c")], .anthropic)
    #expect(Self.texts(parted) == ["a", "b", "\n\n", "c"])
  }
}
