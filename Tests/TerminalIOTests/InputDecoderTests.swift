import Screen
import TerminalIO
import Testing

@Suite struct `An input decoder` {
  @Test func `finds the same events however the bytes are cut`() {
    for (text, events) in Self.known {
      let bytes = Array(text.utf8)
      for cut in 0...bytes.count {
        let found = decode([Array(bytes[..<cut]), Array(bytes[cut...])])
        #expect(found == events, "\(text.debugDescription) cut at \(cut)")
      }
      #expect(decode(bytes.map { [$0] }) == events, "\(text.debugDescription) byte by byte")
      // Nothing of one sequence leaks into what comes next.
      #expect(decode([bytes, Array("z".utf8)], decidingBetween: true) == events + [key("z")])
    }
  }

  @Test func `makes replacement characters of what is not UTF-8`() {
    for (bytes, text) in Self.broken {
      let events = text.unicodeScalars.map { key(Character($0)) }
      for cut in 0...bytes.count {
        #expect(decode([Array(bytes[..<cut]), Array(bytes[cut...])]) == events)
      }
    }
  }

  @Test func `decides a lone Esc after its time, not before`() throws {
    var decoder = InputDecoder()
    let start = ContinuousClock.now

    #expect(decoder.decode([0x1B].span, at: start) == [])
    let deadline = try #require(decoder.pendingDeadline)
    #expect(deadline == start + .milliseconds(25))
    #expect(decoder.expire(at: start + .milliseconds(24)) == [])
    #expect(decoder.expire(at: deadline) == [.key(KeyPress(.escape))])
    #expect(decoder.pendingDeadline == nil)
  }

  @Test func `has no deadline while nothing is begun`() {
    var decoder = InputDecoder()

    _ = decoder.decode(Array("abc\u{1B}[A".utf8).span, at: .now)

    #expect(decoder.pendingDeadline == nil)
    #expect(decoder.expire(at: .now + .seconds(5)) == [])
  }

  @Test func `gives up what never ends, and takes keys again`() throws {
    for beginning in [
      "\u{1B}[12;3", "\u{1B}]11;rgb:", "\u{1B}P1$r", "\u{1B}[M", "\u{1B}[[", "\u{1B}O5",
    ] {
      var decoder = InputDecoder()
      let start = ContinuousClock.now
      #expect(decoder.decode(Array(beginning.utf8).span, at: start) == [])
      #expect(decoder.pendingDeadline == start + .seconds(1))

      #expect(decoder.expire(at: start + .seconds(1)) == [])
      #expect(decoder.decode(Array("a".utf8).span, at: start) == [key("a")])
    }
  }

  @Test func `makes no key of ten thousand forged replies`() {
    var random = SplitMix(seed: 3)
    for _ in 0..<10_000 {
      let words = (0..<random.number(12)).map { _ in UInt8(random.number(256)) }
        .filter { $0 != 0x1B && $0 != 0x07 && $0 != 0x9C }
      let begin = ["\u{1B}]", "\u{1B}P", "\u{1B}_", "\u{1B}^", "\u{1B}X"][random.number(5)]
      let end = "\u{1B}\\"
      let events = decode([Array(begin.utf8) + words + Array(end.utf8)])
      let isQuiet = events.allSatisfy { if case .reply = $0 { true } else { false } }
      #expect(isQuiet, "\(begin.debugDescription) \(words)")
    }
  }

  @Test func `survives any bytes`() {
    var random = SplitMix(seed: 4)
    let signs: [UInt8] = [
      0x1B, 0x5B, 0x3B, 0x3A, 0x3C, 0x3F, 0x31, 0x39, 0x7E, 0x4D, 0x75, 0x4F, 0x5D,
    ]
    for _ in 0..<20_000 {
      let bytes = (0..<random.number(24)).map { _ in
        random.number(3) == 0 ? UInt8(random.number(256)) : signs[random.number(signs.count)]
      }
      let cut = random.number(bytes.count + 1)
      #expect(decode([Array(bytes[..<cut]), Array(bytes[cut...])]) == decode([bytes]))
    }
  }

  @Test func `puts turns of the wheel together`() {
    let up = InputEvent.mouse(
      MouseEvent(.wheel(rows: -1, columns: 0), at: Position(row: 1, column: 2)))
    let aside = InputEvent.mouse(
      MouseEvent(.wheel(rows: 0, columns: 1), at: Position(row: 1, column: 2)))

    #expect(
      [up, up, aside, key("a"), up].coalescingWheel() == [
        .mouse(MouseEvent(.wheel(rows: -2, columns: 1), at: Position(row: 1, column: 2))), key("a"),
        up,
      ])
  }
}

/// What pieces of input say, with the deadlines passed at the end, or between the pieces too.
func decode(
  _ pieces: [[UInt8]], decidingBetween: Bool = false, pasteLimit: Int = 1 << 20
) -> [InputEvent] {
  var decoder = InputDecoder(pasteLimit: pasteLimit)
  let now = ContinuousClock.now
  var events: [InputEvent] = []
  for piece in pieces {
    events += decoder.decode(piece.span, at: now)
    if decidingBetween { events += decoder.expire(at: now + .seconds(60)) }
  }
  return events + decoder.expire(at: now + .seconds(60))
}

/// A character typed with modifiers.
func key(_ character: Character, _ modifiers: KeyPress.Modifiers = []) -> InputEvent {
  .key(KeyPress(.character(character), modifiers))
}

/// Random numbers, the same for the same seed.
struct SplitMix {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func number(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % max(1, bound)
  }
}
