import TestSupport
import Testing
import Transport

@testable import CurlTransport

@Suite(.timeLimit(.minutes(1))) struct `Cancelling a transfer` {
  /// Far above what it takes (about a millisecond), for machines that are busy with other tests.
  static let promptly = Duration.milliseconds(500)

  @Test func `before its headers closes the connection promptly (R35, F9)`() async throws {
    let server = try LoopbackServer { _ in .never }
    let transport = CurlHTTPTransport()
    let url = server.url()
    let task = Task { try await transport.send(.post(url)) }
    await server.waitForRequests(1)

    let start = ContinuousClock.now
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    let hangup = try #require(await server.waitForHangups().first)

    #expect(hangup.at - start < Self.promptly)
  }

  @Test func `in the middle of its body closes the connection promptly (R35, F9)`() async throws {
    let server = try LoopbackServer { _ in .steps([.chunkedHead(), .chunk("begun"), .silence]) }
    let transport = CurlHTTPTransport()
    let url = server.url()
    let hasBegun = Gate()
    let task = Task {
      let body = try await transport.send(.post(url)).body
      _ = try await body.next()
      hasBegun.open()
      return try await body.next()
    }
    await hasBegun.opened()

    let start = ContinuousClock.now
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    let hangup = try #require(await server.waitForHangups().first)

    #expect(hangup.at - start < Self.promptly)
  }

  @Test func `while bytes keep coming delivers none of them afterwards`() async throws {
    let endless = Array(repeating: LoopbackReply.Step.chunk("more and more"), count: 100_000)
    let server = try LoopbackServer { _ in .steps([.chunkedHead()] + endless + [.silence]) }
    let transport = CurlHTTPTransport()
    let url = server.url()
    let hasBegun = Gate()
    let task = Task {
      let body = try await transport.send(.post(url)).body
      _ = try await body.next()
      hasBegun.open()
      while !Task.isCancelled { await Task.yield() }
      return try await body.next()
    }
    await hasBegun.opened()

    task.cancel()

    await #expect(throws: CancellationError.self) { try await task.value }
    await server.waitForHangups()
  }

  @Test func `while its name is looked up or its connection made ends it at once`() async throws {
    let hole = try BlackHole()
    let transport = CurlHTTPTransport()
    var request = HTTPRequest.post("http://127.0.0.1:\(hole.port)/")
    request.connectTimeout = .seconds(3600)
    let sent = request
    let hasBegun = Gate()
    let task = Task {
      hasBegun.open()
      return try await transport.send(sent)
    }
    await hasBegun.opened()

    task.cancel()

    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func `that was cancelled before it began sends nothing`() async throws {
    let server = try LoopbackServer { _ in .reply() }
    let transport = CurlHTTPTransport()
    let url = server.url()
    let mayBegin = Gate()
    let task = Task {
      await mayBegin.opened()
      return try await transport.send(.post(url))
    }
    task.cancel()
    mayBegin.open()

    await #expect(throws: CancellationError.self) { try await task.value }

    _ = try await transport.text(of: .post(server.url("/after")))
    #expect(server.requests.map(\.target) == ["/after"])
  }

  @Test func `by letting go of its body closes the connection`() async throws {
    let server = try LoopbackServer { _ in .steps([.chunkedHead(), .chunk("begun"), .silence]) }
    let transport = CurlHTTPTransport()

    func readABit() async throws {
      _ = try await transport.send(.post(server.url())).body.next()
    }
    try await readABit()

    await server.waitForHangups()
  }

  @Test func `by closing its body ends the wait for more`() async throws {
    let server = try LoopbackServer { _ in .steps([.chunkedHead(), .chunk("begun"), .silence]) }
    let body = try await CurlHTTPTransport().send(.post(server.url())).body
    _ = try await body.next()
    let waits = Task { try await body.next() }

    body.close()
    body.close()

    let first = try await failure { try await waits.value }
    let second = try await failure { try await body.next() }
    #expect([first.kind, second.kind] == [.closed, .closed])
    await server.waitForHangups()
  }

  @Test func `after its end changes nothing`() async throws {
    let server = try LoopbackServer { _ in .reply(body: "all") }
    let body = try await CurlHTTPTransport().send(.post(server.url())).body
    #expect(try await body.text() == "all")

    body.close()

    #expect(try await body.next() == nil)
  }

  @Test func `leaves others alone`() async throws {
    let gate = Gate()
    let server = try LoopbackServer { request in
      request.target == "/stays"
        ? .steps([.chunkedHead(), .wait(gate), .chunk("whole"), .lastChunk]) : .never
    }
    let transport = CurlHTTPTransport()
    let url = server.url("/goes")
    let stays = try await transport.send(.post(server.url("/stays")))
    let tasks = (0..<20).map { _ in Task { try await transport.send(.post(url)) } }
    await server.waitForRequests(21)

    for task in tasks { task.cancel() }
    await server.waitForHangups(20)
    gate.open()

    #expect(try await stays.body.text() == "whole")
  }
}
