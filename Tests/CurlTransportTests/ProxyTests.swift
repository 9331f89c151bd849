import TestSupport
import Testing
import Transport

@testable import CurlTransport

@Suite(.timeLimit(.minutes(1))) struct `A proxy from the environment` {
  /// Every variable that could bring a proxy into play.
  private func environment(naming proxy: LoopbackServer) -> [String: String] {
    var environment: [String: String] = [:]
    for name in [
      "http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY",
    ] {
      environment[name] = proxy.url()
    }
    return environment
  }

  @Test(arguments: ["127.0.0.1", "localhost"])
  func `sees nothing of what goes to this machine (R9, K2)`(host: String) async throws {
    let proxy = try LoopbackServer { _ in .reply(body: "proxy") }
    let server = try LoopbackServer { _ in .reply(body: "server") }
    let transport = CurlHTTPTransport(environment: environment(naming: proxy))

    #expect(try await transport.text(of: .post(server.url(host: host))) == "server")
    _ = try await failure { try await transport.send(.post("https://\(host):\(server.port)/")) }

    #expect(proxy.log.connections == 0)
  }

  @Test func `sees nothing of plain http to another machine (R9)`() async throws {
    let proxy = try LoopbackServer { _ in .reply(body: "proxy") }
    let transport = CurlHTTPTransport(environment: environment(naming: proxy))
    var request = HTTPRequest.post("http://\(String(repeating: "x", count: 64)).invalid/")
    request.allowsPlainHTTP = true

    let error = try await failure { try await transport.send(request) }

    #expect(error.kind == .dns)
    #expect(proxy.log.connections == 0)
  }

  @Test func `is asked for a tunnel and never sees the key`() async throws {
    let proxy = try LoopbackServer { _ in .reply(403, body: "not here") }
    let transport = CurlHTTPTransport(environment: ["HTTPS_PROXY": proxy.url()])
    var request = HTTPRequest.post("https://api.example/v1")
    request.headers.append(HTTPHeader("Authorization", "Bearer sk-1"))

    let error = try await failure { try await transport.send(request) }

    #expect(error.kind == .connect)
    #expect(!error.timings.requestSent)
    let asked = try #require(proxy.requests.first)
    #expect(asked.method == "CONNECT")
    #expect(asked.target == "api.example:443")
    #expect(asked.headers.value(of: "Authorization") == nil)
  }

  @Test(arguments: ["api.example", ".example", "*", "other.test,api.example"])
  func `is not asked for the hosts of no_proxy`(exceptions: String) async throws {
    let proxy = try LoopbackServer { _ in .reply(403) }
    let name = String(repeating: "x", count: 64) + ".api.example"
    let transport = CurlHTTPTransport(
      environment: ["https_proxy": proxy.url(), "no_proxy": exceptions])

    let error = try await failure { try await transport.send(.post("https://\(name)/")) }

    #expect(error.kind == .dns)
    #expect(proxy.log.connections == 0)
  }

  @Test func `that cannot be looked up is named by its variable, not its address`() async throws {
    let address = "http://user:secret@\(String(repeating: "x", count: 64)).invalid:3128"
    let transport = CurlHTTPTransport(environment: ["ALL_PROXY": address])

    let error = try await failure { try await transport.send(.post("https://api.example/")) }

    #expect(error.kind == .dns)
    #expect(error.message == "The proxy named in ALL_PROXY cannot be looked up.")
  }

  @Test(
    arguments: [
      ([:], nil, "localhost,127.0.0.0/8,::1"),
      (["https_proxy": "a", "HTTPS_PROXY": "b"], "https_proxy", "localhost,127.0.0.0/8,::1"),
      (["https_proxy": "", "ALL_PROXY": "b"], "ALL_PROXY", "localhost,127.0.0.0/8,::1"),
      (["http_proxy": "a"], nil, "localhost,127.0.0.0/8,::1"),
      (["NO_PROXY": "a,b"], nil, "localhost,127.0.0.0/8,::1,a,b"),
      (["no_proxy": "*"], nil, "*"),
    ] as [([String: String], String?, String)])
  func `is chosen by the usual variables`(
    environment: [String: String], variable: String?, exceptions: String
  ) {
    let configuration = CurlConfiguration(userAgent: "x", environment: environment)

    #expect(configuration.proxyVariable == variable)
    #expect(configuration.proxyExceptions == exceptions)
  }
}
