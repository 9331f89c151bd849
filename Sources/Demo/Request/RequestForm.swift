import ChatModel

/// Which members a request of a dialect may have.
enum RequestForm {
  /// The top-level members that the vendor documents.
  static func members(_ dialect: Dialect) -> Set<String> {
    switch dialect {
    case .openAIChat: chat
    case .openAIResponses: responses
    case .anthropic: messages
    case .gemini: gemini
    case .ollama: ollama
    }
  }

  private static let chat: Set<String> = [
    "audio", "frequency_penalty", "function_call", "functions", "logit_bias", "logprobs",
    "max_completion_tokens", "max_tokens", "messages", "metadata", "modalities", "model",
    "moderation", "n", "parallel_tool_calls", "prediction", "presence_penalty", "prompt_cache_key",
    "prompt_cache_options", "prompt_cache_retention", "reasoning_effort", "response_format",
    "safety_identifier", "seed", "service_tier", "stop", "store", "stream", "stream_options",
    "temperature", "tool_choice", "tools", "top_logprobs", "top_p", "user", "verbosity",
    "web_search_options",
  ]

  private static let responses: Set<String> = [
    "background", "context_management", "conversation", "include", "input", "instructions",
    "max_output_tokens", "max_tool_calls", "metadata", "model", "moderation",
    "parallel_tool_calls", "previous_response_id", "prompt", "prompt_cache_key",
    "prompt_cache_options", "prompt_cache_retention", "reasoning", "safety_identifier",
    "service_tier", "store", "stream", "stream_options", "temperature", "text", "tool_choice",
    "tools", "top_logprobs", "top_p", "truncation", "user",
  ]

  private static let messages: Set<String> = [
    "cache_control", "container", "context_management", "fallbacks", "inference_geo",
    "max_tokens", "mcp_servers", "messages", "metadata", "model", "output_config", "service_tier",
    "speed", "stop_sequences", "stream", "system", "temperature", "thinking", "tool_choice",
    "tools", "top_k", "top_p",
  ]

  private static let gemini: Set<String> = [
    "cachedContent", "contents", "generationConfig", "labels", "safetySettings", "serviceTier",
    "store", "systemInstruction", "toolConfig", "tools",
  ]

  private static let ollama: Set<String> = [
    "format", "keep_alive", "logprobs", "messages", "model", "options", "shift", "stream", "think",
    "tools", "top_logprobs", "truncate",
  ]
}
