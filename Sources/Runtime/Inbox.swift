package import AppCore
import SwitchboardKit
import Synchronization

/// Events on their way from tasks to the loop; rings once per batch.
///
/// What runs tell is joined per chat, so that a fast stream costs one wake-up and one event per
/// turn of the loop; nothing is lost or reordered inside a chat.
package final class Inbox: Sendable {
  private struct State {
    var events: [AppEvent] = []
    var isRung = false
    var isUrgent = false
  }

  private let state = Mutex(State())
  private let ring: @Sendable () -> Void

  /// - Parameter ring: Wakes the loop; called outside the lock.
  package init(ring: @escaping @Sendable () -> Void) { self.ring = ring }

  /// Whether there is more than text of answers: an end, a failure, news of other work.
  package var isUrgent: Bool { state.withLock(\.isUrgent) }

  /// Whether anything has come since the last `drain()`.
  package var hasNews: Bool { state.withLock { !$0.events.isEmpty } }

  package func post(_ event: AppEvent) {
    let isUrgent = event.isMoreThanText
    let mustRing = state.withLock { state in
      if isUrgent { state.isUrgent = true }
      if case .run(let id, let more) = event,
        case .run(let last, let batch)? = state.events.last, last == id
      {
        state.events[state.events.count - 1] = .run(id, batch + more)
      } else {
        state.events.append(event)
      }
      defer { state.isRung = true }
      return !state.isRung
    }
    if mustRing { ring() }
  }

  /// Everything that has come since the last call.
  package func drain() -> [AppEvent] {
    state.withLock { state in
      defer { state = State() }
      return state.events
    }
  }
}

extension AppEvent {
  fileprivate var isMoreThanText: Bool {
    guard case .run(_, let events) = self else { return true }
    return events.contains { event in
      if case .content(_, _) = event { false } else { true }
    }
  }
}
