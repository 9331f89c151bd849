import TestSupport
import Testing
import Transport

@testable import CurlTransport

@Suite(.timeLimit(.minutes(1))) struct `A streamed reply` {
  @Test func `arrives piece by piece and in order`() async throws {
    let gates = (0..<3).map { _ in Gate() }
    let server = try LoopbackServer { _ in
      .steps([
        .chunkedHead(200, [HTTPHeader("Content-Type", "text/event-stream")]),
        .wait(gates[0]), .chunk("one "), .wait(gates[1]), .chunk("two "), .wait(gates[2]),
        .chunk("three"), .lastChunk,
      ])
    }
    let response = try await CurlHTTPTransport().send(.post(server.url()))

    #expect(response.status == 200)
    #expect(response.headers.value(of: "content-type") == "text/event-stream")
    for (gate, piece) in zip(gates, ["one ", "two ", "three"]) {
      gate.open()
      #expect(try await response.body.next() == Array(piece.utf8))
    }
    #expect(try await response.body.next() == nil)
    #expect(try await response.body.next() == nil)
  }

  @Test func `comes whole however long its pieces are`() async throws {
    let pieces = (0..<200).map { String(repeating: "\($0),", count: $0 + 1) }
    let server = try LoopbackServer { _ in .reply(chunks: pieces) }

    let text = try await CurlHTTPTransport().text(of: .post(server.url()))

    #expect(text == pieces.joined())
  }

  @Test func `does not disturb another one at the same time`() async throws {
    let gate = Gate()
    let server = try LoopbackServer { request in
      request.target == "/held"
        ? .steps([.chunkedHead(), .chunk("early "), .wait(gate), .chunk("late"), .lastChunk])
        : .reply(chunks: ["a", "b"])
    }
    let transport = CurlHTTPTransport()

    let held = try await transport.send(.post(server.url("/held")))
    let other = try await transport.text(of: .post(server.url("/other")))
    gate.open()

    #expect(other == "ab")
    #expect(try await held.body.text() == "early late")
    #expect(server.log.connections == 2)
  }

  @Test func `may be silent before its headers without holding up another request`() async throws {
    let gate = Gate()
    let server = try LoopbackServer { request in
      request.target == "/silent"
        ? .steps([.wait(gate), .head(200, [HTTPHeader("Content-Length", "0")])])
        : .reply(body: "quick")
    }
    let transport = CurlHTTPTransport()

    async let silent = transport.send(.post(server.url("/silent")))
    await server.waitForRequests(1)
    #expect(try await transport.text(of: .post(server.url("/quick"))) == "quick")
    gate.open()

    #expect(try await silent.status == 200)
  }

  @Test func `gives the request to the server exactly as it is`() async throws {
    let server = try LoopbackServer { _ in .reply() }
    var request = HTTPRequest(url: server.url("/v1/chat?beta=true"))
    request.headers = [
      HTTPHeader("authorization", "Bearer k"), HTTPHeader("X-Empty", " "), HTTPHeader("x-a", "1"),
      HTTPHeader("x-a", "2"),
    ]
    request.body = Array(repeating: 0x61, count: 2 << 20)

    _ = try await CurlHTTPTransport().text(of: request)

    let received = try #require(server.requests.first)
    #expect(received.method == "POST")
    #expect(received.target == "/v1/chat?beta=true")
    #expect(received.body == request.body)
    #expect(
      received.headers == [
        HTTPHeader("Host", "127.0.0.1:\(server.port)"),
        HTTPHeader("User-Agent", "switchboard/test"), HTTPHeader("authorization", "Bearer k"),
        HTTPHeader("X-Empty", ""), HTTPHeader("x-a", "1"), HTTPHeader("x-a", "2"),
        HTTPHeader("Content-Length", "\(2 << 20)"),
      ])
  }

  @Test(arguments: [HTTPRequest.Method.get, .post])
  func `may answer a request without a body`(method: HTTPRequest.Method) async throws {
    let server = try LoopbackServer { _ in .reply(404, body: "no such model") }

    let response = try await CurlHTTPTransport().send(
      HTTPRequest(method: method, url: server.url("/models")))

    #expect(response.status == 404)
    #expect(try await response.body.text() == "no such model")
    #expect(server.requests.map(\.method) == [method.rawValue])
  }

  @Test func `has timings for each phase`() async throws {
    let server = try LoopbackServer { _ in .reply(body: "x") }
    let response = try await CurlHTTPTransport().send(.post(server.url()))
    let early = response.body.timings
    _ = try await response.body.text()
    let timings = response.body.timings

    let phases = try [timings.lookup, timings.connect, timings.firstByte, timings.total].map {
      try #require($0)
    }
    #expect(phases == phases.sorted())
    #expect(timings.tls == nil)
    #expect(timings.requestSent)
    #expect(!timings.reusedConnection)
    #expect(early.firstByte != nil)
    #expect(early.requestSent)
  }
}
