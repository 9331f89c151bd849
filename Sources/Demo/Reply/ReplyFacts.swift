/// What a dialect needs to know of a reply besides its steps.
struct ReplyFacts: Sendable {
  /// The model that the reply names.
  var model: String
  /// From this the ids of the reply are made.
  var seed: UInt64
  /// Seconds since 1970.
  var created: Int
  var inputTokens: Int
  var requestID: String
  /// OpenAI Chat: whether the stream ends with a chunk of usage.
  var includesUsage = true
  /// Gemini: whether the stream is one JSON array instead of events.
  var isArray = false
  /// Tokens a second, for the durations that Ollama reports.
  var pace = 40.0
}
