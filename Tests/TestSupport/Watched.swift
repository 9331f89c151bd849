import Synchronization

/// A value that threads change and tasks wait on; for tests, which must not sleep.
package final class Watched<Value: Sendable>: Sendable {
  private struct Waiter {
    var isMet: @Sendable (Value) -> Bool
    var continuation: CheckedContinuation<Void, Never>
  }

  private struct Content {
    var value: Value
    var waiters: [Waiter] = []
    /// Set when the test was cancelled (its time limit): nobody waits any more.
    var isGivenUp = false
  }

  private let content: Mutex<Content>

  package init(_ value: Value) {
    content = Mutex(Content(value: value))
  }

  package var value: Value { content.withLock { $0.value } }

  /// Changes the value and wakes those whose condition has come true.
  @discardableResult
  package func update<Result: Sendable>(_ change: (inout Value) -> Result) -> Result {
    let (result, met) = content.withLock { content in
      let result = change(&content.value)
      let split = content.waiters.partition { $0.isMet(content.value) }
      let met = Array(content.waiters[split...])
      content.waiters.removeSubrange(split...)
      return (result, met.map(\.continuation))
    }
    for continuation in met { continuation.resume() }
    return result
  }

  /// Waits until the value is as wanted, and gives it; also returns when the task is cancelled.
  @discardableResult
  package func wait(until isMet: @escaping @Sendable (Value) -> Bool) async -> Value {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isMetAlready = content.withLock { content in
          if content.isGivenUp || isMet(content.value) { return true }
          content.waiters.append(Waiter(isMet: isMet, continuation: continuation))
          return false
        }
        if isMetAlready { continuation.resume() }
      }
    } onCancel: {
      giveUp()
    }
    return value
  }

  private func giveUp() {
    let continuations = content.withLock { content in
      content.isGivenUp = true
      defer { content.waiters = [] }
      return content.waiters.map(\.continuation)
    }
    for continuation in continuations { continuation.resume() }
  }
}
