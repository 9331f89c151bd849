import ChatModel

/// What the demo provider wants to know of a request.
struct DemoRequest: Sendable, Hashable {
  var route: Route
  /// The wire id, as it came.
  var model: String
  var streams: Bool
  /// The text of the last user turn.
  var prompt: String
  /// Whether an assistant turn stands before the last user turn.
  var hasEarlierAnswer: Bool
  /// The text of an assistant turn at the end, to go on from.
  var prefill: String?
  /// Whether the last turn is the result of a tool.
  var endsWithToolResult: Bool
  /// Estimated, four bytes each.
  var inputTokens: Int
  var outputLimit: Int?
  var includesUsage: Bool
}
