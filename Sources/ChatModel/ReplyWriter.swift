/// Takes the events of one reply from the model that writes it.
///
/// A type of its own in place of a closure, so that a model can be written in any isolation mode of
/// the language.
public struct ReplyWriter: Sendable {
  private let receive: @Sendable ([StreamEvent]) async throws -> Void

  /// A writer whose events go to a closure, in batches and in order; for tests of a model.
  public init(_ receive: @escaping @Sendable ([StreamEvent]) async throws -> Void) {
    self.receive = receive
  }

  /// Hands over the next events, waiting while the reader is busy.
  ///
  /// - Throws: What the reader throws when it wants no more; the model should end with it.
  public func write(_ events: [StreamEvent]) async throws { try await receive(events) }

  /// Hands over the next events, waiting while the reader is busy.
  ///
  /// - Throws: What the reader throws when it wants no more; the model should end with it.
  public func write(_ events: StreamEvent...) async throws { try await receive(events) }
}
