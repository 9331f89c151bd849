import ChatModel

/// Finish reasons of Chat Completions in the common words (protocols 3).
enum ChatFinish {
  static func reason(_ raw: String, hasToolCalls: Bool) -> Finish.Reason {
    let reason = words[raw] ?? .other
    switch reason {
    case .stop, .other: return hasToolCalls ? .toolCalls : reason
    default: return reason
    }
  }

  private static let words: [String: Finish.Reason] = [
    "stop": .stop, "eos": .stop, "end_turn": .stop, "stop_sequence": .stop,
    "length": .length, "model_length": .length, "max_tokens": .length,
    "tool_calls": .toolCalls, "function_call": .toolCalls, "tool_use": .toolCalls,
    "content_filter": .contentFilter, "error": .error,
    "insufficient_system_resource": .error,
  ]
}
