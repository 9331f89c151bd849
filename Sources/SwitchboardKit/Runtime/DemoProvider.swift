import Catalog
import ChatModel
import Transport

/// The provider that answers with no key and no network.
struct DemoProvider: Sendable {
  static let id = "demo"
  let transport: any HTTPTransport
  init(clock: RunClock) { transport = NoTransport() }
  func check(_ model: String) throws(UsageError) {}
  func route(_ id: ModelID) throws(UsageError) -> Route { throw .emptyPrompt }
}
struct NoTransport: HTTPTransport { func send(_ request: HTTPRequest) async throws -> HTTPResponse { throw TransportError(.closed, "") } }
