import ChatModel
import JSONCoding

/// Where providers of the Responses API differ from OpenAI's own.
struct ResponsesQuirks {
  /// Whether the catalogue's word decides what a model is when its id does not say so: names of
  /// deployments are free at Azure.
  var trustsFacts = false
  /// Whether the `developer` role exists.
  var hasDeveloperRole = true
  /// Whether `custom_tool_call` items are calls that the provider ran itself (xAI: `x_search`).
  var runsCustomCalls = false

  /// - Parameter provider: The catalogue's id.
  init(provider: String) {
    switch provider {
    case "openai", "azure": trustsFacts = true
    case "xai":
      hasDeveloperRole = false
      runsCustomCalls = true
    case "ollama", "lmstudio", "llamacpp", "vllm", "groq", "huggingface":
      hasDeveloperRole = false
    default: break
    }
  }
}
