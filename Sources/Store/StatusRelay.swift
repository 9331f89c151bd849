import Synchronization

/// Carries news to the store from its parts, which are made before it is whole.
final class StatusRelay: Sendable {
  typealias Change = @Sendable (inout StoreStatus) -> Void

  private let receiver = Mutex<(@Sendable (Change) -> Void)?>(nil)

  func connect(_ receive: @escaping @Sendable (Change) -> Void) {
    receiver.withLock { $0 = receive }
  }

  func tell(_ change: Change) { receiver.withLock { $0 }?(change) }
}
