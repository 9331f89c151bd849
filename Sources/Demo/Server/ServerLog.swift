import Synchronization

/// What the server has seen; written by its thread, read by anyone.
final class ServerLog: Sendable {
  /// What has been counted so far.
  private struct State {
    var requests: [DemoExchange] = []
    var connections = 0
    var abandoned = 0
  }

  private let keepsRequests: Bool
  private let state = Mutex(State())

  init(keepsRequests: Bool) { self.keepsRequests = keepsRequests }

  var requests: [DemoExchange] { state.withLock(\.requests) }
  var connectionCount: Int { state.withLock(\.connections) }
  var abandonedCount: Int { state.withLock(\.abandoned) }

  func connected() { state.withLock { $0.connections += 1 } }
  func abandoned() { state.withLock { $0.abandoned += 1 } }

  func received(_ request: DemoExchange) {
    guard keepsRequests else { return }
    state.withLock { $0.requests.append(request) }
  }
}
