import TestSupport
import Testing
import Transport

@testable import CurlTransport

extension CurlHTTPTransport {
  /// A transport that sees the given variables and nothing of the machine's.
  convenience init(environment: [String: String] = [:]) {
    self.init(
      configuration: CurlConfiguration(userAgent: "switchboard/test", environment: environment))
  }

  /// Sends a request and reads its reply to the end.
  func text(of request: HTTPRequest) async throws -> String {
    try await send(request).body.text()
  }
}

extension HTTPRequest {
  /// A small POST.
  static func post(_ url: String, _ text: String = "{}") -> HTTPRequest {
    HTTPRequest(
      url: url, headers: [HTTPHeader("Content-Type", "application/json")], body: Array(text.utf8))
  }
}

extension HTTPBody {
  /// Everything up to the end.
  func text() async throws -> String {
    var bytes: [UInt8] = []
    while let more = try await next() { bytes += more }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What came before the failure, and the failure; nil if the body came to its end.
  func textAndFailure() async -> (text: String, failure: TransportError?) {
    var bytes: [UInt8] = []
    do {
      while let more = try await next() { bytes += more }
      return (String(decoding: bytes, as: UTF8.self), nil)
    } catch {
      return (String(decoding: bytes, as: UTF8.self), error as? TransportError)
    }
  }
}

/// The error that `work` ends with.
func failure<Value>(of work: () async throws -> Value) async throws -> TransportError {
  try #require(
    await #expect(throws: TransportError.self) {
      _ = try await work()
    })
}
