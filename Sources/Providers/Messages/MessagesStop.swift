import ChatModel

/// What the stop reasons of the Messages API mean.
enum MessagesStop {
  static func reason(_ raw: String) -> Finish.Reason {
    switch raw {
    case "end_turn", "stop_sequence", "pause_turn": .stop
    case "max_tokens", "model_context_window_exceeded": .length
    case "tool_use": .toolCalls
    case "refusal": .contentFilter
    default: .other
    }
  }
}
