import TestSupport
import Testing
import Transport

@testable import CurlTransport

@Suite(.timeLimit(.minutes(1))) struct `A reply whose reader lets bytes be gathered` {
  /// Sends a piece once the first gate is open, and after the second one two more.
  private let first = Gate()
  private let second = Gate()
  private let sent = Gate()
  private let transport = CurlHTTPTransport()

  private func server() throws -> LoopbackServer {
    try LoopbackServer { [first, second, sent] request in
      guard request.target == "/" else { return .reply(chunks: ["a", "b"]) }
      return .steps([
        .chunkedHead(), .wait(first), .chunk("one "), .wait(second), .chunk("two "),
        .chunk("three"), .open(sent), .silence,
      ])
    }
  }

  /// A body that was told to gather before its first piece, so that the thread rests after it.
  private func begun(_ server: LoopbackServer, _ time: Duration) async throws -> any HTTPBody {
    let body = try await transport.send(.post(server.url())).body
    body.gather(time)
    first.open()
    #expect(try await body.next() == Array("one ".utf8))
    return body
  }

  @Test func `comes together as far as it came while nobody looked`() async throws {
    let server = try server()
    let body = try await begun(server, .milliseconds(400))
    second.open()
    await sent.opened()

    #expect(try await body.next() == Array("two three".utf8))
    body.close()
  }

  @Test func `is cancelled promptly all the same (R35)`() async throws {
    let server = try server()
    let body = try await begun(server, .seconds(50_000))

    let start = ContinuousClock.now
    body.close()
    let hangup = try #require(await server.waitForHangups().first)

    #expect(hangup.at - start < `Cancelling a transfer`.promptly)
  }

  @Test func `holds up no other one`() async throws {
    let server = try server()
    let body = try await begun(server, .seconds(50_000))

    #expect(try await transport.text(of: .post(server.url("/other"))) == "ab")
    body.close()
  }

  @Test func `holds up no shutdown`() async throws {
    let server = try server()
    let body = try await begun(server, .seconds(50_000))
    transport.shutdown()

    let error = try await failure { try await body.next() }
    #expect(error.kind == .closed)
  }
}
