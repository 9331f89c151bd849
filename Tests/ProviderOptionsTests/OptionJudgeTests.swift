import ChatModel
import JSONCoding
import Testing

@testable import ProviderOptions

/// Restrictions as the vendors document them, taken down apart from the rules of the tables.
@Suite struct `The options that a model takes` {
  /// A model as the catalogue has it; `plain` does not reason, `-` is not in the catalogue.
  private static func judge(_ id: String, _ facts: String = "") throws -> OptionJudge {
    let model = try #require(ModelID(id))
    var traits =
      facts == "-"
      ? ModelTraits(model)
      : ModelTraits(
        model, reasons: facts != "plain",
        controls: facts.split(separator: "|").map(String.init).filter { $0 != "plain" })
    traits.takesImages = facts == "-" ? nil : false
    traits.takesSound = facts == "-" ? nil : false
    return OptionJudge(traits)
  }

  private static func problems(
    _ id: String, _ facts: String, _ options: JSONObject
  ) throws -> [String] {
    let judge = try judge(id, facts)
    let dialects = Dialect.allCases.filter { dialect in
      options.effectiveMembers.allSatisfy {
        OptionSchema.schema(
          namespace: judge.model.id.provider, key: $0.key, dialect: dialect)?
          .place(in: dialect) != nil
      }
    }
    return judge.problems(in: options, dialect: dialects.first ?? .openAIChat)
  }

