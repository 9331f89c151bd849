import SwitchboardKit

/// Asks once, and says who answered and what it took.
func ask(_ agent: Agent, to page: inout some TextOutputStream) async throws {
  let answer = try await agent.generate("Why is the sky blue?")
  print(answer.text, to: &page)

  if let model = answer.answeredBy {
    print("Written by \(model), attempt \(answer.attempts.count).", to: &page)
  }
  if let tokens = answer.usage?.totalTokens, let cost = answer.cost {
    print("\(tokens) tokens, \(cost.dollars) dollars.", to: &page)
  }
}

/// Keeps a conversation: each question goes out with all that was said before.
func converse(_ agent: Agent, _ questions: [String]) async throws -> [Message] {
  var history: [Message] = []
  for question in questions {
    let answer = try await agent.generate(question, after: history)
    history += [.user(question), .assistant(answer.text)]
  }
  return history
}

/// A prompt of several parts.
func describe(_ png: [UInt8], with agent: Agent) async throws -> Answer {
  let picture = Attachment(name: "chart.png", mediaType: "image/png", bytes: png)
  let prompt = Message(.user, [.text("What does this chart say?"), .attachment(picture)])
  return try await agent.generate([prompt])
}

/// An option for one message: the next one is back to what the agent says.
func thinkHard(_ agent: Agent) async throws -> Answer {
  try await agent.generate(
    "Is 2^61 - 1 a prime number?", options: ["openai": ["reasoningEffort": "high"]])
}

/// Options that come as JSON text, `{"openai": {"reasoningEffort": "low"}}` for one.
func apply(_ text: String, to agent: inout Agent) throws {
  for member in try JSONValue(parsing: text).object?.members ?? [] {
    agent.options[member.key] = member.value.object
  }
}
