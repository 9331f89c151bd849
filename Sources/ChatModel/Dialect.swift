/// The form in which a provider takes requests and answers them.
public enum Dialect: String, Sendable, Hashable, CaseIterable {
  /// OpenAI Chat Completions and everything compatible with it.
  case openAIChat = "openai-chat"
  /// OpenAI Responses.
  case openAIResponses = "openai-responses"
  /// Anthropic Messages.
  case anthropic
  /// Google Gemini `generateContent`.
  case gemini
  /// Ollama's own `/api/chat`.
  case ollama
}
