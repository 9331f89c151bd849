/// The events of one run, in order; the last one is `.ended`.
///
/// After a run in which every entry failed the sequence ends with `RunFailure`.
public struct AnswerStream: AsyncSequence, Sendable {
  public typealias Element = RunEvent

  private let start: @Sendable (BatchChannel<RunEvent>) async throws -> Void

  init(_ start: @escaping @Sendable (BatchChannel<RunEvent>) async throws -> Void) {
    self.start = start
  }

  public func makeAsyncIterator() -> Iterator { Iterator(start: start) }

  /// Asks for the next event; dropping it stops the run.
  public struct Iterator: AsyncIteratorProtocol {
    private let run: Run
    private var batch: ArraySlice<RunEvent> = []

    init(start: @escaping @Sendable (BatchChannel<RunEvent>) async throws -> Void) {
      run = Run(start: start)
    }

    public mutating func next() async throws -> RunEvent? {
      while batch.isEmpty {
        guard let events = try await run.next() else { return nil }
        batch = events[...]
      }
      return batch.removeFirst()
    }
  }

  /// Owns the task of a run; ends it when nobody asks any more.
  private final class Run: Sendable {
    private let channel: BatchChannel<RunEvent>
    private let task: Task<Void, Never>

    init(start: @escaping @Sendable (BatchChannel<RunEvent>) async throws -> Void) {
      let channel = BatchChannel<RunEvent>(capacity: 16)
      self.channel = channel
      task = Task {
        do {
          try await start(channel)
          channel.finish()
        } catch {
          channel.finish(throwing: error)
        }
      }
    }

    deinit { task.cancel() }

    func next() async throws -> [RunEvent]? {
      try await withTaskCancellationHandler {
        try await channel.next()
      } onCancel: {
        task.cancel()
      }
    }
  }
}
