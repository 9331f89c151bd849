import Catalog
import ChatModel
import SwitchboardKit
import TestSupport
import Testing
import Transport

/// A router over the embedded catalogue.
func router(
  _ environment: [String: String] = [:], _ providers: [ProviderConfiguration] = []
) -> Router {
  ModelRuntime(
    environment: environment,
    providers: Dictionary(uniqueKeysWithValues: providers.map { ($0.id, $0) }),
    transport: ScriptedTransport { _, _ in .json(500, "{}") }
  ).router
}

/// The route of an id.
func route(
  _ id: String, _ environment: [String: String] = [:], _ providers: [ProviderConfiguration] = [],
  entry: ModelEntry? = nil
) throws -> Route {
  let router = router(environment, providers)
  return try router.route(entry ?? ModelEntry(id), id: try router.identify(id))
}

/// A provider of the settings file.
func configured(
  _ id: String, _ change: (inout ProviderConfiguration) -> Void
) -> ProviderConfiguration {
  var configuration = ProviderConfiguration(id: id)
  change(&configuration)
  return configuration
}

extension Route {
  /// The key that would be sent; nil when none would.
  var givenKey: String? {
    if case .given(let secret) = key { secret.revealed } else { nil }
  }

  var sentence: String? {
    switch key {
    case .missing(let sentence), .refused(let sentence): sentence
    default: nil
    }
  }
}

@Suite struct `Model ids` {
  @Test func `R1 are split at the first slash`() throws {
    let route = try route("openrouter/anthropic/claude-haiku-4.5", ["OPENROUTER_API_KEY": "k"])

    #expect(route.id.provider == "openrouter")
    #expect(route.wireModel == "anthropic/claude-haiku-4.5")
  }

  @Test func `R2 need not be in the catalogue`() throws {
    #expect(try route("openai/gpt-99", ["OPENAI_API_KEY": "k"]).wireModel == "gpt-99")
  }

  @Test func `R2 of an unknown provider name the nearest ones`() {
    #expect(throws: UsageError.unknownProvider("antropic", nearest: ["anthropic"])) {
      try router().identify("antropic/claude-sonnet-4-5")
    }
  }

  @Test(arguments: [
    ("gpt-5", "openai/gpt-5"), ("claude-sonnet-4-5", "anthropic/claude-sonnet-4-5"),
    ("gemini-2.5-pro", "google/gemini-2.5-pro"), ("", "openai/gpt-5"),
  ])
  func `R3 without a slash say which was probably meant`(text: String, meant: String) {
    #expect(throws: UsageError.badID(text, meant: meant)) { try router().identify(text) }
  }

  @Test(arguments: ["/x", "openai/", "open ai/x", "openai/\u{07}", "/"])
  func `R3 of no possible form are refused`(text: String) {
    #expect(throws: UsageError.self) { try router().identify(text) }
  }

  @Test func `R3 are shown on one line, whatever is in them`() {
    let mistake = UsageError.badID("openai/gpt\n5\u{1B}[2J", meant: nil)

    #expect(mistake.description.hasPrefix("“openai/gpt 5 [2J” is no model id"))
  }

  @Test func `R4 may name a demo model, a local server or a provider of the settings`() throws {
    let acme = configured("acme") { $0.baseURL = "https://llm.acme.example/v1" }

    #expect(try route("demo/prose").dialect == .openAIChat)
    #expect(try route("demo/anthropic/prose").dialect == .anthropic)
    #expect(try route("ollama/llama3").baseURL == "http://127.0.0.1:11434")
    #expect(try route("acme/large", [:], [acme]).baseURL == "https://llm.acme.example/v1")
    #expect(throws: UsageError.self) { try router().identify("demo/no-such-model") }
  }

  @Test func `R5 are filled from the request context`() async throws {
    let (answer, _) = try await run([ModelEntry("{provider-id}/{model-id}")]) {
      $0.context = ["provider-id": "demo", "model-id": "status-401"]
    }

    #expect(answer.requested == ModelID("demo/status-401"))
    await #expect(throws: UsageError.missingContext(name: "model-id", template: "demo/{model-id}"))
    {
      try await run([ModelEntry("demo/{model-id}")])
    }
  }

  @Test func `R12 keep the inner prefix at a gateway`() throws {
    #expect(try route("vercel/openai/gpt-5").wireModel == "openai/gpt-5")
    #expect(try route("openai/gpt-5").wireModel == "gpt-5")
  }
}

