import ChatModel
import Demo
import TestSupport
import Testing
import Transport

@Suite struct `The pace of a demo answer` {
  /// Takes what has arrived without waiting for more: nothing when the reader would wait.
  static func arrivals(
    _ id: String, at times: [Duration], _ dialect: Dialect = .openAIChat
  ) async throws -> [Int] {
    let clock = ManualClock()
    let transport = DemoTransport(clock: clock)
    let request = Call(id, dialect).request
    async let sending = transport.send(request)
    try await clock.untilAsleep()
    clock.advance(by: .milliseconds(120))
    let body = try await sending.body
    var counts: [Int] = []
    var bytes = try await body.next() ?? []
    var now = Duration.milliseconds(120)
    for time in times {
      clock.advance(by: time - now)
      now = time
      bytes += try await body.next() ?? []
      counts.append(tokens(bytes))
    }
    body.close()
    return counts
  }

  static func tokens(_ bytes: [UInt8]) -> Int {
    String(decoding: bytes, as: UTF8.self).ranges(of: "\"delta\":{\"content\":").count
  }

  @Test func `is a first token after 0.3 s and forty a second after that`() async throws {
    let counts = try await Self.arrivals(
      "prose",
      at: [.milliseconds(300), .milliseconds(325), .milliseconds(350), .milliseconds(1300)])

    #expect(counts == [1, 2, 3, 41])
  }

  @Test func `follows the parameters of the id`() async throws {
    let counts = try await Self.arrivals(
      "prose:pace=10,first=2", at: [.seconds(2), .milliseconds(2100), .seconds(3)])

    #expect(counts == [1, 2, 11])
  }

  @Test func `of the flood is fifty thousand tokens a second in large pieces`() async throws {
    let counts = try await Self.arrivals("flood", at: [.milliseconds(300), .milliseconds(400)])

    #expect((1...400).contains(counts[0]))
    #expect((4500...5500).contains(counts[1]))
  }

  @Test func `of the slow model is 35 s to the first token`() async throws {
    let clock = ManualClock()
    let reply = try await Reply(Call("slow"), from: DemoTransport(clock: clock), on: clock)

    #expect(reply.timings.firstByte == .milliseconds(120))
    #expect(clock.now.offset > .seconds(35) && clock.now.offset < .seconds(45))
  }

  @Test func `of a stall is silence after twenty tokens until the reader closes`() async throws {
    let clock = ManualClock()
    let transport = DemoTransport(clock: clock)
    let request = Call("stall").request
    let (bytes, error) = try await clock.skip { () -> ([UInt8], (any Error)?) in
      let body = try await transport.send(request).body
      var bytes: [UInt8] = []
      while Self.tokens(bytes) < 20 { bytes += try await body.next() ?? [] }
      async let more = body.next()
      body.close()
      do { return (bytes + (try await more ?? []), nil) } catch { return (bytes, error) }
    }

    #expect(Self.tokens(bytes) == 20)
    #expect((error as? TransportError)?.kind == .closed)
  }

  @Test(arguments: [Dialect.openAIChat, .openAIResponses, .anthropic, .gemini, .ollama])
  func `can be kept warm by pings while nothing comes`(dialect: Dialect) async throws {
    let silent = try await Reply.of(Call("slow:first=10", dialect))
    let warm = try await Reply.of(Call("slow:first=10,ping=2", dialect))

    #expect(Digest(stream: silent.bytes, dialect).text == Digest(stream: warm.bytes, dialect).text)
    let ping = dialect == .anthropic ? "event: ping" : ": "
    func count(_ reply: Reply) -> Int {
      let lines = reply.text.replacing("\r\n", with: "\n")
        .split(separator: "\n", omittingEmptySubsequences: false)
      return lines.count { dialect == .ollama ? $0.isEmpty : $0.hasPrefix(ping) }
    }
    #expect(count(warm) - count(silent) == 4)
  }

  @Test func `leaves nothing out for whoever reads late`() async throws {
    let clock = ManualClock()
    let transport = DemoTransport(clock: clock)
    let request = Call("prose").request
    async let sending = transport.send(request)
    try await clock.untilAsleep()
    clock.advance(by: .seconds(1))
    let body = try await sending.body
    clock.advance(by: .seconds(600))
    var pieces: [[UInt8]] = []
    while let bytes = try await body.next() { pieces.append(bytes) }

    #expect(pieces.count == 1)
    #expect(Digest(stream: pieces[0], .openAIChat).isTerminated)
  }

  @Test func `makes a whole reply wait as long as its stream would take`() async throws {
    let clock = ManualClock()
    let streamed = try await Reply(Call("prose"), from: DemoTransport(clock: clock), on: clock)
    let end = clock.now.offset
    let wholeClock = ManualClock()
    let transport = DemoTransport(clock: wholeClock)
    let whole = try await Reply(Call("prose", streams: false), from: transport, on: wholeClock)

    #expect(streamed.timings.total == end)
    let difference = (whole.timings.firstByte ?? .zero) - end
    #expect(difference >= .zero && difference < .milliseconds(100))
  }
}

@Suite struct `Stopping a demo answer` {
  @Test(arguments: [
    ("prose", 0), ("prose", 5), ("prose", 100), ("slow", 1), ("stall:ping=5", 30), ("busy", 0),
    ("refused", 0),
  ])
  func `ends its wait at once, whatever it waits for (R35)`(id: String, waits: Int) async throws {
    let clock = ManualClock()
    let transport = DemoTransport(clock: clock)
    let request = Call(id).request
    let task = Task {
      let body = try await transport.send(request).body
      while try await body.next() != nil {}
    }
    for _ in 0..<waits { try await clock.advanceToNextSleeper() }
    try await clock.untilAsleep()
    task.cancel()

    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(clock.sleeperCount == 0)
  }

  @Test func `ends a silence that nothing else would end (R35)`() async throws {
    let (silence, begun) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .unbounded)
    let clock = ManualClock()
    let transport = DemoTransport(clock: clock)
    let request = Call("stall").request
    let task = Task {
      try await clock.skip {
        let body = try await transport.send(request).body
        var count = 0
        while count < 20 {
          count += `The pace of a demo answer`.tokens(try await body.next() ?? [])
        }
        begun.finish()
        _ = try await body.next()
      }
    }
    for await _ in silence {}
    task.cancel()

    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func `by closing makes every later read fail`() async throws {
    let clock = ManualClock()
    let transport = DemoTransport(clock: clock)
    let request = Call("prose").request
    let body = try await clock.skip { try await transport.send(request).body }
    body.close()
    body.close()

    for _ in 0..<2 {
      let error = await #expect(throws: TransportError.self) { _ = try await body.next() }
      #expect(error?.kind == .closed)
    }
    #expect(body.timings.total != nil)
  }

  @Test func `after the end changes nothing`() async throws {
    let clock = ManualClock()
    let transport = DemoTransport(clock: clock)
    let request = Call("prose").request
    let last = try await clock.skip { () -> [UInt8]? in
      let body = try await transport.send(request).body
      while try await body.next() != nil {}
      body.close()
      return try await body.next()
    }

    #expect(last == nil)
  }
}
