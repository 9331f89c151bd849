import ChatModel

/// Providers that the public data does not have.
enum OwnProviders {
  /// In the order in which they follow the catalogue's.
  static let all: [ProviderRecord] = [
    ProviderRecord(
      id: "ollama", name: "Ollama", kind: .local, dialect: .ollama, signIn: .optional,
      baseURL: "http://127.0.0.1:11434",
      documentation: "https://docs.ollama.com/api"),
    ProviderRecord(
      id: "llamacpp", name: "llama.cpp", kind: .local, dialect: .openAIChat, signIn: .optional,
      baseURL: "http://127.0.0.1:8080/v1", keyVariables: ["LLAMACPP_API_KEY"],
      documentation: "https://github.com/ggml-org/llama.cpp/tree/master/tools/server"),
    ProviderRecord(
      id: "vllm", name: "vLLM", kind: .local, dialect: .openAIChat, signIn: .optional,
      baseURL: "http://127.0.0.1:8000/v1", keyVariables: ["VLLM_API_KEY"],
      documentation: "https://docs.vllm.ai/en/latest/serving/openai_compatible_server.html"),
    // The token opens an exchange: what comes of it names key, base URL and, by the inner
    // provider, the dialect of the call itself.
    ProviderRecord(
      id: "netlify", name: "Netlify AI Gateway", kind: .gateway, dialect: .openAIResponses,
      signIn: .bearer, baseURL: "https://api.netlify.com/api/v1", keyVariables: ["NETLIFY_TOKEN"],
      otherVariables: ["NETLIFY_SITE_ID"],
      documentation: "https://docs.netlify.com/build/ai-gateway/overview/"),
  ]
}