@Suite struct `Keys` {
  @Test func `R6 given in the call come before the environment's`() throws {
    let route = try route(
      "openai/gpt-5", ["OPENAI_API_KEY": "environment"],
      entry: ModelEntry("openai/gpt-5", key: "call"))

    #expect(route.givenKey == "call")
  }

  @Test func `R6 come from the first variable that is not empty`() throws {
    let environment = ["GOOGLE_API_KEY": "", "GEMINI_API_KEY": "gemini"]

    #expect(try route("google/gemini-2.5-pro", environment).givenKey == "gemini")
  }

  @Test func `R6 named by the settings come before the environment's`() throws {
    let settings = configured("openai") {
      $0.key = KeyProvision(name: "WORK_KEY", variable: "WORK_KEY") { nil }
    }

    let environment = ["OPENAI_API_KEY": "k", "WORK_KEY": "w"]
    #expect(try route("openai/gpt-5", environment, [settings]).key.origin == "WORK_KEY")
  }

  @Test func `R7 named by the settings are missing when their variable is not set`() throws {
    let settings = configured("openai") {
      $0.key = KeyProvision(name: "WORK_KEY", variable: "WORK_KEY") { nil }
    }

    let sentence = try route("openai/gpt-5", ["OPENAI_API_KEY": "k"], [settings]).sentence
    #expect(sentence == "OpenAI needs a key: set WORK_KEY.")
  }

  @Test func `R7 that are missing name every variable that would do`() throws {
    let sentence = try route("google/gemini-2.5-pro").sentence

    #expect(
      sentence
        == "Google needs a key: set GOOGLE_API_KEY, GOOGLE_GENERATIVE_AI_API_KEY or GEMINI_API_KEY."
    )
  }

  @Test func `R7 beside which something is missing name only that`() throws {
    let both = try route("netlify/openai/gpt-5")
    let one = try route("netlify/openai/gpt-5", ["NETLIFY_TOKEN": "t"])

    #expect(both.sentence == "Netlify needs a key: set NETLIFY_TOKEN and NETLIFY_SITE_ID.")
    #expect(one.sentence == "Netlify needs a key: set NETLIFY_SITE_ID.")
  }

  @Test func `R7 that are missing cost no call and no time`() async throws {
    let clock = StepClock()
    let good = ScriptedModel("own/good", .text("ok"))

    let (answer, events) = try await run(["openai/gpt-5", ModelEntry(good)], clock: clock)

    #expect(answer.attempts[0].outcome == .skipped)
    #expect(answer.attempts[0].kind == .noKey)
    #expect(answer.attempts[0].message == "OpenAI needs a key: set OPENAI_API_KEY.")
    #expect(answer.answeredBy == good.id)
    guard case .entrySkipped = events.first else {
      Issue.record("the skipped entry is not told")
      return
    }
  }

  @Test func `R9 of the environment do not follow a base URL from the settings`() throws {
    let settings = configured("openai") { $0.baseURL = "https://proxy.example/v1" }

    let route = try route("openai/gpt-5", ["OPENAI_API_KEY": "k"], [settings])

    #expect(route.givenKey == nil)
    #expect(
      route.sentence?.contains("OPENAI_API_KEY is not sent to https://proxy.example/v1") == true)
  }

  @Test func `R9 of the environment do not follow a base URL from the call`() throws {
    let entry = ModelEntry("openai/gpt-5", baseURL: "https://proxy.example/v1")

    #expect(try route("openai/gpt-5", ["OPENAI_API_KEY": "k"], entry: entry).givenKey == nil)
  }

  @Test func `R9 go with a base URL from the same hand, and that is said`() throws {
    let byEnvironment = try route(
      "openai/gpt-5", ["OPENAI_API_KEY": "k", "OPENAI_BASE_URL": "https://proxy.example/v1"])
    let byCall = try route(
      "openai/gpt-5",
      entry: ModelEntry("openai/gpt-5", key: "k", baseURL: "https://proxy.example/v1"))

    for route in [byEnvironment, byCall] {
      #expect(route.givenKey == "k")
      #expect(route.notices.first?.contains("goes to proxy.example, not to api.openai.com") == true)
    }
  }

  @Test func `R11 that a sign-in needs more than are listed with the reason`() throws {
    let sentence = try route("github-copilot/gpt-4.1", ["GITHUB_TOKEN": "t"]).sentence

    #expect(sentence?.hasPrefix("GitHub Copilot cannot be asked with a key alone:") == true)
  }

  @Test func `show nothing of themselves in any text`() {
    let secret = Secret("sk-canary-123456", origin: "OPENAI_API_KEY")

    for text in [
      "\(secret)", String(describing: secret), String(reflecting: secret), "\([secret])",
    ] {
      #expect(!text.contains("canary"))
    }
    var dumped = ""
    dump(secret, to: &dumped)
    #expect(!dumped.contains("canary"))
  }
}

