package import Transport

/// A request as it reaches the demo provider, whatever carried it.
package struct DemoExchange: Sendable, Hashable {
  package var method: String
  /// Path and query.
  package var target: String
  package var headers: [HTTPHeader]
  package var body: [UInt8]

  package init(method: String, target: String, headers: [HTTPHeader] = [], body: [UInt8] = []) {
    self.method = method
    self.target = target
    self.headers = headers
    self.body = body
  }
}
