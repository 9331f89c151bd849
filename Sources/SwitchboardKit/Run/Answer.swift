public import ChatModel

/// How a run came out: the answer, who wrote it, and every attempt on the way.
public struct Answer: Sendable, Hashable {
  public enum Outcome: String, Sendable, Hashable {
    case answered
    /// Text came, then the answer broke off.
    case interrupted
    /// Ended by a person, or by cancelling the task.
    case stopped
    /// No entry answered.
    case failed
  }

  public var outcome: Outcome
  /// The entry that wrote the answer (R33).
  public var answeredBy: ModelID?
  /// The first enabled entry of the chain.
  public var requested: ModelID
  /// The model that the provider says it used.
  public var reportedModel: String?
  /// Empty when the run was told not to keep texts.
  public var text = ""
  public var reasoning = ""
  public var toolCalls: [ToolCall] = []
  public var sources: [Source] = []
  public var finish: Finish?
  public var usage: Usage?
  public var cost: Cost?
  /// From the start of the run to the first token of the entry that answered.
  public var firstToken: Duration?
  public var total: Duration = .zero
  /// Output tokens per second from the first token to the end.
  public var tokensPerSecond: Double?
  public var attempts: [Attempt] = []
  public var warnings: [String] = []
  /// Where another model went on (R34): the number of characters of `text` before it, and who wrote
  /// them.
  public var seams: [Seam] = []

  public struct Seam: Sendable, Hashable {
    public var offset: Int
    public var writtenBy: ModelID
  }

  init(requested: ModelID) {
    outcome = .failed
    self.requested = requested
  }

  /// Whether somebody other than the first choice wrote it.
  public var isFallback: Bool { answeredBy != nil && answeredBy != requested }
}
