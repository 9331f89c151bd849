import TestSupport
import Testing
import Transport

@testable import CurlTransport

@Suite(.timeLimit(.minutes(1))) struct `A connection` {
  @Test func `is kept and used again`() async throws {
    let server = try LoopbackServer { _ in .reply(chunks: ["x"]) }
    let transport = CurlHTTPTransport()

    _ = try await transport.text(of: .post(server.url()))
    let second = try await transport.send(.post(server.url()))
    _ = try await second.body.text()

    #expect(server.requests.map(\.connection) == [1, 1])
    let timings = second.body.timings
    #expect(timings.reusedConnection)
    #expect(timings.lookup == .zero)
    #expect(timings.connect == .zero)
    #expect(timings.tls == nil)
    #expect(timings.requestSent)
  }

  /// Requests that libcurl would send a second time by itself: it can go back to the start of an
  /// empty body, and a GET has none.
  static let requests: [@Sendable (String) -> HTTPRequest] = [
    { .post($0, "a prompt") },
    { .post($0, "") },
    { HTTPRequest(method: .get, url: $0) },
  ]

  @Test(arguments: requests.indices, [LoopbackReply.Step.close, .reset])
  func `that dies after the request was read gives an error and no second request (R27)`(
    index: Int, end: LoopbackReply.Step
  ) async throws {
    let server = try LoopbackServer { request in
      request.target == "/dies" ? .steps([end]) : .reply()
    }
    let transport = CurlHTTPTransport()
    _ = try await transport.text(of: .post(server.url("/warm")))

    let error = try await failure {
      try await transport.send(Self.requests[index](server.url("/dies")))
    }
    _ = try await transport.text(of: .post(server.url("/after")))

    #expect(error.kind == .connectionLost)
    #expect(error.timings.requestSent)
    #expect(error.timings.reusedConnection)
    #expect(server.requests.map(\.target) == ["/warm", "/dies", "/after"])
    #expect(server.requests.map(\.connection).prefix(2) == [1, 1])
  }

  @Test func `is not made for a redirect, which is a reply like any other (K2)`() async throws {
    let other = try LoopbackServer { _ in .reply() }
    let target = other.url()
    let server = try LoopbackServer { request in
      let status = Int(request.target.dropFirst()) ?? 500
      return .reply(status, [HTTPHeader("Location", target)], body: "moved")
    }
    let transport = CurlHTTPTransport()

    for status in [301, 302, 303, 307, 308] {
      let response = try await transport.send(.post(server.url("/\(status)")))
      #expect(response.status == status)
      #expect(try await response.body.text() == "moved")
    }

    #expect(other.log.connections == 0)
  }

  @Test func `by the name localhost goes to this machine`() async throws {
    let server = try LoopbackServer { _ in .reply(body: "here") }

    let text = try await CurlHTTPTransport().text(of: .post(server.url(host: "LocalHost")))

    #expect(text == "here")
  }
}
