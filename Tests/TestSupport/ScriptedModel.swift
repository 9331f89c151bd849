package import ChatModel
import Synchronization

/// A model that does what its script says, one step a call; the last step holds for all later calls.
package final class ScriptedModel: LanguageModel {
  package enum Step: Sendable {
    /// These events, then the end.
    case events([StreamEvent])
    /// These events, then a failure.
    case failure([StreamEvent], CallFailure)
    /// These events, then nothing until the task is cancelled.
    case silence([StreamEvent])

    package static func text(_ text: String) -> Step {
      .events([.text(text), .finished(Finish(.stop, raw: "stop"))])
    }

    package static func status(_ status: Int, _ kind: FailureKind, retryAfter: Duration? = nil)
      -> Step
    {
      .failure(
        [], CallFailure(kind, "status \(status)", status: status, retryAfter: retryAfter))
    }
  }

  package let id: ModelID
  private let steps: [Step]
  private let seen = Mutex<[ModelRequest]>([])
  private let spoke = Gate()

  package init(_ id: String, _ steps: Step...) {
    self.id = ModelID(id) ?? ModelID(provider: "own", model: id)
    self.steps = steps
  }

  /// The requests of all calls so far.
  package var requests: [ModelRequest] { seen.withLock { $0 } }

  /// Waits until the events of a call that then stays silent have been taken.
  package func wrote() async { await spoke.opened() }

  package func respond(to request: ModelRequest, into reply: ReplyWriter) async throws {
    let call = seen.withLock { seen in
      seen.append(request)
      return seen.count - 1
    }
    switch steps[min(call, steps.count - 1)] {
    case .events(let events): try await reply.write(events)
    case .failure(let events, let failure):
      if !events.isEmpty { try await reply.write(events) }
      throw failure
    case .silence(let events):
      if !events.isEmpty { try await reply.write(events) }
      spoke.open()
      let (never, end) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
      for await _ in never {}
      _ = end
      throw CancellationError()
    }
  }
}
