import TestSupport
import Testing
import Transport

@testable import CurlTransport

@Suite(
  .enabled(if: OpenSSL.isInstalled, "The openssl program is not installed."),
  .timeLimit(.minutes(1)))
struct `A TLS connection` {
  private func send(
    to server: TLSServer, trusting file: String? = nil
  ) async throws -> HTTPResponse {
    let environment = file.map { ["SSL_CERT_FILE": $0] } ?? [:]
    return try await CurlHTTPTransport(environment: environment)
      .send(HTTPRequest(method: .get, url: "https://127.0.0.1:\(server.port)/"))
  }

  @Test func `is made with a certificate that SSL_CERT_FILE vouches for`() async throws {
    let server = try TLSServer()

    let response = try await send(to: server, trusting: server.certificate)

    #expect(response.status == 200)
    let tls = try #require(response.body.timings.tls)
    let connect = try #require(response.body.timings.connect)
    #expect(tls > connect)
  }

  @Test func `is refused with a certificate that nothing vouches for (K3)`() async throws {
    let server = try TLSServer()

    let error = try await failure { try await send(to: server) }

    #expect(error.kind == .tls)
    #expect(error.message.contains("is self-signed"))
    #expect(!error.timings.requestSent)
  }

  @Test func `is refused with a certificate that has expired (K3)`() async throws {
    let server = try TLSServer(days: -1)

    let error = try await failure { try await send(to: server, trusting: server.certificate) }

    #expect(error.kind == .tls)
    #expect(error.message.hasSuffix("has expired."))
    #expect(!error.timings.requestSent)
  }

  @Test func `is refused with a certificate for another name (K3)`() async throws {
    let server = try TLSServer(name: "DNS:other.example")

    let error = try await failure { try await send(to: server, trusting: server.certificate) }

    #expect(error.kind == .tls)
    #expect(error.message.contains("is for another name"))
    #expect(!error.timings.requestSent)
  }

  @Test func `is refused below TLS 1_2 (K3)`() async throws {
    let server = try TLSServer(options: ["-tls1_1", "-cipher", "DEFAULT@SECLEVEL=0"])

    let error = try await failure { try await send(to: server, trusting: server.certificate) }

    #expect(error.kind == .tls)
    #expect(!error.timings.requestSent)
  }

  @Test func `is not tried without the file that SSL_CERT_FILE names (K3)`() async throws {
    let server = try TLSServer()
    let file = "\(server.certificate).missing"

    let error = try await failure { try await send(to: server, trusting: file) }

    #expect(error.kind == .tls)
    #expect(error.message == "The certificate file \(file) (SSL_CERT_FILE) cannot be read.")
  }
}
