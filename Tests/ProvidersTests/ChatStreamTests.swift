import ChatModel
import JSONCoding
import Providers
import Testing
import Transport

/// The rules that hold for every provider's stream.
@Suite struct `A Chat Completions stream` {
  @Test(arguments: ChatFixtures.all.map(\.name))
  func `means the same wherever it is cut`(name: String) throws {
    let fixture = try #require(ChatFixtures.all.first { $0.name == name })
    let bytes = fixture.bytes
    let expected = fixture.read()

    #expect(expected.failure == nil)
    #expect(expected.finish != nil)
    for cut in 1..<bytes.count {
      let reply = fixture.read([Array(bytes[..<cut]), Array(bytes[cut...])])
      guard reply == expected else {
        Issue.record("\(name) differs when cut at \(cut)")
        return
      }
    }
    for size in [1, 2, 3, 5, 100] {
      #expect(fixture.read(bytes.pieces(of: size)) == expected)
    }
  }

  @Test(arguments: ChatFixtures.all.map(\.name))
  func `R24 is known to be broken off wherever it ends early`(name: String) throws {
    let fixture = try #require(ChatFixtures.all.first { $0.name == name })
    let bytes = fixture.bytes
    let whole = fixture.read()
    for end in 0..<bytes.count {
      let reply = fixture.read([Array(bytes[..<end])])
      if reply.failure == nil {
        #expect(reply.finish == whole.finish && reply.text == whole.text, "cut at \(end)")
        #expect(reply.calls == whole.calls, "cut at \(end)")
      } else {
        #expect(reply.finish == nil, "cut at \(end)")
        let kinds: [FailureKind] =
          reply.text.isEmpty && reply.refusal.isEmpty
          ? [.emptyResponse, .connectionLost, .badResponse] : [.connectionLost]
        #expect(kinds.contains(reply.failure?.kind ?? .other), "cut at \(end)")
      }
    }
  }

  @Test func `never traps, whatever the bytes are`() {
    var random = Seeded(11)
    for fixture in ChatFixtures.all {
      let original = fixture.bytes
      for _ in 0..<150 {
        var bytes = original
        for _ in 0..<(1 + random.below(4)) {
          let place = random.below(bytes.count)
          switch random.below(4) {
          case 0: bytes[place] = UInt8(random.below(256))
          case 1: bytes.removeSubrange(place..<min(place + 1 + random.below(20), bytes.count))
          case 2: bytes.insert(contentsOf: [0x22, 0x7D, 0x0A].shuffled(&random), at: place)
          default: bytes[place] = [0x30, 0x39, 0x2D, 0x5B, 0x7B][random.below(5)]
          }
          if bytes.isEmpty { break }
        }
        let reply = fixture.read(bytes.pieces(of: 1 + random.below(64)))
        #expect(reply.failure != nil || reply.finish != nil)
      }
    }
  }

