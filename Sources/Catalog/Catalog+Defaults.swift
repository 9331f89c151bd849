package import ChatModel

extension Catalog {
  /// The providers in the order in which a first run looks for a key: the package's choice, then
  /// the catalogue's order.
  package var providersByPreference: [String] {
    let chosen = Self.preferredProviders
    // A provider that came with a download is asked only by those who name it (R48).
    let known = source == .embedded ? providerIDs : Catalog.embedded.providerIDs
    return chosen + providerIDs.filter { !chosen.contains($0) && known.contains($0) }
  }

  /// The model of a provider that is asked when nobody named one: the package's choice, else the
  /// newest chat model that calls tools and is not deprecated, else any chat model.
  package func defaultModel(of provider: String) -> ModelID? {
    if let chosen = (Self.preferred + Self.others).first(where: { $0.provider == provider }),
      model(chosen) != nil
    {
      return chosen
    }
    let chat = models(of: provider).filter { $0.isChat && $0.status != .deprecated }
    return newest(chat.filter(\.callsTools)) ?? newest(chat)
  }

  /// The first of those with the latest release.
  private func newest(_ models: [ModelRecord]) -> ModelID? {
    var newest: ModelRecord?
    for model in models where model.released ?? "" > newest?.released ?? "" || newest == nil {
      newest = model
    }
    return newest?.id
  }

  /// The providers of the package's choice, in its order.
  static let preferredProviders = preferred.map(\.provider)

  /// The package's table of defaults for the providers that come first, in their order.
  private static let preferred = [
    ModelID(provider: "anthropic", model: "claude-sonnet-4-5"),
    ModelID(provider: "openai", model: "gpt-5"),
    ModelID(provider: "google", model: "gemini-2.5-flash"),
    ModelID(provider: "xai", model: "grok-4.3"),
    ModelID(provider: "groq", model: "llama-3.3-70b-versatile"),
    ModelID(provider: "mistral", model: "mistral-medium-latest"),
    ModelID(provider: "deepseek", model: "deepseek-chat"),
    ModelID(provider: "openrouter", model: "anthropic/claude-sonnet-4.5"),
  ]

  /// Where the newest model is a special one: deep research, a small coder, another host's.
  private static let others = [
    ModelID(provider: "cohere", model: "command-a-03-2025"),
    ModelID(provider: "llama", model: "llama-3.3-70b-instruct"),
    ModelID(provider: "perplexity", model: "sonar"),
  ]
}