@Suite struct `Base URLs` {
  @Test func `R8 come from call, settings, environment and catalogue in that order`() throws {
    let settings = configured("groq") { $0.baseURL = "https://settings.example/v1" }
    let environment = ["GROQ_BASE_URL": "https://environment.example/v1"]
    let entry = ModelEntry("groq/x", baseURL: "https://call.example/v1")

    #expect(
      try route("groq/x", environment, [settings], entry: entry).baseURL
        == "https://call.example/v1")
    #expect(try route("groq/x", environment, [settings]).baseURL == "https://settings.example/v1")
    #expect(try route("groq/x", environment).baseURL == "https://environment.example/v1")
    #expect(try route("groq/x").baseURL == "https://api.groq.com/openai/v1")
  }

  @Test(arguments: [
    ("openai/x", "OPENAI_BASE_URL", "/v1"), ("google/x", "GOOGLE_BASE_URL", "/v1beta"),
    ("ollama/x", "OLLAMA_BASE_URL", ""), ("fireworks-ai/x", "FIREWORKS_AI_BASE_URL", "/v1"),
  ])
  func `R8 without a path get the dialect's usual one`(
    id: String, variable: String, path: String
  ) throws {
    #expect(
      try route(id, [variable: "https://host.example/"]).baseURL == "https://host.example\(path)")
    #expect(
      try route(id, [variable: "https://host.example/a/"]).baseURL == "https://host.example/a")
  }

  @Test(arguments: [
    ("127.0.0.1:1234", "http://127.0.0.1:1234"), ("0.0.0.0", "http://127.0.0.1:11434"),
    ("localhost", "http://localhost:11434"), ("https://box.example", "https://box.example"),
  ])
  func `R8 of Ollama may stand in its own variable`(value: String, url: String) throws {
    #expect(try route("ollama/x", ["OLLAMA_HOST": value]).baseURL == url)
  }

  @Test func `R8 are filled from the environment, a missing variable is named`() throws {
    let id = "cloudflare-workers-ai/x"
    let environment = ["CLOUDFLARE_API_KEY": "k", "CLOUDFLARE_ACCOUNT_ID": "acct"]

    #expect(try route(id, environment).baseURL.contains("/accounts/acct/"))
    #expect(
      try route(id, ["CLOUDFLARE_API_KEY": "k"]).sentence?.contains("CLOUDFLARE_ACCOUNT_ID") == true
    )
  }

  @Test(arguments: [
    "http://llm.example/v1", "ftp://llm.example", "https://user:pass@llm.example", "llm.example",
    "https://", "https://llm.example/v1?key=x", "https://llm .example", "https://llm.example:99999",
  ])
  func `R9 that cannot be used are refused with a sentence`(url: String) {
    #expect(throws: UsageError.self) {
      try route("openai/x", ["OPENAI_BASE_URL": url, "OPENAI_API_KEY": "k"])
    }
  }

  @Test func `R9 over plain http need loopback or leave from the settings`() throws {
    let allowed = configured("acme") {
      $0.baseURL = "http://10.1.2.3/v1"
      $0.allowsPlainHTTP = true
    }

    #expect(try route("openai/x", ["OPENAI_BASE_URL": "http://127.9.9.9:1/v1"]).isLocal)
    #expect(try route("acme/x", [:], [allowed]).allowsPlainHTTP)
  }
}

