import ChatModel
import Synchronization
import Transport

/// What a call leaves behind besides its events; written by the call, read when it has ended.
final class CallRecord: Sendable {
  struct Facts: Sendable {
    var timings = TransferTimings()
    var status: Int?
    var requestID: String?
    /// Whether the request may have left this machine.
    var wasSent = false
  }

  private let facts = Mutex(Facts())

  var all: Facts { facts.withLock { $0 } }

  func update(_ change: (inout Facts) -> Void) {
    facts.withLock { change(&$0) }
  }
}
