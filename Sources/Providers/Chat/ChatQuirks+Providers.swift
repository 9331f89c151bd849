import Transport

extension ChatQuirks {
  /// The quirks of a provider of the catalogue; for any other, those of an unknown one.
  static func of(_ provider: String) -> ChatQuirks { table[provider] ?? ChatQuirks() }

  /// Sources: section 9 and 10 of the protocol notes, the providers' API references.
  private static let table: [String: ChatQuirks] = [
    "openai": openAI,
    "azure": openAI,
    "azure-cognitive-services": openAI,
    "github-models": openAI,
    "xai": ChatQuirks(
      limitField: .completion,
      missing: [.topK, .stopSequences, .presencePenalty, .frequencyPenalty],
      thinkTags: .never, reasoningIsApart: true, flatErrorsAreFinal: true),
    "groq": ChatQuirks(missing: [.topK], mostStopSequences: 4, hasGroqBlock: true),
    "mistral": ChatQuirks(
      missing: [.topK], seedField: "random_seed", asksForUsage: false, pdf: .documentURL,
      marksPrefix: true, thinkTags: .never),
    "deepseek": ChatQuirks(missing: [.topK, .seed], thinkTags: .never),
    "openrouter": ChatQuirks(
      mostStopSequences: 4, asksForUsage: false, pdf: .file, takesAudio: true, marksCache: true,
      headers: [HTTPHeader("X-OpenRouter-Title", "Switchboard")], thinkTags: .never),
    "togetherai": ChatQuirks(asksForUsage: false),
    "fireworks-ai": ChatQuirks(),
    "cerebras": ChatQuirks(
      limitField: .completion, missing: [.topK], mostStopSequences: 4, asksForUsage: false,
      thinkTags: .never),
    "perplexity": ChatQuirks(
      missing: [.stopSequences, .seed], asksForUsage: false, pdf: .fileURL, alternates: true),
    "alibaba": alibaba,
    "alibaba-cn": alibaba,
    "moonshotai": moonshot,
    "moonshotai-cn": moonshot,
    "vercel": ChatQuirks(pdf: .file, thinkTags: .never),
    "ollama": ChatQuirks(missing: [.topK]),
    "ollama-cloud": ChatQuirks(missing: [.topK]),
    "lmstudio": ChatQuirks(thinkTags: .openingMayBeMissing),
    "llamacpp": ChatQuirks(takesAudio: true, thinkTags: .openingMayBeMissing),
    "vllm": ChatQuirks(takesAudio: true, thinkTags: .openingMayBeMissing),
  ]

  private static let openAI = ChatQuirks(
    servesOpenAIModels: true, missing: [.topK], mostStopSequences: 4, pdf: .file, takesAudio: true,
    thinkTags: .never)
  private static let alibaba = ChatQuirks(marksCache: true, thinkTags: .never)
  private static let moonshot = ChatQuirks(missing: [.topK], thinkTags: .never)
}
