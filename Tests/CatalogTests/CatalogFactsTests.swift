import Catalog
import ChatModel
import Testing

@Suite struct `The facts of the catalogue` {
  let catalog = Catalog.embedded

  struct Provider: Sendable {
    var id: String
    var kind: ProviderRecord.Kind
    var dialect: Dialect?
    var signIn: ProviderRecord.SignIn
    var baseURL: String
    var keys: [String]
    var others: [String] = []
  }

  @Test(arguments: [
    Provider(
      id: "openai", kind: .maker, dialect: .openAIResponses, signIn: .bearer,
      baseURL: "https://api.openai.com/v1", keys: ["OPENAI_API_KEY"]),
    Provider(
      id: "anthropic", kind: .maker, dialect: .anthropic, signIn: .header("x-api-key"),
      baseURL: "https://api.anthropic.com/v1", keys: ["ANTHROPIC_API_KEY"]),
    Provider(
      id: "google", kind: .maker, dialect: .gemini, signIn: .header("x-goog-api-key"),
      baseURL: "https://generativelanguage.googleapis.com/v1beta",
      keys: ["GOOGLE_API_KEY", "GOOGLE_GENERATIVE_AI_API_KEY", "GEMINI_API_KEY"]),
    Provider(
      id: "xai", kind: .maker, dialect: .openAIResponses, signIn: .bearer,
      baseURL: "https://api.x.ai/v1", keys: ["XAI_API_KEY"]),
    Provider(
      id: "perplexity", kind: .maker, dialect: .openAIChat, signIn: .bearer,
      baseURL: "https://api.perplexity.ai", keys: ["PERPLEXITY_API_KEY"]),
    Provider(
      id: "cohere", kind: .maker, dialect: .openAIChat, signIn: .bearer,
      baseURL: "https://api.cohere.ai/compatibility/v1", keys: ["COHERE_API_KEY"]),
    Provider(
      id: "alibaba", kind: .maker, dialect: .openAIChat, signIn: .bearer,
      baseURL: "https://dashscope-intl.aliyuncs.com/compatible-mode/v1",
      keys: ["DASHSCOPE_API_KEY", "ALIBABA_API_KEY"]),
    Provider(
      id: "openrouter", kind: .gateway, dialect: .openAIChat, signIn: .bearer,
      baseURL: "https://openrouter.ai/api/v1", keys: ["OPENROUTER_API_KEY"]),
    Provider(
      id: "vercel", kind: .gateway, dialect: .openAIChat, signIn: .bearer,
      baseURL: "https://ai-gateway.vercel.sh/v1", keys: ["AI_GATEWAY_API_KEY"]),
    Provider(
      id: "groq", kind: .host, dialect: .openAIChat, signIn: .bearer,
      baseURL: "https://api.groq.com/openai/v1", keys: ["GROQ_API_KEY"]),
    Provider(
      id: "azure", kind: .host, dialect: .openAIResponses, signIn: .header("api-key"),
      baseURL: "https://${AZURE_RESOURCE_NAME}.openai.azure.com/openai/v1",
      keys: ["AZURE_API_KEY"], others: ["AZURE_RESOURCE_NAME"]),
    Provider(
      id: "azure-cognitive-services", kind: .host, dialect: .openAIResponses,
      signIn: .header("api-key"),
      baseURL: "https://${AZURE_COGNITIVE_SERVICES_RESOURCE_NAME}.openai.azure.com/openai/v1",
      keys: ["AZURE_COGNITIVE_SERVICES_API_KEY"],
      others: ["AZURE_COGNITIVE_SERVICES_RESOURCE_NAME"]),
    Provider(
      id: "cloudflare-ai-gateway", kind: .gateway, dialect: .openAIChat,
      signIn: .bearerIn("cf-aig-authorization"),
      baseURL:
        "https://gateway.ai.cloudflare.com/v1/${CLOUDFLARE_ACCOUNT_ID}/${CLOUDFLARE_GATEWAY_ID}/compat",
      keys: ["CLOUDFLARE_API_TOKEN"], others: ["CLOUDFLARE_ACCOUNT_ID", "CLOUDFLARE_GATEWAY_ID"]),
    Provider(
      id: "neon", kind: .host, dialect: .openAIChat, signIn: .bearer,
      baseURL: "${NEON_AI_GATEWAY_BASE_URL}/ai-gateway/mlflow/v1", keys: ["NEON_AI_GATEWAY_TOKEN"],
      others: ["NEON_AI_GATEWAY_BASE_URL"]),
    Provider(
      id: "databricks", kind: .host, dialect: .openAIChat, signIn: .bearer,
      baseURL: "https://${DATABRICKS_HOST}/ai-gateway/mlflow/v1", keys: ["DATABRICKS_TOKEN"],
      others: ["DATABRICKS_HOST"]),
    Provider(
      id: "bailing", kind: .maker, dialect: .openAIChat, signIn: .bearer,
      baseURL: "https://api.tbox.cn/api/llm/v1", keys: ["BAILING_API_TOKEN"]),
    Provider(
      id: "302ai", kind: .gateway, dialect: .openAIChat, signIn: .bearer,
      baseURL: "https://api.302.ai/v1", keys: ["302AI_API_KEY"]),
    Provider(
      id: "kimi-for-coding", kind: .host, dialect: .anthropic, signIn: .header("x-api-key"),
      baseURL: "https://api.kimi.com/coding/v1", keys: ["KIMI_API_KEY"]),
    Provider(
      id: "lmstudio", kind: .local, dialect: .openAIChat, signIn: .optional,
      baseURL: "http://127.0.0.1:1234/v1", keys: ["LMSTUDIO_API_KEY"]),
    Provider(
      id: "privatemode-ai", kind: .local, dialect: .openAIChat, signIn: .optional,
      baseURL: "http://localhost:8080/v1", keys: ["PRIVATEMODE_API_KEY"]),
    Provider(
      id: "ollama", kind: .local, dialect: .ollama, signIn: .optional,
      baseURL: "http://127.0.0.1:11434", keys: []),
    Provider(
      id: "llamacpp", kind: .local, dialect: .openAIChat, signIn: .optional,
      baseURL: "http://127.0.0.1:8080/v1", keys: ["LLAMACPP_API_KEY"]),
    Provider(
      id: "vllm", kind: .local, dialect: .openAIChat, signIn: .optional,
      baseURL: "http://127.0.0.1:8000/v1", keys: ["VLLM_API_KEY"]),
    Provider(
      id: "netlify", kind: .gateway, dialect: .openAIResponses, signIn: .bearer,
      baseURL: "https://api.netlify.com/api/v1", keys: ["NETLIFY_TOKEN"],
      others: ["NETLIFY_SITE_ID"]),
  ])
  func `name how a provider is called (R11)`(expected: Provider) throws {
    let provider = try #require(catalog.provider(expected.id))

    #expect(provider.kind == expected.kind)
    #expect(provider.dialect == expected.dialect)
    #expect(provider.signIn == expected.signIn)
    #expect(provider.baseURL == expected.baseURL)
    #expect(provider.keyVariables == expected.keys)
    #expect(provider.otherVariables == expected.others)
  }