  @Test func `goes on after an event that is not JSON`() {
    let fixture = Fixture(
      name: "garbage", provider: "openai",
      body: stream(
        #"{"choices":[{"index":0,"delta":{"content":"a"}}]}"#, #"{"choices":[{"ind"#, "garbage",
        "[", "{", #"{"choices":[{"index":0,"delta":{"content":"b"},"finish_reason":"stop"}]}"#))
    let reply = fixture.read()

    #expect(reply.text == "ab")
    #expect(reply.warnings.count == 4)
    #expect(reply.warnings.last == "1 more events were not JSON.")
    #expect(reply.events.last == .finished(Finish(.stop, raw: "stop")))
  }

  @Test func `R23 keeps what it does not know`() {
    let fixture = Fixture(
      name: "unknown", provider: "openai",
      body: stream(
        #"{"type":"ping","n":1}"#, "7",
        #"{"choices":[{"index":0,"delta":{"content":"a"},"finish_reason":"stop"}]}"#))

    #expect(fixture.read().unknown == [["type": "ping", "n": 1], 7])
    #expect(fixture.read().text == "a")
  }

  @Test func `R24 only warns when the end mark is missing after a finish reason`() {
    let fixture = Fixture(
      name: "no mark", provider: "openai",
      body: stream(
        #"{"choices":[{"index":0,"delta":{"content":"a"},"finish_reason":"stop"}]}"#, done: false))

    #expect(fixture.read().warnings == ["The stream ended without [DONE]."])
    #expect(fixture.read().finish == Finish(.stop, raw: "stop"))
  }

  @Test func `ignores everything after its end mark`() {
    let fixture = Fixture(
      name: "late", provider: "openai",
      body: stream(#"{"choices":[{"index":0,"delta":{"content":"a"},"finish_reason":"stop"}]}"#)
        + stream(#"{"error":{"message":"late"}}"#, "garbage"))

    #expect(fixture.read().failure == nil)
    #expect(fixture.read().text == "a")
    #expect(fixture.read().warnings.isEmpty)
  }

  @Test func `reads a last event whose empty line never came`() {
    let fixture = Fixture(
      name: "no empty line", provider: "openai",
      body: #"data: {"choices":[{"index":0,"delta":{"content":"a"},"finish_reason":"stop"}]}"#)

    #expect(fixture.read().text == "a")
    #expect(fixture.read().failure == nil)
  }

  @Test(arguments: [
    ("", FailureKind.emptyResponse), ("\n\n", .emptyResponse), (": ping\n\n", .emptyResponse),
    ("data: [DONE]\n\n", .emptyResponse),
    (
      stream(#"{"choices":[{"index":0,"delta":{"role":"assistant","content":""}}]}"#),
      .emptyResponse
    ),
    (stream(#"{"choices":[{"index":0,"delta":{"content":"a"}}]}"#, done: false), .connectionLost),
    (stream(#"{"choices":[{"index":0,"delta":{"content":"a"}}]}"#), .connectionLost),
    (
      stream(#"{"choices":[{"index":0,"delta":{"tool_calls":[{"id":"a"}]}}]}"#, done: false),
      .connectionLost
    ),
    (
      stream(#"{"choices":[{"index":0,"delta":{},"finish_reason":"content_filter"}]}"#),
      .contentFilter
    ),
    (stream(#"{"choices":[{"index":0,"delta":{},"finish_reason":"error"}]}"#), .serverError),
    (
      stream(
        #"{"choices":[{"index":0,"delta":{},"finish_reason":"insufficient_system_resource"}]}"#),
      .overloaded
    ),
    ("<html><head><title>Sign in</title></head></html>", .badResponse), ("{\"cut\":", .badResponse),
    ("{}", .emptyResponse), ("[]", .emptyResponse), ("7", .emptyResponse),
  ])
  func `R24 is a failure without an answer`(body: String, kind: FailureKind) {
    let reply = Fixture(name: "failure", provider: "deepseek", body: body).read()

    #expect(reply.failure?.kind == kind)
    #expect(reply.finish == nil)
  }

  @Test func `is read after a byte order mark and blanks, whole or in pieces`() {
    let chunk = #"{"choices":[{"delta":{"content":"a"},"finish_reason":"stop"}]}"#
    for body in ["\u{FEFF} \n\(chunk)", "\u{FEFF}\(stream(chunk))", "\n\n\(stream(chunk))"] {
      let fixture = Fixture(name: "mark", provider: "x", headers: [], body: body)
      for size in [1, 2, 3, 500] {
        #expect(fixture.read(fixture.bytes.pieces(of: size)).text == "a")
      }
    }
  }

  @Test func `R24 is an answer when the filter comes after text`() {
    let fixture = Fixture(
      name: "filter", provider: "azure",
      body: stream(
        #"{"choices":[{"index":0,"delta":{"content":"a"},"finish_reason":"content_filter"}]}"#))

    #expect(fixture.read().failure == nil)
    #expect(fixture.read().finish == Finish(.contentFilter, raw: "content_filter"))
  }

  @Test(arguments: [
    ("stop", Finish.Reason.stop), ("length", .length), ("tool_calls", .toolCalls),
    ("function_call", .toolCalls), ("content_filter", .contentFilter), ("eos", .stop),
    ("model_length", .length), ("error", .error), ("insufficient_system_resource", .error),
    ("something_new", .other),
  ])
  func `names its finish reasons in the common words`(raw: String, reason: Finish.Reason) {
    let fixture = Fixture(
      name: raw, provider: "openai",
      body: stream(
        #"{"choices":[{"index":0,"delta":{"content":"a"},"finish_reason":"\#(raw)"}]}"#))

    #expect(fixture.read().finish == Finish(reason, raw: raw))
  }
}

extension Array {
  fileprivate func shuffled(_ random: inout Seeded) -> [Element] {
    var result = self
    for index in result.indices { result.swapAt(index, random.below(result.count)) }
    return result
  }
}
