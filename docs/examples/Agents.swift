import SwitchboardKit

/// One model: its key is the provider's own variable, here `ANTHROPIC_API_KEY`.
func oneModel() -> Agent {
  Agent(
    instructions: "Answer in one sentence.",
    model: "anthropic/claude-sonnet-4-5")
}

/// An account of its own: a key and headers that go with this entry and no other.
func ownAccount(key: String) -> Agent {
  Agent(
    model: .entry(
      ModelEntry(
        "openai/gpt-5", key: key,
        headers: ["OpenAI-Organization": "org-example", "X-Team": "search"])))
}

/// A server of its own: any provider name will do where the entry brings an address.
func ownServer(key: String) -> Agent {
  Agent(
    model: .entry(
      ModelEntry(
        "acme/large", key: key, baseURL: "https://llm.acme.example/v1", dialect: .anthropic)))
}

/// A chain: three more calls for the first entry, one for the second, then a gateway.
func careful() -> Agent {
  Agent(
    model: [
      ModelEntry("openai/gpt-5", maxRetries: 3),
      ModelEntry("anthropic/claude-sonnet-4-5", maxRetries: 1),
      "openrouter/anthropic/claude-sonnet-4.5",
    ])
}

/// A customer of a program that asks in the name of many.
struct Tenant: Sendable {
  var key: String
  var isPaying: Bool
}

/// A request that names nobody whom the program knows.
struct UnknownTenant: Error {}

/// Key and model by tenant, decided for each request.
func agent(for tenants: [String: Tenant]) -> Agent {
  Agent(
    model: .choosing { context in
      guard let name = context.text("tenant"), let tenant = tenants[name] else {
        throw UnknownTenant()
      }
      let model = tenant.isPaying ? "claude-opus-4-1" : "claude-haiku-4-5"
      return [ModelEntry("anthropic/\(model)", key: tenant.key), "openai/gpt-5-mini"]
    })
}

/// The model's id from the request itself.
func asTheRequestSays() -> Agent {
  Agent(model: "{provider-id}/{model-id}")
}

/// Options for two providers, each of which sees its own; a common setting for both.
func thrifty() -> Agent {
  Agent(
    model: ["openai/gpt-5", "anthropic/claude-sonnet-4-5"],
    options: [
      "openai": ["reasoningEffort": "low"],
      "anthropic": ["cacheControl": ["type": "ephemeral"]],
    ],
    settings: CallSettings(maxOutputTokens: 500))
}

/// Limits of each call, and of the whole run.
func impatient() -> Agent {
  Agent(
    model: ["demo/slow", "demo/prose"],
    limits: CallLimits(connect: .seconds(3), firstToken: .seconds(10), idle: .seconds(30)),
    totalLimit: .seconds(60))
}

/// Variables of its own in place of the process's.
func isolated(key: String) -> Agent {
  let runtime = ModelRuntime(environment: ["MISTRAL_API_KEY": key])
  return Agent(model: "mistral/mistral-large-latest", runtime: runtime)
}
