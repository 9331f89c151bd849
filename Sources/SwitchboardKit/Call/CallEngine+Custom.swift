import ChatModel

extension CallEngine {
  /// Calls a model type of one's own under the same limits as a provider.
  ///
  /// The model runs in a task of its own; its events come over through a small buffer, so that a
  /// limit can end the call while the model is silent.
  func call(
    _ model: any LanguageModel, _ request: ModelRequest, terms: Terms,
    deliver: ([StreamEvent]) async throws -> Void
  ) async throws {
    let watch = CallWatch(
      clock: runtime.clock, limits: terms.limits, runEnds: terms.runEnds, control: terms.control)
    let channel = BatchChannel<StreamEvent>(capacity: 16)
    terms.record.update { $0.wasSent = true }
    do {
      try await withThrowingTaskGroup(of: Void.self) { group in
        defer { group.cancelAll() }
        group.addTask {
          do {
            let reply = ReplyWriter { try await channel.send($0) }
            try await model.respond(to: request, into: reply)
            channel.finish()
          } catch {
            channel.finish(throwing: error)
          }
        }
        group.addTask {
          try? await watch.ended()
          if watch.hit != nil { channel.finish(throwing: CancellationError()) }
        }
        while let events = try await channel.next() {
          watch.received()
          watch.noted(events)
          try await deliver(events)
          watch.isWaiting()
        }
      }
    } catch {
      if let hit = watch.hit {
        throw watch.failure(
          for: hit, provider: model.id.description, totalLimit: terms.totalLimit)
      }
      if error is CallFailure || error is DeliveryError || Task.isCancelled { throw error }
      throw CallFailure(.other, "\(model.id) failed: \(error)")
    }
  }
}
