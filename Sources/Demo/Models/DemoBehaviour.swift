/// What a demo model does with a call.
enum DemoBehaviour: Sendable, Hashable {
  case answer(AnswerKind)
  case status(Int)
  /// 429 with a message of its own.
  case busy
  case quota
  /// Answers once any key is sent, 401 until then.
  case keyRequired
  case refusedConnection
  case unknownHost
  case slow
  case stall
  case cut
  case malformed
  case garbage
  case html(status: Int)
  case empty
  /// An error event inside HTTP 200, before any text.
  case errorFirst
  /// An error event after some text.
  case errorLate
  case filtered
  case length
  /// Each second call fails with 503.
  case flaky
}

/// What a good answer consists of.
enum AnswerKind: Sendable, Hashable {
  case prose, code, thinking, languages, table, long, flood, tools, refusal, sources, hostile
}