  /// Model, what the catalogue says, options that are refused, options that are taken.
  private static let documented: [(String, String, JSONObject, JSONObject)] = [
    ("openai/gpt-4o", "plain", ["reasoningEffort": "low"], ["logprobs": true]),
    ("openai/gpt-5-chat-latest", "", ["reasoningEffort": "low"], ["textVerbosity": "low"]),
    ("openai/gpt-5.1", "effort=none,low,medium,high", ["reasoningEffort": "minimal"], [:]),
    ("openai/gpt-5.6-sol", "-", ["reasoningEffort": "minimal"], ["reasoningEffort": "max"]),
    ("openai/gpt-5.6-sol", "-", ["promptCacheRetention": "24h"], ["serviceTier": "ultrafast"]),
    ("openai/gpt-5.6", "-", ["serviceTier": "ultrafast"], ["reasoningMode": "pro"]),
    (
      "openai/gpt-5.5", "effort=low", ["promptCacheRetention": "in_memory"],
      ["promptCacheRetention": "24h"]
    ),
    ("openai/gpt-5.5", "effort=low", ["promptCacheOptions": ["mode": "explicit"]], [:]),
    (
      "openai/gpt-5.4", "effort=none,low", ["reasoningMode": "pro"], ["reasoningSummary": "concise"]
    ),
    ("openai/gpt-5", "effort=low", ["reasoningSummary": "concise"], ["reasoningSummary": "auto"]),
    ("openai/gpt-4.1", "plain", ["textVerbosity": "low"], ["serviceTier": "priority"]),
    ("openai/gpt-4.1", "plain", ["serviceTier": "flex"], ["logitBias": ["50256": -100]]),
    ("openai/gpt-5-nano", "effort=low", ["serviceTier": "fast"], ["serviceTier": "flex"]),
    ("openai/o3-2025-04-16", "effort=low", ["logitBias": ["1": 1]], ["serviceTier": "flex"]),
    (
      "openai/gpt-5.2", "effort=none,low", ["logprobs": true],
      ["logprobs": true, "reasoningEffort": "none"]
    ),
    ("openai/gpt-4o", "plain", ["audio": ["voice": "a"]], [:]),
    ("openai/gpt-4o-audio-preview", "plain", [:], ["modalities": ["text", "audio"]]),
    ("openai/gpt-4o", "plain", ["webSearchOptions": [:]], [:]),
    ("openai/gpt-4o", "plain", ["conversation": "a", "previousResponseId": "b"], ["n": 2]),
    ("openai/gpt-4o", "plain", ["background": true, "store": false], ["background": true]),
    ("azure/gpt-5.2", "effort=none,low", ["reasoningMode": "pro"], [:]),

    (
      "anthropic/claude-sonnet-4-5", "budget=1024..63999", ["effort": "low"],
      ["thinking": ["type": "enabled", "budgetTokens": 2048]]
    ),
    ("anthropic/claude-sonnet-4-5", "budget=1024..63999", ["thinking": ["type": "adaptive"]], [:]),
    (
      "anthropic/claude-sonnet-4-5", "budget=1024..63999",
      ["thinking": ["type": "enabled", "budgetTokens": 64_000]], [:]
    ),
    ("anthropic/claude-sonnet-4-5-20250929", "budget=1024..", ["speed": "fast"], [:]),
    (
      "anthropic/claude-opus-4-6", "effort=low,high,max|budget=1024..", ["effort": "xhigh"],
      ["speed": "fast", "effort": "max"]
    ),
    (
      "anthropic/claude-opus-4-7", "effort=low,xhigh",
      ["thinking": ["type": "enabled", "budgetTokens": 2048]], ["thinking": ["type": "adaptive"]]
    ),
    (
      "anthropic/claude-opus-5", "-", ["thinking": ["type": "disabled"], "effort": "max"],
      ["thinking": ["type": "disabled"], "effort": "high"]
    ),
    (
      "anthropic/claude-opus-4-0", "budget=1024..", ["structuredOutputMode": "outputFormat"],
      ["structuredOutputMode": "jsonTool"]
    ),
    ("google-vertex-anthropic/claude-opus-4-5@20251101", "effort=low", ["speed": "fast"], [:]),

    (
      "google/gemini-2.5-pro", "budget=128..32768", ["thinkingConfig": ["thinkingLevel": "low"]],
      ["thinkingConfig": ["thinkingBudget": -1]]
    ),
    ("google/gemini-2.5-pro", "budget=128..32768", ["thinkingConfig": ["thinkingBudget": 0]], [:]),
    (
      "google/gemini-2.5-flash", "toggle|budget=0..24576",
      ["thinkingConfig": ["thinkingBudget": 24_577]], ["thinkingConfig": ["thinkingBudget": 0]]
    ),
    (
      "google/gemini-2.5-flash-lite", "toggle|budget=512..24576",
      ["thinkingConfig": ["thinkingBudget": 100]], ["thinkingConfig": ["thinkingBudget": 0]]
    ),
    (
      "google/gemini-3-pro-preview", "effort=low,high",
      ["thinkingConfig": ["thinkingLevel": "medium"]], ["thinkingConfig": ["thinkingLevel": "low"]]
    ),
    (
      "google/gemini-3-pro-preview", "effort=low,high", ["thinkingConfig": ["thinkingBudget": 512]],
      ["thinkingConfig": ["includeThoughts": true]]
    ),
    (
      "google/gemini-flash-latest", "toggle|budget=0..24576",
      ["thinkingConfig": ["thinkingLevel": "minimal"]],
      ["thinkingConfig": ["thinkingLevel": "medium"]]
    ),
    (
      "google/gemini-3-pro-preview", "effort=low,high", ["responseModalities": ["IMAGE"]],
      ["responseModalities": ["TEXT"]]
    ),
    ("google/gemini-2.5-flash", "toggle", ["imageConfig": ["imageSize": "2K"]], [:]),
    ("google/gemini-2.5-flash", "toggle", ["audioTimestamp": true], [:]),
    ("google-vertex/gemini-2.5-flash", "toggle", ["streamFunctionCallArguments": true], [:]),

    ("xai/grok-4.20-0309-reasoning", "", ["reasoningEffort": "none"], [:]),
    ("xai/grok-4.20-0309-non-reasoning", "plain", ["reasoningEffort": "none"], [:]),
    ("xai/grok-4.5", "-", ["reasoningEffort": "none"], ["reasoningEffort": "high"]),
    ("xai/grok-4.6", "-", [:], ["reasoningEffort": "xhigh"]),
    (
      "groq/openai/gpt-oss-120b", "effort=low,high", ["reasoningFormat": "raw"],
      ["includeReasoning": false]
    ),
    (
      "groq/qwen/qwen3-32b", "effort=none,default", ["includeReasoning": true],
      ["reasoningFormat": "raw"]
    ),
    (
      "groq/qwen/qwen3-32b", "effort=none,default", ["reasoningEffort": "low"],
      ["reasoningEffort": "default"]
    ),
    ("groq/llama-3.3-70b-versatile", "plain", ["searchSettings": ["country": "ch"]], [:]),
    ("groq/compound-mini", "plain", [:], ["searchSettings": ["country": "ch"]]),
    (
      "mistral/magistral-medium-latest", "", ["reasoningEffort": "high"],
      ["promptMode": "reasoning"]
    ),
    (
      "mistral/mistral-small-2603", "effort=none,high", ["promptMode": "reasoning"],
      ["reasoningEffort": "none"]
    ),
    ("deepseek/deepseek-chat", "plain", ["thinking": ["type": "enabled"]], ["logprobs": true]),
    (
      "deepseek/deepseek-v4-pro", "toggle|effort=high,max", ["logprobs": true],
      ["logprobs": true, "thinking": ["type": "disabled"]]
    ),
    (
      "deepseek/deepseek-v4-pro", "toggle|effort=high,max", ["reasoningEffort": "medium"],
      ["reasoningEffort": "low"]
    ),
    ("perplexity/sonar-pro", "plain", ["reasoning_effort": "low"], [:]),
    (
      "perplexity/sonar", "plain",
      ["search_recency_filter": "day", "search_after_date_filter": "01/31/2026"],
      ["search_recency_filter": "day"]
    ),
    (
      "openrouter/openai/gpt-5", "effort=low", ["reasoning": ["max_tokens": 9]],
      ["reasoning": ["effort": "xhigh"]]
    ),
    (
      "openrouter/anthropic/claude-sonnet-4.5", "budget=1024..", ["prompt_cache_options": [:]],
      ["reasoning": ["max_tokens": 9]]
    ),
    (
      "cerebras/zai-glm-4.7", "effort=none", ["reasoningEffort": "low"],
      ["disableReasoning": true]
    ),
    (
      "cerebras/gpt-oss-120b", "effort=low", ["disableReasoning": true, "topLogprobs": 2],
      ["topLogprobs": 2, "logprobs": true]
    ),
    ("alibaba/qwq-plus", "", ["enableThinking": true], [:]),
    ("alibaba/qwen-plus", "toggle|budget=..", [:], ["enableThinking": false, "thinkingBudget": 9]),
    ("moonshotai/kimi-k3", "-", ["thinking": ["type": "disabled"]], ["reasoningEffort": "max"]),
    ("moonshotai/kimi-k2-thinking", "", ["thinking": ["type": "disabled"]], [:]),
    (
      "moonshotai/kimi-k2.6", "toggle", ["reasoningEffort": "low"],
      ["thinking": ["type": "disabled"], "reasoningHistory": "preserved"]
    ),
    ("moonshotai/kimi-k2.5", "toggle", ["reasoningHistory": "preserved"], [:]),
    ("ollama/gpt-oss:20b", "-", ["think": true], ["think": "low"]),
  ]

