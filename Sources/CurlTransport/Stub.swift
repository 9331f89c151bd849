package import Transport
package final class CurlTransport: HTTPTransport {
  package struct Configuration: Sendable { package init(environment: [String: String]) {} }
  package init(configuration: Configuration) {}
  package func send(_ request: HTTPRequest) async throws -> HTTPResponse { throw TransportError(.closed, "") }
}