  @Test(arguments: [
    ("amazon-bedrock", "AWS keys"), ("google-vertex", "Google OAuth"),
    ("google-vertex-anthropic", "Google OAuth"), ("github-copilot", "browser"),
    ("gitlab", "GITLAB_TOKEN"), ("sap-ai-core", "AICORE_SERVICE_KEY"),
  ])
  func `say why a provider cannot be called with a key (R11)`(id: String, word: String) throws {
    let provider = try #require(catalog.provider(id))

    guard case .special(let reason) = provider.signIn else {
      Issue.record("\(id) has the sign-in \(provider.signIn)")
      return
    }
    #expect(reason.contains(word))
  }

  @Test func `name six such providers and no others`() {
    let special = catalog.providers.filter { provider in
      if case .special = provider.signIn { return true }
      return false
    }

    #expect(special.count == 6)
    #expect(catalog.provider("amazon-bedrock")?.dialect == nil)
  }

  @Test func `keep the order of the data, the package's own providers last`() {
    let ids = catalog.providers.map(\.id)

    #expect(ids.prefix(3) == ["302ai", "abacus", "abliteration-ai"])
    #expect(ids.suffix(5) == ["zhipuai-coding-plan", "ollama", "llamacpp", "vllm", "netlify"])
    #expect(Set(ids).count == ids.count)
  }

