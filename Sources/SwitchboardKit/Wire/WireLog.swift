import Synchronization

/// The last requests and replies of a program, for a person to read; in memory only.
///
/// Any thread may use it. The oldest exchanges go when there are too many or when their bodies
/// together are too long.
package final class WireLog: Sendable {
  /// Bytes that are kept of each body.
  package static let longestBody = 256 * 1024
  private static let mostExchanges = 200
  private static let mostBytes = 4 * 1024 * 1024

  private struct State {
    var exchanges: [WireExchange] = []
    var next = 1
    var bytes = 0
  }

  private let state = Mutex(State())

  /// An empty log.
  package init() {}

  /// The exchanges as they are now, oldest first.
  package var exchanges: [WireExchange] { state.withLock { $0.exchanges } }

  /// Takes in what `make` builds with the next number.
  ///
  /// - Returns: The number.
  func begin(_ make: (Int) -> WireExchange) -> Int {
    state.withLock { state in
      let number = state.next
      state.next += 1
      let exchange = make(number)
      state.bytes += exchange.body.count
      state.exchanges.append(exchange)
      Self.trim(&state)
      return number
    }
  }

  /// Changes an exchange that is still there.
  func update(_ number: Int, _ change: (inout WireExchange) -> Void) {
    state.withLock { state in
      guard let index = state.exchanges.lastIndex(where: { $0.number == number }) else { return }
      let before = state.exchanges[index].reply.count
      change(&state.exchanges[index])
      state.bytes += state.exchanges[index].reply.count - before
      Self.trim(&state)
    }
  }

  private static func trim(_ state: inout State) {
    while state.exchanges.count > 1,
      state.exchanges.count > mostExchanges || state.bytes > mostBytes
    {
      let oldest = state.exchanges.removeFirst()
      state.bytes -= oldest.body.count + oldest.reply.count
    }
  }
}
