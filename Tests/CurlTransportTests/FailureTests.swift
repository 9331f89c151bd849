import TestSupport
import Testing
import Transport

@testable import CurlTransport

@Suite(.timeLimit(.minutes(1))) struct `A failed transfer` {
  @Test func `says that nothing listens`() async throws {
    let port = try ClosedPort()

    let error = try await failure {
      try await CurlHTTPTransport().send(.post("http://127.0.0.1:\(port.number)/"))
    }

    #expect(error.kind == .connect)
    #expect(error.message == "Nothing answers at 127.0.0.1:\(port.number) (connection refused).")
    #expect(!error.timings.requestSent)
    #expect(error.timings.total != nil)
    #expect(error.timings.connect == nil)
  }

  @Test func `says that a name cannot be looked up`() async throws {
    // A label of more than 63 characters is refused by the resolver without asking anybody.
    let name = String(repeating: "x", count: 64) + ".invalid"

    let error = try await failure { try await CurlHTTPTransport().send(.post("https://\(name)/")) }

    #expect(error.kind == .dns)
    #expect(error.message == "The name \(name) cannot be looked up.")
    #expect(!error.timings.requestSent)
  }

  @Test func `keeps to its limit for connecting (R22)`() async throws {
    let hole = try BlackHole()
    var request = HTTPRequest.post("http://127.0.0.1:\(hole.port)/")
    request.connectTimeout = .milliseconds(50)

    let error = try await failure { try await CurlHTTPTransport().send(request) }

    #expect(error.kind == .connectTimeout)
    #expect(error.message == "No connection to 127.0.0.1:\(hole.port) within 50 ms.")
    #expect(!error.timings.requestSent)
    let total = try #require(error.timings.total)
    #expect(total >= .milliseconds(49))
  }

  @Test(arguments: [LoopbackReply.Step.close, .reset])
  func `on a fresh connection is a lost one once the request was read`(
    end: LoopbackReply.Step
  ) async throws {
    let server = try LoopbackServer { _ in .steps([end]) }

    let error = try await failure { try await CurlHTTPTransport().send(.post(server.url())) }

    #expect(error.kind == .connectionLost)
    #expect(error.timings.requestSent)
    #expect(!error.timings.reusedConnection)
    #expect(server.requests.count == 1)
  }

  @Test(arguments: ["SSH-2.0-OpenSSH_9.2\r\n", "<html>hello</html>\n", "\u{0}\u{1}\u{2}\r\n"])
  func `is a bad response where the server speaks no HTTP`(banner: String) async throws {
    let server = try LoopbackServer { _ in .steps([.text(banner), .close]) }

    let error = try await failure { try await CurlHTTPTransport().send(.post(server.url())) }

    #expect(error.kind == .badResponse)
    #expect(error.timings.requestSent)
  }

  @Test(arguments: [LoopbackReply.Step.close, .reset])
  func `keeps what came of a body that is cut at any byte (F6)`(
    end: LoopbackReply.Step
  ) async throws {
    let body = "data: {\"text\":\"hello\"}\n\n"
    let server = try LoopbackServer { request in
      let cut = Int(request.target.dropFirst()) ?? 0
      return .steps([
        .head(200, [HTTPHeader("Content-Length", "\(body.utf8.count)")]),
        .text(String(body.prefix(cut))), end,
      ])
    }
    let transport = CurlHTTPTransport()

    for cut in 0..<body.utf8.count {
      let response = try await transport.send(.post(server.url("/\(cut)")))
      let (text, error) = await response.body.textAndFailure()
      #expect(text == body.prefix(cut))
      #expect(error?.kind == .connectionLost)
      #expect(error?.timings.requestSent == true)
    }
  }

  @Test func `keeps what came of chunks that are cut at any byte (F6)`() async throws {
    let wire = "5\r\nhello\r\n7\r\n, world\r\n0\r\n\r\n"
    let server = try LoopbackServer { request in
      let cut = Int(request.target.dropFirst()) ?? 0
      return .steps([
        .chunkedHead(), .text(String(decoding: wire.utf8.prefix(cut), as: UTF8.self)), .close,
      ])
    }
    let transport = CurlHTTPTransport()

    // Only the very last line feed is missed by nobody: the empty chunk was already seen.
    for cut in 0..<wire.utf8.count - 1 {
      let response = try await transport.send(.post(server.url("/\(cut)")))
      let (text, error) = await response.body.textAndFailure()
      #expect("hello, world".hasPrefix(text))
      #expect(error?.kind == .connectionLost, "cut at \(cut)")
    }
  }

  @Test func `is a lost connection where the headers are cut at any byte (F5)`() async throws {
    let wire = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n"
    let server = try LoopbackServer { request in
      let cut = Int(request.target.dropFirst()) ?? 0
      return .steps([.text(String(decoding: wire.utf8.prefix(cut), as: UTF8.self)), .close])
    }
    let transport = CurlHTTPTransport()

    for cut in 0..<wire.utf8.count {
      let error = try await failure { try await transport.send(.post(server.url("/\(cut)"))) }
      #expect(error.kind == .connectionLost, "cut at \(cut): \(error)")
      #expect(error.timings.requestSent)
    }
  }

  @Test(arguments: [LoopbackReply.Step.close, .reset])
  func `in the middle of the TLS handshake may be tried again`(
    end: LoopbackReply.Step
  ) async throws {
    let server = try LoopbackServer(notHTTP: .steps([end])) { _ in .reply() }

    let error = try await failure {
      try await CurlHTTPTransport().send(.post("https://127.0.0.1:\(server.port)/"))
    }

    #expect(error.kind == .connect)
    #expect(!error.timings.requestSent)
  }

  @Test func `is one of TLS where the server answers with plain http`() async throws {
    let plain = LoopbackReply.steps([.head(400), .close])
    let server = try LoopbackServer(notHTTP: plain) { _ in .reply() }

    let error = try await failure {
      try await CurlHTTPTransport().send(.post("https://127.0.0.1:\(server.port)/"))
    }

    #expect(error.kind == .tls)
    #expect(error.message.hasPrefix("TLS with 127.0.0.1:\(server.port) failed"))
    #expect(!error.timings.requestSent)
  }
}
