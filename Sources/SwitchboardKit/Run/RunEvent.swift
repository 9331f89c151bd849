public import ChatModel

/// What happens in a run, in order; the last event is `.ended`.
public enum RunEvent: Sendable, Hashable {
  /// The strategy put an entry first, for a reason that is a sentence (R38).
  indirect case entryChosen(entry: Int, model: ModelID, reason: String)
  /// An entry is being called; in a race while others are (R37).
  indirect case attemptStarted(Attempt)
  /// The attempt with its failure; `wait` and `waitReason` are set when the entry is called again.
  indirect case attemptFailed(Attempt, isRetried: Bool)
  /// An entry was beaten in a race and cut off; nothing of its reply has been or will be told.
  indirect case attemptLost(Attempt)
  /// An entry was passed over without a call; `Attempt.message` says why.
  indirect case entrySkipped(Attempt)
  /// A piece of the reply of attempt `attempt`.
  case content(attempt: Int, StreamEvent)
  /// The text so far is taken back; attempt `attempt` answers afresh (R34).
  indirect case restarted(attempt: Int, discardedText: String)
  /// Attempt `attempt` goes on from the text so far, which somebody else wrote (R34).
  indirect case continued(attempt: Int, writtenSoFarBy: ModelID)
  /// Something about the run that the reader should know.
  case warning(String)
  /// How it all came out; nothing follows.
  indirect case ended(Answer)
}
