package import ChatModel

/// The namespaces of options: the catalogue's provider ids (R16).
package enum OptionNamespaces {
  /// The namespace that a spelling means: the AI SDK's names become the catalogue's ids.
  package static func canonical(_ namespace: String) -> String {
    switch namespace {
    case "fireworks": "fireworks-ai"
    case "gateway": "vercel"
    case "bedrock": "amazon-bedrock"
    case "vertex": "google-vertex"
    default: namespace
    }
  }

  /// The tables to look an option up in, the nearest first.
  ///
  /// A provider without a table, or without options in this dialect, has the names of the dialect.
  static func tables(for namespace: String, _ dialect: Dialect) -> [OptionTable] {
    guard let own = table(of: canonical(namespace)) else { return tables(of: dialect) }
    switch own.name {
    case "azure": return [own, .openAI]
    case "lmstudio", "llamacpp", "vllm": return [own, .openAICompatible]
    default: return own.forms.contains(OptionForm(dialect)) ? [own] : tables(of: dialect) + [own]
    }
  }

  private static func tables(of dialect: Dialect) -> [OptionTable] {
    switch dialect {
    case .openAIChat, .openAIResponses: [.openAICompatible, .openAI]
    case .anthropic: [.anthropic]
    case .gemini: [.google]
    case .ollama: [.ollama]
    }
  }

  /// The namespaces that have a table of their own.
  package static let all = [
    "openai", "anthropic", "google", "xai", "groq", "mistral", "deepseek", "cohere", "perplexity",
    "openrouter", "togetherai", "fireworks-ai", "cerebras", "vercel", "azure", "amazon-bedrock",
    "alibaba", "moonshotai", "ollama", "openai-compatible", "lmstudio", "llamacpp", "vllm",
  ]

  /// The namespace whose models a provider has: OpenAI's at Azure, Google's at Vertex; else its own.
  static func house(of namespace: String) -> String {
    let name = table(of: canonical(namespace))?.name ?? namespace
    return name == "azure" ? "openai" : name
  }

  /// Whether the table of a provider itself has options in a dialect.
  package static func hasOwnOptions(_ namespace: String, in dialect: Dialect) -> Bool {
    let own = table(of: canonical(namespace))
    return own?.forms.contains(OptionForm(dialect)) ?? false
  }

  /// The table of a provider; those of one house under several ids share it.
  ///
  /// Only the table that is asked for is read, once.
  static func table(of namespace: String) -> OptionTable? {
    switch namespace {
    case "openai": .openAI
    case "anthropic", "google-vertex-anthropic": .anthropic
    case "google", "google-vertex": .google
    case "xai": .xAI
    case "groq": .groq
    case "mistral": .mistral
    case "deepseek": .deepSeek
    case "cohere": .cohere
    case "perplexity": .perplexity
    case "openrouter": .openRouter
    case "togetherai": .together
    case "fireworks-ai": .fireworks
    case "cerebras": .cerebras
    case "vercel": .vercel
    case "azure", "azure-cognitive-services": .azure
    case "amazon-bedrock": .bedrock
    case "alibaba": .alibaba
    case _ where namespace.hasPrefix("alibaba-"): .alibaba
    case "moonshotai", "moonshotai-cn": .moonshot
    case "ollama", "ollama-cloud": .ollama
    case "openai-compatible": .openAICompatible
    case "lmstudio": .lmStudio
    case "llamacpp": .llamaCpp
    case "vllm": .vLLM
    default: nil
    }
  }
}
