import TestSupport
import Testing
import Transport

@testable import CurlTransport

@Suite(.timeLimit(.minutes(1))) struct `A request that cannot be sent` {
  private func refusal(of request: HTTPRequest) async throws -> TransportError {
    let transport = CurlHTTPTransport()
    let error = try await failure { try await transport.send(request) }
    #expect(error.kind == .badRequest)
    #expect(!error.timings.requestSent)
    return error
  }

  @Test(arguments: [
    ("file:///etc/passwd", "Only addresses with https or http can be asked."),
    ("gopher://127.0.0.1/", "Only addresses with https or http can be asked."),
    ("ftp://127.0.0.1/", "Only addresses with https or http can be asked."),
    ("api.example/v1", "The address must begin with https:// or http://."),
    ("https://user@api.example/", "a key belongs in the settings"),
    ("https://user:secret@api.example/", "a key belongs in the settings"),
    ("https://:@api.example/", "a key belongs in the settings"),
    ("https://", "The address is not a URL."),
    ("https://api.example:99999/", "The address is not a URL."),
    ("https://api.example/a b", "a space or a control character"),
    ("https://api.example/\r\nX-Key: k", "a space or a control character"),
    ("https://api.example/\u{0}", "a space or a control character"),
    ("https://api.example/\u{7F}", "a space or a control character"),
    ("", "The address"),
  ])
  func `has an address that is refused with a sentence (K2, K4)`(
    url: String, sentence: String
  ) async throws {
    let error = try await refusal(of: .post(url))

    #expect(error.message.contains(sentence), "\(error.message)")
    #expect(!error.message.contains("secret"))
  }

  @Test(arguments: [
    "http://api.example/", "http://192.168.1.2:8080/", "http://128.0.0.1/", "http://126.255.0.1/",
    "http://[::2]/", "http://[::ffff:127.0.0.1]/", "http://localhost.example/",
    "http://127.0.0.1.example/", "http://localhost./", "http://0.0.0.0/", "http://[::]/",
    "http://2130706434.example/",
  ])
  func `goes over plain http to another machine (R9)`(url: String) async throws {
    let error = try await refusal(of: .post(url))

    #expect(error.message.contains("allow_http = true"))
  }

  @Test(arguments: [
    "http://127.0.0.1/", "http://127.255.255.254:9/", "http://[::1]:9/", "http://localhost:9/",
    "HTTP://LOCALHOST/", "http://[0:0:0:0:0:0:0:1]/",
  ])
  func `is not one that goes over plain http to this machine (R9)`(url: String) throws {
    #expect(try RequestURL(url, allowsPlainHTTP: false).isLoopback)
  }

  @Test func `is not one that goes over plain http where that is allowed (R9)`() throws {
    let url = try RequestURL("http://10.0.0.7:11434/api", allowsPlainHTTP: true)

    #expect(!url.isLoopback)
    #expect(url.displayName == "10.0.0.7:11434")
  }

  @Test(arguments: [
    HTTPHeader("x-key", "sk-1\r\nx-more: 2"), HTTPHeader("x-key", "sk-1\n"),
    HTTPHeader("x-key", "sk-1\u{0}"), HTTPHeader("x-key", "sk-1\u{1B}[0m"),
    HTTPHeader("x-key", "sk-1\u{7F}"), HTTPHeader("x-key\r\n", "sk-1"), HTTPHeader("", "sk-1"),
    HTTPHeader("x key", "sk-1"), HTTPHeader("x-key:", "sk-1"), HTTPHeader("Content-Length", "sk-1"),
    HTTPHeader("transfer-encoding", "sk-1"), HTTPHeader("Expect", "sk-1"),
  ])
  func `has a header that is refused without its value (R10, K2)`(header: HTTPHeader) async throws {
    let server = try LoopbackServer { _ in .reply() }
    var request = HTTPRequest.post(server.url())
    request.headers.append(header)

    let error = try await refusal(of: request)

    #expect(!error.message.contains("sk-1"))
    #expect(server.log.connections == 0)
  }

  @Test func `is a GET with a body`() async throws {
    let request = HTTPRequest(method: .get, url: "http://127.0.0.1:9/", body: [1])

    #expect(try await refusal(of: request).message == "A GET request cannot have a body.")
  }
}
