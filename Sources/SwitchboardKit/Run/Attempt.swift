public import ChatModel

/// One call of one entry, or an entry that was passed over, with all that is known of it (R32).
public struct Attempt: Sendable, Hashable {
  public enum Outcome: String, Sendable, Hashable { case failed, answered, lost, stopped, skipped }

  /// Whether the call may have cost something.
  public enum Billing: String, Sendable, Hashable {
    /// Nothing was sent, or the provider refused it unread.
    case none
    /// Sent, and no answer came.
    case possible
    /// Part of an answer came.
    case partial
    /// The whole answer came.
    case full
  }

  /// From 1, over the whole run.
  public var number: Int
  /// The entry's place in the chain, from 1; disabled entries count.
  public var entry: Int
  /// Which call of the entry, from 1; 0 for a skipped entry.
  public var call: Int
  /// How many calls the entry may have.
  public var callsAllowed: Int
  public var model: ModelID
  public var outcome: Outcome
  public var kind: FailureKind?
  public var status: Int?
  /// One sentence with the cause.
  public var message: String?
  public var requestID: String?
  /// From the start of the run.
  public var started: Duration
  /// From the start of the run.
  public var ended: Duration?
  /// From the start of the run.
  public var firstToken: Duration?
  public var phases = Phases()
  /// The wait that followed this attempt.
  public var wait: Duration?
  /// Why the wait was as long as it was: `retry-after` or `backoff`.
  public var waitReason: String?
  /// The model that the provider reported.
  public var reportedModel: String?
  public var usage: Usage?
  public var cost: Cost?
  public var billing: Billing = .none
  /// The text of an attempt that broke off, when the run keeps texts.
  public var partialText: String?
  /// The provider's own words: status, code, body.
  public var failure: CallFailure?

  /// The lengths of a transfer's phases, each from the start of the call.
  public struct Phases: Sendable, Hashable {
    public var lookup: Duration?
    public var connect: Duration?
    public var tls: Duration?
    public var firstByte: Duration?
    /// Whether a kept connection was used again.
    public var reusedConnection = false
  }
}

/// What a call cost in US dollars, and who says so (R25).
public struct Cost: Sendable, Hashable {
  public enum Source: String, Sendable, Hashable { case catalogue, reply }

  public var dollars: Double
  public var source: Source

  public init(dollars: Double, source: Source) {
    self.dollars = dollars
    self.source = source
  }
}
