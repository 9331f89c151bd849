import Catalog
import CatalogRefresh
import ChatModel
import JSONCoding
import Synchronization
import TestSupport
import Testing
import Transport

@Suite struct `A look for local servers` {
  private static let tags = #"{"models":[{"name":"llama3.2:latest","digest":"a80c"}]}"#

  @Test func `asks four ports of this machine, once each, without a key (R15)`() async {
    let transport = ScriptedTransport { request, _ in
      request.url.contains(":11434/")
        ? .json(200, Self.tags) : .failure(.init(.connect, "Refused."))
    }

    let found = await LocalProbe(transport: transport, clock: ManualClock()).find()

    #expect(found.map(\.server) == [.ollama])
    #expect(found.first?.models.map(\.id.description) == ["ollama/llama3.2:latest"])
    #expect(
      Set(transport.requests.map(\.url)) == [
        "http://127.0.0.1:11434/api/tags", "http://127.0.0.1:1234/v1/models",
        "http://127.0.0.1:8080/v1/models", "http://127.0.0.1:8000/v1/models",
      ])
    #expect(transport.requests.count == 4)
    for request in transport.requests {
      #expect(request.method == .get && request.body.isEmpty)
      #expect(request.headers.map(\.name) == ["Accept"])
      #expect(!request.allowsPlainHTTP)
      #expect(request.connectTimeout <= .milliseconds(300))
    }
  }

  @Test(arguments: [
    ScriptedTransport.Reply.json(200, "<html>"), .json(404, tags), .json(500, tags),
    .json(200, #"{"models":[{"name":"x"}]}"#),
    .body(
      status: 200, headers: [], chunks: [[UInt8](repeating: 0x20, count: 70_000), Array(tags.utf8)]),
    .body(
      status: 200, headers: [], chunks: [Array(tags.utf8)], then: .init(.connectionLost, "Lost.")),
  ])
  func `takes nothing else for a server (R15)`(reply: ScriptedTransport.Reply) async {
    let transport = ScriptedTransport { _, _ in reply }

    #expect(await LocalProbe(transport: transport, clock: ManualClock()).find([.ollama]).isEmpty)
  }

  @Test func `ends after 300 ms (R15)`() async throws {
    let clock = ManualClock()
    let silent = SilentTransport()
    let probe = LocalProbe(transport: silent, clock: clock)

    async let found = probe.find()
    try await clock.untilAsleep(4)
    clock.advance(by: .milliseconds(299))
    #expect(clock.sleeperCount == 4)
    clock.advance(by: .milliseconds(1))

    #expect(await found.isEmpty)
    #expect(silent.cancelled == 4)
  }
}

/// A transport that never answers and counts the requests that were given up.
private final class SilentTransport: HTTPTransport {
  private let count = Mutex(0)

  var cancelled: Int { count.withLock { $0 } }

  func send(_ request: HTTPRequest) async throws -> HTTPResponse {
    let never = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    for await _ in never.stream {}
    count.withLock { $0 += 1 }
    throw CancellationError()
  }
}
