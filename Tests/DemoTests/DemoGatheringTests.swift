import ChatModel
import Demo
import TestSupport
import Testing
import Transport

@Suite struct `A demo answer whose reader lets pieces be gathered` {
  /// A body after its first token, and its clock.
  private func begun(
    _ id: String, on clock: ManualClock = ManualClock(), over transport: DemoTransport? = nil
  ) async throws -> (body: any HTTPBody, clock: ManualClock) {
    let transport = transport ?? DemoTransport(clock: clock)
    let request = Call(id).request
    let body = try await clock.skip {
      let body = try await transport.send(request).body
      var bytes: [UInt8] = []
      while `The pace of a demo answer`.tokens(bytes) < 1 { bytes += try await body.next() ?? [] }
      return body
    }
    return (body, clock)
  }

  /// The moments at which something was handed over, and how many tokens that were.
  private func deliveries(
    _ body: any HTTPBody, _ clock: ManualClock, count: Int
  ) async throws -> [(time: Duration, tokens: Int)] {
    try await clock.skip {
      var all: [(Duration, Int)] = []
      while all.count < count, let bytes = try await body.next() {
        all.append((clock.now.offset, `The pace of a demo answer`.tokens(bytes)))
      }
      return all
    }
  }

  @Test func `comes at the same moments as every other, and whole`() async throws {
    let clock = ManualClock()
    let transport = DemoTransport(clock: clock)
    let one = try await begun("prose:pace=200", on: clock, over: transport).body
    let two = try await begun("prose:pace=130", on: clock, over: transport).body
    one.gather(.milliseconds(40))
    two.gather(.milliseconds(40))
    _ = try await deliveries(one, clock, count: 1)
    let first = try await deliveries(one, clock, count: 10)
    let second = try await deliveries(two, clock, count: 10)

    #expect(first.dropFirst().allSatisfy { $0.tokens == 8 })
    for delivery in first.dropFirst() + second.dropFirst() {
      #expect(Int(delivery.time / .milliseconds(1)) % 40 == 0)
    }
  }

  @Test func `waits no longer than for the next moment`() async throws {
    let (body, clock) = try await begun("prose:pace=10,first=0")
    body.gather(.milliseconds(40))
    let all = try await deliveries(body, clock, count: 5)

    #expect(all.dropFirst().allSatisfy { $0.tokens == 1 })
    let gaps = zip(all.dropFirst(), all.dropFirst(2)).map { $1.time - $0.time }
    #expect(gaps.allSatisfy { (.milliseconds(80)...(.milliseconds(120))).contains($0) })
  }

  @Test func `loses nothing, and its end is told`() async throws {
    let whole = try await Reply.of(Call("prose"))
    let clock = ManualClock()
    let transport = DemoTransport(clock: clock)
    let request = Call("prose").request
    let bytes = try await clock.skip {
      let body = try await transport.send(request).body
      body.gather(.milliseconds(33))
      var bytes: [UInt8] = []
      while let more = try await body.next() { bytes += more }
      return bytes
    }

    #expect(
      Digest(stream: bytes, .openAIChat).text == Digest(stream: whole.bytes, .openAIChat).text)
  }

  @Test func `fails as it would otherwise`() async throws {
    let clock = ManualClock()
    let transport = DemoTransport(clock: clock)
    let request = Call("cut").request
    let error = await #expect(throws: TransportError.self) {
      try await clock.skip {
        let body = try await transport.send(request).body
        body.gather(.milliseconds(33))
        while try await body.next() != nil {}
      }
    }

    #expect(error?.kind == .connectionLost)
  }

  @Test func `is closed at once`() async throws {
    let (body, _) = try await begun("prose")
    body.gather(.seconds(1000))
    let reader = Task { while try await body.next() != nil {} }
    body.close()

    let error = await #expect(throws: TransportError.self) { try await reader.value }
    #expect(error?.kind == .closed)
  }
}
