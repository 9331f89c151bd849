/// Which providers make models, and which pass requests on; the others host models of others.
enum ProviderKinds {
  static func kind(of id: String, baseURL: String) -> ProviderRecord.Kind {
    if BaseURL.isLoopback(baseURL) { return .local }
    if makers.contains(id) { return .maker }
    return gateways.contains(id) ? .gateway : .host
  }

  /// Companies whose own service this is; their plans and resale offers are hosts.
  private static let makers: Set<String> = [
    "alibaba", "alibaba-cn", "anthropic", "bailing", "cohere", "deepseek", "google", "inception",
    "llama", "minimax", "minimax-cn", "mistral", "moonshotai", "moonshotai-cn", "morph", "nova",
    "openai", "perplexity", "poolside", "sakana", "sarvam", "stepfun", "stepfun-ai", "upstage",
    "v0", "xai", "xiaomi", "zai", "zhipuai",
  ]

  /// Services that pass a request on to one of many providers.
  private static let gateways: Set<String> = [
    "302ai", "abacus", "aihubmix", "anyapi", "auriko", "cloudflare-ai-gateway", "cortecs",
    "fastrouter", "freemodel", "github-copilot", "github-models", "gitlab", "helicone",
    "huggingface", "jiekou", "kilo", "llmgateway", "llmtr", "merge-gateway", "nano-gpt", "netlify",
    "opencode", "opencode-go", "openrouter", "orcarouter", "perplexity-agent", "poe", "qihang-ai",
    "requesty", "routing-run", "sap-ai-core", "the-grid-ai", "vercel", "vivgrid", "zenmux",
  ]
}
