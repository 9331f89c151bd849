import Catalog
import ChatModel
import Testing

@Suite struct `The names of the catalogue` {
  let catalog = Catalog.embedded

  @Test(arguments: [
    ("antropic", "anthropic"), ("Anthropic", "anthropic"), ("opnai", "openai"),
    ("open-ai", "openai"), ("opneai", "openai"), ("mistrall", "mistral"), ("gorq", "groq"),
    ("together", "togetherai"), ("fireworks", "fireworks-ai"), ("bedrock", "amazon-bedrock"),
    ("moonshot", "moonshotai"), ("claude", "anthropic"), ("gemini", "google"), ("grok", "xai"),
    ("z.ai", "zai"), ("olama", "ollama"), ("Weights & Biases", "wandb"), ("deep-seek", "deepseek"),
    ("open_router", "openrouter"),
  ])
  func `find the provider that was meant (R2)`(text: String, provider: String) {
    #expect(catalog.nearestProviders(to: text).first == provider)
  }

  @Test func `are few, and one at least`() {
    #expect(catalog.nearestProviders(to: "antropic", limit: 1) == ["anthropic"])
    #expect(catalog.nearestProviders(to: "open").count == 3)
    #expect(catalog.nearestProviders(to: "qqqqqqqqqqqqq").count == 1)
    #expect(catalog.nearestProviders(to: "").count >= 1)
    #expect(catalog.nearestProviders(to: String(repeating: "x", count: 1_000_000)).count == 1)
  }

  @Test(arguments: [
    ("anthropic/claude-4-5-sonnet", "anthropic/claude-sonnet-4-5"),
    ("anthropic/claude-sonnet-4.5", "anthropic/claude-sonnet-4-5"),
    ("anthropic/claude-sonnet-4-5-20250928", "anthropic/claude-sonnet-4-5-20250929"),
    ("anthropic/claude-4.5-haiku", "anthropic/claude-haiku-4-5"),
    ("openrouter/anthropic/claude-haiku-4-5", "openrouter/anthropic/claude-haiku-4.5"),
    ("openrouter/claude-haiku-4.5", "openrouter/anthropic/claude-haiku-4.5"),
    ("google/google/gemini-2.5-pro", "google/gemini-2.5-pro"),
    ("google/gemini-pro-2.5", "google/gemini-2.5-pro"), ("openai/gtp-5", "openai/gpt-5"),
    ("openai/GPT5", "openai/gpt-5"), ("openai/gpt-5-2025-08-07", "openai/gpt-5"),
    ("groq/llama3.3-70b-versatile", "groq/llama-3.3-70b-versatile"),
    ("groq/gpt-oss-120b", "groq/openai/gpt-oss-120b"),
    ("deepseek/deepseek-chatt", "deepseek/deepseek-chat"),
  ])
  func `find the model that was meant (R2)`(text: String, model: String) throws {
    let id = try #require(ModelID(text))

    let nearest = catalog.nearestModels(to: id)

    #expect(nearest.first?.description == model)
    #expect(nearest.count <= 3)
    #expect(nearest.allSatisfy { catalog.model($0) != nil })
  }

  @Test(arguments: [
    "anthropic/claude-4-5-sonnet", "openrouter/anthropic/claude-haiku-4-5", "groq/gemma2-9b-it",
  ])
  func `do not have ids that people copy`(text: String) throws {
    #expect(catalog.model(try #require(ModelID(text))) == nil)
  }

  @Test func `find no model where none is near`() throws {
    #expect(catalog.nearestModels(to: try #require(ModelID("groq/zzzzzzzzzzzz"))).isEmpty)
    #expect(catalog.nearestModels(to: try #require(ModelID("nobody/gpt-5"))).isEmpty)
    #expect(catalog.nearestModels(to: try #require(ModelID("groq/---"))).isEmpty)
  }

  @Test(arguments: [
    ("gpt-5", "openai/gpt-5"), ("/gpt-5", "openai/gpt-5"), ("GPT-5", "openai/gpt-5"),
    ("o3", "openai/o3"), ("o4-mini", "openai/o4-mini"), ("o1-pro", "openai/o1-pro"),
    ("claude-sonnet-4-5", "anthropic/claude-sonnet-4-5"),
    ("claude-4-5-sonnet", "anthropic/claude-sonnet-4-5"),
    ("claude-tomorrow", "anthropic/claude-tomorrow"),
    ("gemini-2.5-pro", "google/gemini-2.5-pro"), ("grok-4.3", "xai/grok-4.3"),
    ("mistral-large-latest", "mistral/mistral-large-latest"),
    ("codestral-latest", "mistral/codestral-latest"),
    ("deepseek-chat", "deepseek/deepseek-chat"),
    ("llama-3.3-70b-versatile", "groq/llama-3.3-70b-versatile"),
    ("llama-3.3-70b-instruct", "llama/llama-3.3-70b-instruct"),
    ("command-a-03-2025", "cohere/command-a-03-2025"), ("sonar-pro", "perplexity/sonar-pro"),
    ("gpt-oss-120b", "groq/openai/gpt-oss-120b"), ("gpt-9", "openai/gpt-9"),
    ("morph-v3-fast", "morph/morph-v3-fast"), ("whisper-large-v3", "groq/whisper-large-v3"),
  ])
  func `tell who makes a model without a provider (R3)`(text: String, id: String) {
    #expect(catalog.guess(forBareID: text)?.description == id)
  }

  @Test(arguments: ["", "/", "two words", "a\tb", "no-such-model-anywhere"])
  func `tell nothing of other texts (R3)`(text: String) {
    #expect(catalog.guess(forBareID: text) == nil)
  }
}