  @Test(arguments: Self.documented.indices)
  func `are those that its vendor documents (R19)`(row: Int) throws {
    let (id, facts, refused, taken) = Self.documented[row]
    for member in refused.effectiveMembers where refused.members.count == 1 {
      #expect(try Self.problems(id, facts, [member.key: member.value]).count == 1, "\(id)")
    }
    if !refused.isEmpty { #expect(try !Self.problems(id, facts, refused).isEmpty, "\(id)") }
    #expect(try Self.problems(id, facts, taken) == [], "\(id)")
  }

  @Test func `are all of them where nothing is known of the model`() throws {
    let problems = try Self.problems(
      "anthropic/claude-next", "-",
      ["speed": "fast", "effort": "max", "thinking": ["type": "enabled", "budgetTokens": 9999]])
    #expect(problems == [])
  }

  @Test(
    arguments: [
      (
        "anthropic/claude-sonnet-4-5", ["speed": "fast"],
        "speed is refused: only on claude-opus-4-6."
      ),
      (
        "anthropic/claude-opus-4-7", ["thinking": ["type": "enabled", "budgetTokens": 2048]],
        "type enabled is refused: claude-opus-4-7 takes adaptive or disabled."
      ),
      (
        "anthropic/claude-opus-5", ["thinking": ["type": "disabled"], "effort": "max"],
        "type disabled is refused: claude-opus-5 takes adaptive."
      ),
      (
        "openai/gpt-4o", ["conversation": "a", "previousResponseId": "b"],
        "conversation is refused: not with previousResponseId."
      ),
      ("openai/gpt-4o", ["n": "many"], "n must be a whole number from 1 to 128; many was typed."),
    ] as [(String, JSONObject, String)])
  func `are named in a sentence with the values that are left`(
    id: String, options: JSONObject, sentence: String
  ) throws {
    #expect(try Self.problems(id, "effort=low,high,max|budget=1024..", options) == [sentence])
  }

  @Test func `have a range with exceptions`() throws {
    let judge = try Self.judge("google/gemini-2.5-flash-lite", "toggle|budget=512..24576")
    let option = try #require(
      OptionSchema.schema(
        namespace: "google", key: "thinkingConfig.thinkingBudget", dialect: .gemini))
    let verdict = judge.judge(option, at: ["thinkingConfig", "thinkingBudget"], in: [:])
    #expect(verdict.option.type == .integer(OptionBounds(lower: 512, upper: 24_576)))
    #expect(verdict.option.extras == [-1, 0])
  }

  @Test(arguments: [
    ("gpt-5", "gpt-5", true), ("gpt-5", "gpt-5.1", false), ("gpt-5-*", "gpt-5-mini", true),
    ("*-audio*", "gpt-4o-audio-preview", true), ("*-audio*", "gpt-4o", false),
    ("claude-opus-4-5", "claude-opus-4.5", true), ("claude-opus-4", "claude-opus-4-20250514", true),
    ("gpt-oss*", "openai/gpt-oss-20b", true), ("openai/*", "openai/gpt-oss-20b", true),
    ("o3", "o3-2025-04-16", true), ("o3", "o3-mini-2025-01-31", false), ("*", "", true),
    ("a*b*a", "aba", true), ("a*a", "a", false),
    ("grok-4.20-*reasoning", "grok-4.20-reasoning", true),
  ])
  func `are found by names with gaps`(pattern: String, name: String, matches: Bool) {
    let model = ModelTraits(ModelID(provider: "openai", model: name))
    #expect(ModelPattern(pattern).matches(model) == matches)
  }
}