  @Test func `describe Claude Sonnet`() throws {
    let model = try #require(catalog.model("anthropic/claude-sonnet-4-5"))
    var expected = ModelRecord(id: model.id, name: "Claude Sonnet 4.5 (latest)")
    expected.takesAttachments = true
    expected.reasons = true
    expected.callsTools = true
    expected.acceptsTemperature = true
    expected.input = [.text, .image, .pdf]
    expected.contextWindow = 200_000
    expected.maxOutputTokens = 64_000
    expected.prices = ModelPrices(input: 3, output: 15, cacheRead: 0.3, cacheWrite: 3.75)
    expected.released = "2025-09-29"
    expected.knowledge = "2025-07-31"
    expected.reasoningControls = ["budget=1024.."]

    #expect(model == expected)
  }

  @Test func `describe GPT-5`() throws {
    let model = try #require(catalog.model("openai/gpt-5"))

    #expect(model.acceptsTemperature == false)
    #expect(model.structuredOutput == true)
    #expect(model.contextWindow == 400_000)
    #expect(model.maxInputTokens == 272_000)
    #expect(model.maxOutputTokens == 128_000)
    #expect(model.reasoningControls == ["effort=minimal,low,medium,high"])
    #expect(model.prices == ModelPrices(input: 1.25, output: 10, cacheRead: 0.125))
  }

