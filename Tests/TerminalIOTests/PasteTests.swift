import TerminalIO
import Testing

@Suite struct `A paste` {
  private static let begin = Array("\u{1B}[200~".utf8)
  private static let end = Array("\u{1B}[201~".utf8)

  @Test func `of a megabyte is one event, in linear time`() {
    let small = Self.seconds(for: 1 << 20)
    let large = Self.seconds(for: 8 << 20)

    // Eight times as much; quadratic time would be sixty-four times.
    #expect(large < 32 * max(small, 0.001))
  }

  @Test func `is cut at the limit, and its end is still found`() {
    let text = Array(repeating: UInt8(ascii: "x"), count: 100)

    let events = decode(
      [Self.begin + text + Self.end, Array("a".utf8)], decidingBetween: true, pasteLimit: 64)

    #expect(events == [.paste(Paste(String(repeating: "x", count: 64), isCut: true)), key("a")])
  }

  @Test func `is over when nothing follows its end for a while`() throws {
    var decoder = InputDecoder()
    let start = ContinuousClock.now

    #expect(decoder.decode((Self.begin + Array("ab".utf8)).span, at: start) == [])
    #expect(decoder.pendingDeadline == nil)
    #expect(decoder.decode(Self.end.span, at: start) == [])
    #expect(decoder.pendingDeadline == start + .milliseconds(25))
    #expect(decoder.decode(Array("\r".utf8).span, at: start) == [])
    #expect(decoder.pendingDeadline == start + .milliseconds(100))
    #expect(
      decoder.expire(at: start + .milliseconds(100)) == [
        .paste(Paste("ab")), .key(KeyPress(.enter)),
      ])
  }

  private static func seconds(for size: Int) -> Double {
    var decoder = InputDecoder()
    let bytes = begin + Array(repeating: UInt8(ascii: "\u{1B}"), count: size) + end
    let start = ContinuousClock.now
    var events: [InputEvent] = []
    for index in stride(from: 0, to: bytes.count, by: 4096) {
      events += decoder.decode(bytes[index..<min(index + 4096, bytes.count)].span, at: start)
    }
    events += decoder.expire(at: start + .seconds(1))
    let taken = start.duration(to: .now)
    #expect(events == [.paste(Paste(String(repeating: "\u{1B}", count: size)))])
    return Double(taken.components.attoseconds) / 1e18 + Double(taken.components.seconds)
  }
}