@Suite struct `An entry with an address of its own` {
  @Test func `R5 may name a provider that nobody knows`() throws {
    let router = router(["ACME_API_KEY": "environment"])
    let entry = ModelEntry("acme/large", key: "call", baseURL: "https://llm.acme.example")
    let id = try router.identify("acme/large", hasAddress: true)

    let route = try router.route(entry, id: id)

    #expect(route.dialect == .openAIChat)
    #expect(route.baseURL == "https://llm.acme.example/v1")
    #expect(route.givenKey == "call")
    #expect(throws: UsageError.self) { try router.identify("acme/large") }
    #expect(throws: UsageError.self) { try router.route(ModelEntry("acme/large"), id: id) }
  }

  @Test func `R5 needs no key`() throws {
    let entry = ModelEntry("acme/large", baseURL: "http://127.0.0.1:9000/v1")

    let route = try router().route(entry, id: ModelID(provider: "acme", model: "large"))

    guard case .notNeeded = route.key else {
      Issue.record("a key is asked for")
      return
    }
  }

  @Test func `R11 says which dialect its address speaks`() throws {
    let known = ModelEntry(
      "anthropic/claude-sonnet-4-5", key: "k", baseURL: "https://proxy.example",
      dialect: .openAIChat)
    let own = ModelEntry(
      "acme/large", key: "k", baseURL: "https://llm.acme.example", dialect: .gemini)

    let route = try route("anthropic/claude-sonnet-4-5", entry: known)
    let ownRoute = try router().route(own, id: ModelID(provider: "acme", model: "large"))

    #expect(route.dialect == .openAIChat)
    #expect(route.provider.signIn(for: route.dialect) == .bearer)
    #expect(ownRoute.baseURL == "https://llm.acme.example/v1beta")
    #expect(ownRoute.provider.signIn == .header("x-goog-api-key"))
  }
}

@Suite struct `Headers of an entry` {
  @Test(arguments: ["a\r\nx: y", "a\nb", "a\u{0}b"])
  func `R10 may not hold a line break`(value: String) {
    let entry = ModelEntry("openai/x", key: "k", headers: ["x-team": value])

    #expect(throws: UsageError.self) { try route("openai/x", entry: entry) }
  }

  @Test func `take variables from the environment, a missing one is named`() throws {
    let settings = configured("openai") { $0.headers = [HTTPHeader("x-team", "${TEAM}")] }

    #expect(try route("openai/x", ["TEAM": "blue"], [settings]).headers.first?.value == "blue")
    #expect(throws: UsageError.unusable("The header x-team needs TEAM: set it.")) {
      try route("openai/x", [:], [settings])
    }
  }
}

@Suite struct `A provider that takes no key` {
  @Test func `says what it would need, and what the credentials that are set cannot do`() throws {
    let plain = try route("google-vertex/gemini-2.5-pro")
    #expect(plain.sentence?.contains("takes Google OAuth tokens") == true)
    let credentials = try route(
      "google-vertex/gemini-2.5-pro", ["GOOGLE_APPLICATION_CREDENTIALS": "/home/me/key.json"])
    #expect(credentials.sentence?.contains("GOOGLE_APPLICATION_CREDENTIALS names a file") == true)
    #expect(credentials.sentence?.contains("/home/me") == false)
  }
}
