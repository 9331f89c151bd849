public import ChatModel

/// One call of one entry, or an entry that was passed over, with all that is known of it (R32).
public struct Attempt: Sendable, Hashable {
  /// How an attempt came out.
  public enum Outcome: String, Sendable, Hashable {
    /// It brought no answer, or broke off.
    case failed
    /// It brought the answer.
    case answered
    /// Another entry was faster.
    case lost
    /// A person ended it, or the task was cancelled.
    case stopped
    /// It was not called: no key, for one.
    case skipped
  }

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
  /// The entry's model.
  public var model: ModelID
  /// How it came out; `.failed` as long as it runs.
  public var outcome: Outcome
  /// Why it failed, was stopped or was skipped.
  public var kind: FailureKind?
  /// The HTTP status; for an error inside a 200 stream the one that it stands for.
  public var status: Int?
  /// The HTTP status that the reply itself had; nil when none came.
  public var replyStatus: Int?
  /// One sentence on one line with the cause, in the provider's words where it gave some.
  ///
  /// Holds no key and no control characters.
  public var message: String?
  /// The id under which the provider finds the call again.
  public var requestID: String?
  /// From the start of the run.
  public var started: Duration
  /// From the start of the run.
  public var ended: Duration?
  /// From the start of the run.
  public var firstToken: Duration?
  /// The phases of the transfer; empty for a model type of one's own.
  public var phases = Phases()
  /// The wait that followed this attempt.
  public var wait: Duration?
  /// Why the wait was as long as it was: `retry-after` or `backoff`.
  public var waitReason: String?
  /// The model that the provider reported.
  public var reportedModel: String?
  /// Tokens, as far as the provider said.
  public var usage: Usage?
  /// The price, as far as it is known.
  public var cost: Cost?
  /// What a call that lost a race may have cost: its input, and as much of its output as it told of;
  /// nil when that is not known.
  public var possibleCost: Cost?
  /// Whether the call may have cost something.
  public var billing: Billing = .none
  /// The text of an attempt that broke off, when the run keeps texts.
  public var partialText: String?
  /// The provider's own words: status, code, body.
  public var failure: CallFailure?

  /// An attempt of which nothing more is known yet.
  package init(
    number: Int, entry: Int, call: Int, callsAllowed: Int, model: ModelID, outcome: Outcome,
    started: Duration
  ) {
    self.number = number
    self.entry = entry
    self.call = call
    self.callsAllowed = callsAllowed
    self.model = model
    self.outcome = outcome
    self.started = started
  }

  /// When each phase of a transfer ended, from the start of the call.
  public struct Phases: Sendable, Hashable {
    /// The name was looked up; zero for a kept connection.
    public var lookup: Duration?
    /// TCP was connected; zero for a kept connection.
    public var connect: Duration?
    /// TLS was agreed; nil for plain http or a kept connection.
    public var tls: Duration?
    /// The first byte of the reply was there.
    public var firstByte: Duration?
    /// Whether a kept connection was used again.
    public var reusedConnection = false
  }
}
