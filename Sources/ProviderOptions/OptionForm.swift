package import ChatModel

/// An API form in which options have places: the five dialects, and forms that no dialect speaks.
package enum OptionForm: String, Sendable, Hashable, CaseIterable {
  case chat, responses, messages, gemini, ollama
  /// Cohere's own `/v2/chat`.
  case cohere
  /// Amazon Bedrock's Converse.
  case converse
  /// LM Studio's own `/api/v1/chat`.
  case lmstudio

  package init(_ dialect: Dialect) {
    switch dialect {
    case .openAIChat: self = .chat
    case .openAIResponses: self = .responses
    case .anthropic: self = .messages
    case .gemini: self = .gemini
    case .ollama: self = .ollama
    }
  }

  /// The form as sentences name it.
  package var title: String {
    switch self {
    case .chat: "Chat Completions"
    case .responses: "the Responses API"
    case .messages: "the Messages API"
    case .gemini: "the Gemini API"
    case .ollama: "Ollama's own API"
    case .cohere: "Cohere's own API"
    case .converse: "Bedrock's Converse"
    case .lmstudio: "LM Studio's own API"
    }
  }
}
