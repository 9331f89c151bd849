import ChatModel

/// What the finish reasons of the Gemini API mean.
enum GeminiStop {
  /// The meaning of a finish reason; the API says `STOP` for calls, too.
  static func reason(_ raw: String, hasCalls: Bool) -> Finish.Reason {
    switch raw {
    case "STOP": hasCalls ? .toolCalls : .stop
    case "MAX_TOKENS": .length
    case "SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "IMAGE_SAFETY",
      "IMAGE_PROHIBITED_CONTENT", "IMAGE_RECITATION":
      .contentFilter
    case "MALFORMED_FUNCTION_CALL": .error
    default: .other
    }
  }
}
