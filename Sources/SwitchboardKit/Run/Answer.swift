public import ChatModel

/// How a run came out: the answer, who wrote it, and every attempt on the way.
public struct Answer: Sendable, Hashable {
  /// How a run came out.
  public enum Outcome: String, Sendable, Hashable {
    /// The whole answer is there.
    case answered
    /// Text came, then the answer broke off.
    case interrupted
    /// Ended by a person, or by cancelling the task.
    case stopped
    /// No entry answered.
    case failed
  }

  /// How the run came out.
  public var outcome: Outcome
  /// The entry that wrote the answer, or the end of it (R33); nil when there is none.
  public var answeredBy: ModelID?
  /// The entry that was to answer first: the first enabled one, or the one that the strategy chose.
  public var requested: ModelID
  /// How the entries shared the prompt.
  public var strategy = Strategy.fallback
  /// Why the strategy chose the entry that went first, as a sentence (R38).
  public var choice: String?
  /// The model that the provider says it used.
  public var reportedModel: String?
  /// The answer, as the model wrote it: not yet sanitised for a terminal.
  public var text = ""
  /// The model's reasoning, where the provider shows it.
  public var reasoning = ""
  /// The tools that the model asks for; nothing has been run.
  public var toolCalls: [ToolCall] = []
  /// What the answer rests on, each source once.
  public var sources: [Source] = []
  /// How the reply ended; nil when no reply did.
  public var finish: Finish?
  /// Tokens of the call that answered; those of other attempts are with them.
  public var usage: Usage?
  /// The price of the call that answered; nil when it is not known.
  public var cost: Cost?
  /// From the start of the run to the first token of the entry that answered.
  public var firstToken: Duration?
  /// From the start of the run to its end, waits and failures included.
  public var total: Duration = .zero
  /// Output tokens per second from the first token to the end.
  public var tokensPerSecond: Double?
  /// Every call and every entry that was passed over, in order (R32).
  public var attempts: [Attempt] = []
  /// What was left out, changed or worth knowing, as sentences.
  public var warnings: [String] = []
  /// Where another model went on (R34), in the order of the text.
  public var seams: [Seam] = []

  /// A place of the answer at which another model went on.
  public struct Seam: Sendable, Hashable {
    /// The number of characters of `text` before it.
    public var offset: Int
    /// Who wrote them.
    public var writtenBy: ModelID

    /// A seam after that many characters.
    package init(offset: Int, writtenBy: ModelID) {
      self.offset = offset
      self.writtenBy = writtenBy
    }
  }

  /// A run of which nothing has come yet.
  package init(requested: ModelID) {
    outcome = .failed
    self.requested = requested
  }

  /// What the calls that lost the race may have cost together, as far as their prices are known, in
  /// US dollars; nil when nothing is known.
  public var costOfLosers: Double? {
    let costs = attempts.compactMap(\.possibleCost?.dollars)
    return costs.isEmpty ? nil : costs.reduce(0, +)
  }

  /// Whether somebody other than the first choice wrote it; nobody who takes part in a race is one.
  public var isFallback: Bool {
    strategy.kind != .race && answeredBy != nil && answeredBy != requested
  }
}
