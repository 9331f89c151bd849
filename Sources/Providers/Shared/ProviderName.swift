/// The names of the providers that the dialects speak of in sentences.
enum ProviderName {
  private static let names = [
    "openai": "OpenAI", "azure": "Azure", "anthropic": "Anthropic", "google": "Google",
    "xai": "xAI", "groq": "Groq", "mistral": "Mistral", "deepseek": "DeepSeek",
    "openrouter": "OpenRouter", "togetherai": "Together", "fireworks-ai": "Fireworks",
    "cerebras": "Cerebras", "perplexity": "Perplexity", "alibaba": "Alibaba",
    "moonshotai": "Moonshot", "vercel": "Vercel", "cohere": "Cohere", "ollama": "Ollama",
    "ollama-cloud": "Ollama Cloud", "lmstudio": "LM Studio", "llamacpp": "llama.cpp",
    "vllm": "vLLM", "netlify": "Netlify", "huggingface": "Hugging Face", "nvidia": "NVIDIA",
    "github-models": "GitHub Models", "deepinfra": "DeepInfra",
  ]

  /// The name of a provider; its id when there is none.
  static func of(_ provider: String) -> String { names[provider] ?? provider }
}
