import ChatModel
import JSONCoding
import Testing

@testable import ProviderOptions

@Suite struct `Checking a value` {
  @Test(arguments: [
    (
      "anthropic", "thinking.budgetTokens", "900",
      "budgetTokens must be 1024 or more; 900 was typed."
    ),
    (
      "anthropic", "thinking", #"{"type":"enabled","budgetTokens":900}"#,
      "budgetTokens must be 1024 or more; 900 was typed."
    ),
    ("anthropic", "thinking", "{}", "thinking needs type: adaptive, enabled or disabled."),
    (
      "anthropic", "thinking", #"{"type":"adaptive","budgetTokens":2000}"#,
      "budgetTokens goes only with type enabled."
    ),
    ("anthropic", "thinking", "true", "thinking must be an object; true was typed."),
    (
      "anthropic", "effort", #""huge""#,
      "effort must be low, medium, high, xhigh or max; huge was typed."
    ),
    ("openai", "n", "129", "n must be from 1 to 128; 129 was typed."),
    ("openai", "n", "1.5", "n must be a whole number from 1 to 128; 1.5 was typed."),
    ("openai", "store", #""yes""#, "store must be true or false; yes was typed."),
    ("openai", "user", "3", "user must be a text; 3 was typed."),
    (
      "openai", "logprobs", "21",
      "logprobs must be true or false, or a whole number from 0 to 20; 21 was typed."
    ),
    (
      "openai", "modalities", #"["text","smell"]"#,
      "modalities[1] must be text or audio; smell was typed."
    ),
    ("openai", "logitBias", #"{"7":200}"#, "logitBias.7 must be from -100 to 100; 200 was typed."),
    (
      "openai", "contextManagement", "[{}]", "contextManagement[0] needs type: compaction."
    ),
    (
      "anthropic", "contextManagement", #"{"edits":[{"type":"clear_thinking_20251015","keep":3}]}"#,
      "edits[0].keep must be all, or an object; 3 was typed."
    ),
    (
      "anthropic", "mcpServers", #"[{"type":"url","name":"n","url":"u","authorizationToken":77}]"#,
      "mcpServers[0].authorizationToken must be a text."
    ),
  ])
  func `finds what is wrong and says it in a sentence (R19)`(
    namespace: String, key: String, value: String, sentence: String
  ) throws {
    let dialect: Dialect =
      namespace == "anthropic"
      ? .anthropic : key == "contextManagement" ? .openAIResponses : .openAIChat
    let option = try #require(
      OptionSchema.schema(namespace: namespace, key: key, dialect: dialect))
    let problem = option.validate(try JSONValue(parsing: value))
    #expect(problem == sentence)
  }

  @Test(arguments: [
    ("openai", "logprobs", "true"), ("openai", "logprobs", "20"), ("openai", "n", "null"),
    ("openai", "n", "2.0"), ("openrouter", "provider", #"{"sort":{"by":"price"},"zdr":true}"#),
    ("anthropic", "thinking", #"{"type":"enabled","budget_tokens":1024,"trial":1}"#),
    ("anthropic", "fallbacks", #""default""#), ("acme", "reasoningEffort", #""whatever""#),
    ("ollama", "keep_alive", "-1"), ("openai", "metadata", #"{"a":"b"}"#),
  ])
  func `finds nothing wrong with what is allowed`(
    namespace: String, key: String, value: String
  ) throws {
    let option = try #require(
      OptionSchema.schema(namespace: namespace, key: key, dialect: .openAIChat))
    #expect(option.validate(try JSONValue(parsing: value)) == nil)
  }

  @Test func `counts characters and members`() throws {
    let id = try #require(
      OptionSchema.schema(namespace: "openai", key: "safetyIdentifier", dialect: .openAIChat))
    let long = JSONValue.string(String(repeating: "x", count: 65))
    #expect(id.validate(long) == "safetyIdentifier must have at most 64 characters; it has 65.")
  }

  @Test func `knows options by name and by the names down to a field`() {
    func found(_ namespace: String, _ key: String, _ dialect: Dialect) -> OptionDescription? {
      OptionSchema.schema(namespace: namespace, key: key, dialect: dialect)
    }
    #expect(found("google", "thinkingConfig.thinkingBudget", .gemini)?.wireName == "thinkingBudget")
    #expect(found("anthropic", "cache_control.ttl", .anthropic)?.defaultValue == "5m")
    #expect(
      found("bedrock", "reasoningConfig.display", .openAIChat)?.type
        == .choice(["omitted", "summarized"]))
    #expect(found("openai", "trialFlag", .openAIChat) == nil)
    #expect(found("openai", "", .openAIChat) == nil)
    #expect(found("openai", "store.x", .openAIChat) == nil)
  }

  @Test func `lists the options of a dialect once each, the provider's own first`() {
    let chat = OptionSchema.options(namespace: "acme", dialect: .openAIChat).map(\.key)
    #expect(chat.count == Set(chat).count)
    #expect(chat.prefix(2) == ["user", "reasoningEffort"])
    #expect(chat.contains("logitBias") && !chat.contains("conversation"))
    let vertex = OptionSchema.options(namespace: "vertex", dialect: .gemini).map(\.key)
    #expect(vertex.contains("labels") && !vertex.contains("serviceTier"))
    #expect(OptionSchema.options(namespace: "alibaba-cn", dialect: .openAIChat).count == 4)
    #expect(OptionSchema.options(namespace: "azure", dialect: .openAIResponses).count > 30)
  }
}
