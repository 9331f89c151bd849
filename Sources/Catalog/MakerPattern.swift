/// How the name of a model tells who makes it (R3).
struct MakerPattern {
  /// Beginnings of ids in lower case.
  var beginnings: [String]
  /// The maker's provider first, then others that are asked for the same names.
  var providers: [String]

  /// The first pattern that fits an id.
  static func first(for id: some StringProtocol) -> MakerPattern? {
    var bytes = Array(id.utf8.prefix(longest))
    for index in bytes.indices { bytes[index] = lowercased(bytes[index]) }
    return all.first { pattern in pattern.beginnings.contains { bytes.starts(with: $0.utf8) } }
  }

  /// No beginning is longer.
  private static let longest = 16

  private static let all = [
    MakerPattern(beginnings: ["gpt-oss"], providers: ["groq", "openrouter"]),
    MakerPattern(
      beginnings: ["gpt-", "chatgpt", "o1", "o3", "o4-", "text-embedding-", "codex-"],
      providers: ["openai"]),
    MakerPattern(beginnings: ["claude"], providers: ["anthropic"]),
    MakerPattern(beginnings: ["gemini", "gemma"], providers: ["google"]),
    MakerPattern(beginnings: ["grok"], providers: ["xai"]),
    MakerPattern(
      beginnings: [
        "mistral", "codestral", "ministral", "magistral", "devstral", "pixtral", "mixtral",
        "open-mi",
      ], providers: ["mistral"]),
    MakerPattern(beginnings: ["deepseek"], providers: ["deepseek"]),
    MakerPattern(beginnings: ["llama-", "meta-llama"], providers: ["llama", "groq"]),
    MakerPattern(beginnings: ["command-", "c4ai-"], providers: ["cohere"]),
    MakerPattern(beginnings: ["sonar"], providers: ["perplexity"]),
    MakerPattern(beginnings: ["kimi-", "moonshot-"], providers: ["moonshotai"]),
    MakerPattern(beginnings: ["glm-"], providers: ["zai"]),
    MakerPattern(beginnings: ["qwen", "qwq", "qvq"], providers: ["alibaba"]),
    MakerPattern(beginnings: ["minimax-"], providers: ["minimax"]),
  ]
}
