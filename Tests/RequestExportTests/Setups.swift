import Catalog
import ChatModel
import RequestExport
import SwitchboardKit
import Transport

/// Setups that several tests write as code.
enum Setups {
  /// Keys as they might stand in an environment; none of them may be seen anywhere.
  static let keys = [
    "OPENAI_API_KEY": "sk-secret-1", "ANTHROPIC_API_KEY": "sk-secret-2",
    "GOOGLE_API_KEY": "sk-secret-3", "ACME_API_KEY": "sk-secret-4", "GROQ_API_KEY": "sk-secret-5",
    "OPENROUTER_API_KEY": "sk-secret-6", "TOGETHER_API_KEY": "sk-secret-7",
    "XAI_API_KEY": "sk-secret-8", "AZURE_API_KEY": "sk-secret-9", "NETLIFY_TOKEN": "sk-secret-10",
    "NETLIFY_SITE_ID": "site", "FIREWORKS_API_KEY": "sk-secret-11",
  ]

  static func runtime(
    _ providers: [ProviderConfiguration] = [acme], environment: [String: String] = keys
  ) -> ModelRuntime {
    ModelRuntime(
      environment: environment,
      providers: Dictionary(providers.map { ($0.id, $0) }) { _, last in last })
  }

  /// A provider of one's own that speaks Chat Completions.
  static var acme: ProviderConfiguration {
    var acme = ProviderConfiguration(id: "acme")
    acme.baseURL = "https://llm.acme.example/v1"
    acme.key = KeyProvision(name: "ACME_API_KEY", variable: "ACME_API_KEY") { nil }
    return acme
  }

  /// A run of these entries for one prompt.
  static func plan(
    _ entries: [ModelEntry], system: String? = nil, prompt: String = "Why is the sky blue?",
    messageOptions: ModelOptions = [:]
  ) -> RunPlan {
    let system = system.map { [Message.system($0)] } ?? []
    return RunPlan(
      entries: entries, messages: system + [.user(prompt, options: messageOptions)])
  }

  static func exported(
    _ plan: RunPlan, name: String = "assistant", runtime: ModelRuntime = runtime()
  ) throws -> ExportedRequest {
    ExportedRequest(plan, previews: try runtime.previews(of: plan), name: name)
  }

  /// Two entries with options, headers, retries and limits of their own.
  static var careful: RunPlan {
    var plan = plan(
      [
        ModelEntry(
          "openai/gpt-5", headers: ["OpenAI-Organization": "org-example"], maxRetries: 3),
        ModelEntry(
          "anthropic/claude-sonnet-4-5", maxRetries: 1, settings: CallSettings(temperature: 0.5)),
      ], system: "Answer in one sentence.\nNever say \"maybe\".")
    plan.options = [
      "openai": ["reasoningEffort": "low"], "anthropic": ["cacheControl": ["type": "ephemeral"]],
    ]
    return plan
  }

  /// One entry of a provider of one's own, asked for a whole reply.
  static var custom: RunPlan {
    var plan = plan(
      [ModelEntry("acme/large", headers: ["X-Team": "secret-team", "X-Title": "shown"])],
      system: "Be brief.")
    plan.options = ["acme": ["user": "me", "reasoningEffort": "low", "trialFlag": [1, 2]]]
    plan.settings = CallSettings(maxOutputTokens: 500, stopSequences: ["END"])
    plan.streams = false
    return plan
  }

  /// A Gemini model that thinks.
  static var thinking: RunPlan {
    var plan = plan([ModelEntry("google/gemini-2.5-flash")], system: "Be brief.")
    plan.options = [
      "google": [
        "thinkingConfig": ["thinkingBudget": 1024, "includeThoughts": true],
        "safetySettings": [
          ["category": "HARM_CATEGORY_HARASSMENT", "threshold": "BLOCK_ONLY_HIGH"]
        ],
        "serviceTier": "flex",
      ]
    ]
    plan.settings = CallSettings(temperature: 0.2, topK: 20)
    return plan
  }
}
