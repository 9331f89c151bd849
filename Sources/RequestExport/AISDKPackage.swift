import ChatModel

/// The package of the AI SDK that asks a provider.
struct AISDKPackage: Sendable, Hashable {
  /// What `npm install` is given.
  var module: String
  /// The provider as the package exports it, and what it is called in code.
  var instance: String
  /// What makes one with an address or key of its own.
  var factory: String
  /// The name of its options.
  var namespace: String
  /// The variable in which it looks for its key; nil for one that must be told.
  var variable: String?
  /// What is called for a model in a dialect that is not the package's first.
  var functions: [Dialect: String] = [:]
  /// Whether options that it has no name for go into the body as they are.
  var passesOptions = false
  /// Options of the provider that the package has no name for.
  var missing: Set<String> = []

  /// The package for a provider at its own address; nil for one that has none.
  static func own(_ provider: String) -> AISDKPackage? { own[provider] }

  /// The package for an address that speaks a dialect; `id` is the provider's.
  static func general(_ dialect: Dialect, id: String) -> AISDKPackage {
    switch dialect {
    case .openAIResponses: openAI
    case .anthropic: anthropic
    case .gemini: google
    case .openAIChat, .ollama:
      AISDKPackage(
        module: "@ai-sdk/openai-compatible", instance: identifier(id),
        factory: "createOpenAICompatible", namespace: id, variable: nil, passesOptions: true)
    }
  }

  /// `fireworks-ai` as `fireworksAi`.
  private static func identifier(_ id: String) -> String {
    let words = id.split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
    let name = words.enumerated().map { index, word in
      index == 0 ? word.lowercased() : word.prefix(1).uppercased() + word.dropFirst()
    }.joined()
    return CodeWriter.isIdentifier(name) ? name : "provider"
  }

  private static let openAI = AISDKPackage(
    module: "@ai-sdk/openai", instance: "openai", factory: "createOpenAI", namespace: "openai",
    variable: "OPENAI_API_KEY", functions: [.openAIChat: "chat", .openAIResponses: "responses"],
    missing: [
      "modalities", "audio", "webSearchOptions", "n", "includeObfuscation", "moderation",
      "background", "prompt",
    ])
  private static let anthropic = AISDKPackage(
    module: "@ai-sdk/anthropic", instance: "anthropic", factory: "createAnthropic",
    namespace: "anthropic", variable: "ANTHROPIC_API_KEY", missing: ["serviceTier"])
  private static let google = AISDKPackage(
    module: "@ai-sdk/google", instance: "google", factory: "createGoogleGenerativeAI",
    namespace: "google", variable: "GOOGLE_GENERATIVE_AI_API_KEY",
    missing: ["candidateCount", "partMediaResolution", "enableEnhancedCivicAnswers"])

  private static let own: [String: AISDKPackage] = [
    "openai": openAI, "anthropic": anthropic, "google": google,
    "xai": AISDKPackage(
      module: "@ai-sdk/xai", instance: "xai", factory: "createXai", namespace: "xai",
      variable: "XAI_API_KEY", functions: [.openAIResponses: "responses", .openAIChat: "chat"],
      missing: ["promptCacheKey"]),
    "groq": AISDKPackage(
      module: "@ai-sdk/groq", instance: "groq", factory: "createGroq", namespace: "groq",
      variable: "GROQ_API_KEY",
      missing: [
        "includeReasoning", "disableToolValidation", "documents", "citationOptions",
        "searchSettings", "compoundCustom",
      ]),
    "mistral": AISDKPackage(
      module: "@ai-sdk/mistral", instance: "mistral", factory: "createMistral",
      namespace: "mistral", variable: "MISTRAL_API_KEY",
      missing: ["promptMode", "prediction", "promptCacheKey", "guardrails", "metadata", "n"]),
    "deepseek": AISDKPackage(
      module: "@ai-sdk/deepseek", instance: "deepseek", factory: "createDeepSeek",
      namespace: "deepseek", variable: "DEEPSEEK_API_KEY",
      missing: ["logprobs", "topLogprobs", "prefix"]),
    "cohere": AISDKPackage(
      module: "@ai-sdk/cohere", instance: "cohere", factory: "createCohere", namespace: "cohere",
      variable: "COHERE_API_KEY",
      missing: ["safetyMode", "citationOptions", "documents", "strictTools", "logprobs"]),
    "perplexity": AISDKPackage(
      module: "@ai-sdk/perplexity", instance: "perplexity", factory: "createPerplexity",
      namespace: "perplexity", variable: "PERPLEXITY_API_KEY"),
    "openrouter": AISDKPackage(
      module: "@openrouter/ai-sdk-provider", instance: "openrouter", factory: "createOpenRouter",
      namespace: "openrouter", variable: "OPENROUTER_API_KEY"),
    "togetherai": AISDKPackage(
      module: "@ai-sdk/togetherai", instance: "togetherai", factory: "createTogetherAI",
      namespace: "togetherai", variable: "TOGETHER_AI_API_KEY", passesOptions: true),
    "fireworks-ai": AISDKPackage(
      module: "@ai-sdk/fireworks", instance: "fireworks", factory: "createFireworks",
      namespace: "fireworks", variable: "FIREWORKS_API_KEY"),
    "cerebras": AISDKPackage(
      module: "@ai-sdk/cerebras", instance: "cerebras", factory: "createCerebras",
      namespace: "cerebras", variable: "CEREBRAS_API_KEY", passesOptions: true),
    "deepinfra": AISDKPackage(
      module: "@ai-sdk/deepinfra", instance: "deepinfra", factory: "createDeepInfra",
      namespace: "deepinfra", variable: "DEEPINFRA_API_KEY", passesOptions: true),
    "alibaba": AISDKPackage(
      module: "@ai-sdk/alibaba", instance: "alibaba", factory: "createAlibaba",
      namespace: "alibaba", variable: "ALIBABA_API_KEY"),
    "moonshotai": AISDKPackage(
      module: "@ai-sdk/moonshotai", instance: "moonshotai", factory: "createMoonshotAI",
      namespace: "moonshotai", variable: "MOONSHOT_API_KEY"),
    "azure": AISDKPackage(
      module: "@ai-sdk/azure", instance: "azure", factory: "createAzure", namespace: "azure",
      variable: "AZURE_API_KEY", functions: [.openAIChat: "chat", .openAIResponses: "responses"]),
    "vercel": AISDKPackage(
      module: "ai", instance: "gateway", factory: "createGateway", namespace: "gateway",
      variable: "AI_GATEWAY_API_KEY"),
  ]
}
