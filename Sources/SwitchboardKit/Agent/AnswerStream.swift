/// The events of one run, in order; the last one is `.ended`.
///
/// Each iterator is a run of its own: it starts with the iteration, in a task of its own, and is at
/// most 16 batches of events ahead of its reader. After a run in which every entry failed the
/// sequence ends with `RunFailure`.
public struct AnswerStream: AsyncSequence, Sendable {
  /// What happens in a run.
  public typealias Element = RunEvent

  private let start: @Sendable (BatchChannel<RunEvent>) async throws -> Void

  init(_ start: @escaping @Sendable (BatchChannel<RunEvent>) async throws -> Void) {
    self.start = start
  }

  /// Starts a run.
  public func makeAsyncIterator() -> Iterator { Iterator(start: start) }

  /// Asks for the next event; dropping it stops the run.
  public struct Iterator: AsyncIteratorProtocol {
    private let run: Run
    private var batch: ArraySlice<RunEvent> = []

    init(start: @escaping @Sendable (BatchChannel<RunEvent>) async throws -> Void) {
      run = Run(start: start)
    }

    /// The next event; nil after the last one.
    ///
    /// - Returns: The event, as soon as it has happened.
    /// - Throws: `RunFailure` after the `.ended` of a run that nobody answered, `UsageError` when
    ///   nothing could be sent, `CancellationError` when the task was cancelled.
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
