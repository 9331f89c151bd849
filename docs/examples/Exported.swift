import SwitchboardKit

/// A chain with options for each provider.
///
/// What `switchboard export --as swift` writes.
// swift-format-ignore
func exportedChain() async throws {
  let agent = Agent(
    instructions: """
      Answer in one sentence.
      Never say "maybe".
      """,
    model: [
      ModelEntry(
        "openai/gpt-5",
        headers: ["OpenAI-Organization": "org-example"],
        maxRetries: 3),
      ModelEntry(
        "anthropic/claude-sonnet-4-5",
        maxRetries: 1,
        settings: CallSettings(temperature: 0.5)),
    ],
    options: [
      "anthropic": ["cacheControl": ["type": "ephemeral"]],
      "openai": ["reasoningEffort": "low"],
    ])

  for try await event in agent.stream("Why is the sky blue?") {
    if case .content(_, .text(let piece)) = event { print(piece, terminator: "") }
  }
}

/// A conversation with a file.
///
/// What `switchboard export --as swift` writes.
// swift-format-ignore
func exportedConversation(file: [UInt8]) async throws {
  // file: the bytes of "chart.png"

  let agent = Agent(
    model: "anthropic/claude-sonnet-4-5",
    limits: CallLimits(firstToken: .seconds(20), idle: .seconds(1.5)),
    totalLimit: .seconds(60))

  for try await event in agent.stream([
    .user("Hello."),
    .assistant("Hello."),
    Message(.user, [
      .text("What is this?"),
      .attachment(Attachment(name: "chart.png", mediaType: "image/png", bytes: file)),
    ], options: ["anthropic": ["cacheControl": ["type": "ephemeral"]]]),
  ]) {
    if case .content(_, .text(let piece)) = event { print(piece, terminator: "") }
  }
}

/// An address of one's own, asked for a whole reply.
///
/// What `switchboard export --as swift` writes.
// swift-format-ignore
func exportedAddress() async throws {
  let environment = ModelRuntime.processEnvironment()
  let agent = Agent(
    instructions: "Be brief.",
    model: .entry(
      ModelEntry(
        "acme/large",
        key: environment["ACME_API_KEY"],
        baseURL: "https://llm.acme.example/v1",
        dialect: .openAIChat,
        headers: ["X-Team": environment["X_TEAM"] ?? "", "X-Title": "shown"])),
    options: [
      "acme": ["user": "me", "reasoningEffort": "low", "trialFlag": [1, 2]],
    ],
    settings: CallSettings(maxOutputTokens: 500, stopSequences: ["END"]))

  let answer = try await agent.generate("Why is the sky blue?")
  print(answer.text)
}

/// An entry with everything of its own, and an option that holds a secret.
///
/// What `switchboard export --as swift` writes.
// swift-format-ignore
func exportedEntry() async throws {
  let environment = ModelRuntime.processEnvironment()
  let agent = Agent(
    model: [
      ModelEntry(
        "acme/large",
        key: environment["ACME_API_KEY"],
        baseURL: "https://llm.acme.example/v1",
        dialect: .openAIChat,
        maxRetries: 2,
        limits: CallLimits(connect: .seconds(3)),
        options: ["acme": ["user": "me", "trialFlag": nil]],
        settings: CallSettings(topP: 0.5, stopSequences: ["a", "b"]),
        afterText: .stop),
      ModelEntry("demo/slow", isEnabled: false),
    ],
    options: [
      "anthropic": [
        "mcpServers": [
          [
            "type": "url",
            "name": "x",
            "url": "https://mcp.example",
            "authorizationToken": .string(environment["AUTHORIZATION_TOKEN"] ?? ""),
          ],
        ],
      ],
    ])

  let answer = try await agent.generate(
    "Why is the sky blue?",
    options: ["acme": ["reasoningEffort": "high"]])
  print(answer.text)
}

/// A race.
///
/// What `switchboard export --as swift` writes.
// swift-format-ignore
func exportedRace() async throws {
  let agent = Agent(
    model: [
      ModelEntry("demo/prose", weight: 1.5),
      "demo/code",
    ],
    strategy: .race(hedgeAfter: .seconds(0.8), winOn: .complete))

  for try await event in agent.stream("Why is the sky blue?") {
    if case .content(_, .text(let piece)) = event { print(piece, terminator: "") }
  }
}
