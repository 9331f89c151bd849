import TestSupport
import Testing
import Transport

@testable import CurlTransport

@Suite(.timeLimit(.minutes(1))) struct `Shutting down` {
  @Test func `ends every transfer and waits for the thread`() async throws {
    let server = try LoopbackServer { request in
      request.target == "/begun" ? .steps([.chunkedHead(), .chunk("begun"), .silence]) : .never
    }
    let transport = CurlHTTPTransport()
    let url = server.url("/silent")
    let body = try await transport.send(.post(server.url("/begun"))).body
    let tasks = (0..<8).map { _ in Task { try await transport.send(.post(url)) } }
    await server.waitForRequests(9)

    transport.shutdown()

    await server.waitForHangups(9)
    for task in tasks {
      let error = try await failure { try await task.value }
      #expect(error.kind == .closed)
    }
    let (text, error) = await body.textAndFailure()
    #expect(text == "begun")
    #expect(error?.kind == .closed)
  }

  @Test func `refuses what comes later`() async throws {
    let server = try LoopbackServer { _ in .reply() }
    let transport = CurlHTTPTransport()
    _ = try await transport.text(of: .post(server.url()))

    transport.shutdown()
    transport.shutdown()

    let error = try await failure { try await transport.send(.post(server.url())) }
    #expect(error.kind == .closed)
    #expect(server.requests.count == 1)
  }

  @Test func `of a transport that never sent anything has nothing to wait for`() {
    let transport = CurlHTTPTransport()

    transport.shutdown()
  }

  @Test func `does not wait for a connection that is being made`() async throws {
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

    transport.shutdown()

    let error = try await failure { try await task.value }
    #expect(error.kind == .closed)
  }

  @Test func `is what the release of a transport does, but not while a body is read`() async throws
  {
    let gate = Gate()
    let server = try LoopbackServer { _ in
      .steps([.chunkedHead(), .wait(gate), .chunk("late"), .lastChunk])
    }

    let body = try await CurlHTTPTransport().send(.post(server.url())).body
    gate.open()

    #expect(try await body.text() == "late")
  }
}