  @Test func `have tiers, and the prices of a faster service`() throws {
    let model = try #require(catalog.model("openai/gpt-5.4"))

    #expect(
      model.prices
        == ModelPrices(
          input: 2.5, output: 15, cacheRead: 0.25,
          tiers: [.init(above: 272_000, input: 5, output: 22.5, cacheRead: 0.5)],
          fast: .init(above: 0, input: 5, output: 30, cacheRead: 0.5)))
    #expect(catalog.model("alibaba/qwen-plus")?.prices?.reasoning == 4)
    #expect(catalog.model("groq/whisper-large-v3")?.prices == nil)
    #expect(catalog.model("cohere/north-mini-code-1-0")?.prices?.input == 0)
  }

  @Test func `have modalities, months and states`() throws {
    let gemini = try #require(catalog.model("google/gemini-3-pro-preview"))
    let speech = try #require(catalog.model("google/gemini-2.5-flash-preview-tts"))
    let whisper = try #require(catalog.model("groq/whisper-large-v3"))

    #expect(gemini.input == [.text, .image, .pdf, .audio, .video])
    #expect(gemini.status == .deprecated)
    #expect(gemini.knowledge == "2025-01")
    #expect(speech.output == [.audio] && !speech.isChat)
    #expect(whisper.contextWindow == nil && whisper.maxOutputTokens == nil && !whisper.isChat)
    #expect(catalog.model("mistral/mistral-embed")?.isChat == false)
  }

  @Test(
    arguments: [
      ("opencode/claude-haiku-4-5", Dialect.anthropic, nil, "x-api-key"),
      ("opencode/gpt-5", .openAIResponses, nil, nil),
      ("opencode/gemini-3-flash", .gemini, nil, "x-goog-api-key"),
      (
        "zenmux/anthropic/claude-haiku-4.5", .anthropic, "https://zenmux.ai/api/anthropic/v1",
        "x-api-key"
      ),
      ("sakana/fugu", .openAIResponses, nil, nil),
      (
        "azure/claude-haiku-4-5", .anthropic,
        "https://${AZURE_RESOURCE_NAME}.services.ai.azure.com/anthropic/v1", "x-api-key"
      ),
      ("freemodel/gpt-5.3-codex", .openAIChat, "https://api.freemodel.dev/v1", nil),
    ] as [(String, Dialect, String?, String?)])
  func `say where a model differs from its provider (R8, R11)`(
    id: String, dialect: Dialect, base: String?, header: String?
  ) throws {
    let model = try #require(catalog.model(ModelID(id)))
    let provider = try #require(catalog.provider(model.id.provider))

    #expect(model.dialect == dialect)
    #expect(model.baseURL == base)
    #expect(provider.signIn(for: model.dialect) == (header.map { .header($0) } ?? .bearer))
  }

  @Test func `keep the provider's sign-in where the dialect is its own`() throws {
    let azure = try #require(catalog.provider("azure"))
    let cloudflare = try #require(catalog.provider("cloudflare-ai-gateway"))

    #expect(azure.signIn(for: nil) == .header("api-key"))
    #expect(azure.signIn(for: .openAIChat) == .header("api-key"))
    #expect(cloudflare.signIn(for: .anthropic) == .bearerIn("cf-aig-authorization"))
    #expect(catalog.model("cohere/north-mini-code-1-0")?.baseURL == nil)
  }

  @Test func `split an id at its first slash only (R1)`() {
    #expect(catalog.model("openrouter/anthropic/claude-haiku-4.5")?.prices?.output == 5)
    #expect(catalog.model("openrouter/claude-haiku-4.5") == nil)
    #expect(catalog.model("nobody/claude-haiku-4.5") == nil)
    #expect(catalog.models(of: "nobody").isEmpty)
    #expect(catalog.provider("nobody") == nil)
  }

  @Test func `have a default model for every provider that has a chat model`() throws {
    for provider in catalog.providers {
      let chat = catalog.models(of: provider.id).filter { $0.isChat && $0.status != .deprecated }
      let chosen = catalog.defaultModel(of: provider.id)
      #expect((chosen == nil) == chat.isEmpty, "\(provider.id)")
      if let chosen { #expect(catalog.model(chosen)?.isChat == true, "\(chosen)") }
    }
  }

  @Test func `take the newest chat model that calls tools for the other providers`() throws {
    let models = catalog.models(of: "moonshotai")
    let chosen = try #require(catalog.defaultModel(of: "moonshotai").flatMap(catalog.model))
    let others = models.filter { $0.isChat && $0.callsTools && $0.status != .deprecated }

    #expect(chosen.callsTools && chosen.status != .deprecated)
    #expect(others.allSatisfy { $0.released ?? "" <= chosen.released ?? "" })
  }

  @Test(arguments: [
    "anthropic/claude-sonnet-4-5", "openai/gpt-5", "google/gemini-2.5-flash", "xai/grok-4.3",
    "groq/llama-3.3-70b-versatile", "mistral/mistral-medium-latest", "deepseek/deepseek-chat",
    "openrouter/anthropic/claude-sonnet-4.5", "cohere/command-a-03-2025",
    "llama/llama-3.3-70b-instruct", "perplexity/sonar",
  ])
  func `have the package's defaults among the models`(text: String) throws {
    let id = try #require(ModelID(text))

    #expect(catalog.defaultModel(of: id.provider) == id)
    #expect(catalog.model(id)?.isChat == true)
  }

  @Test func `look for keys in the order of the first run`() {
    let order = catalog.providersByPreference

    #expect(
      order.prefix(9) == [
        "anthropic", "openai", "google", "xai", "groq", "mistral", "deepseek", "openrouter",
        "302ai",
      ])
    #expect(Set(order).count == 151 && order.count == 151)
  }
}

extension Catalog {
  fileprivate func model(_ text: String) -> ModelRecord? { model(ModelID(text)) }
  fileprivate func model(_ id: ModelID?) -> ModelRecord? { id.flatMap { model($0) } }
}
