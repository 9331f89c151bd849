import JSONCoding
import Testing

@testable import ProviderOptions

@Suite struct `The effective effort` {
  @Test(
    arguments: [
      ("{}", nil), (#"{"reasoningEffort":"high"}"#, "high"), (#"{"effort":"max"}"#, "max"),
      (#"{"reasoning_effort":"xhigh"}"#, "xhigh"), (#"{"reasoning":{"effort":"low"}}"#, "low"),
      (#"{"reasoning":"off"}"#, "none"), (#"{"think":"high"}"#, "high"),
      (#"{"think":true}"#, "medium"),
      (#"{"thinkingConfig":{"thinkingLevel":"minimal"}}"#, "minimal"),
      (#"{"thinkingConfig":{"thinkingBudget":0}}"#, "none"),
      (#"{"thinkingConfig":{"thinkingBudget":-1}}"#, nil),
      (#"{"thinking":{"type":"enabled","budgetTokens":60000}}"#, "high"),
      (#"{"thinking":{"type":"enabled","budget_tokens":59999}}"#, "medium"),
      (#"{"thinking":{"type":"enabled","budgetTokens":1024}}"#, "minimal"),
      (#"{"thinking":{"type":"disabled","budgetTokens":90000}}"#, "none"),
      (#"{"thinking":{"type":"adaptive"}}"#, "high"),
      (#"{"thinking":{"type":"adaptive"},"effort":"low"}"#, "low"),
      (#"{"thinkingBudget":95000}"#, "xhigh"), (#"{"reasoning":{"max_tokens":30000}}"#, "medium"),
      (#"{"enableThinking":false}"#, "none"), (#"{"reasoningEffort":"default"}"#, nil),
      (#"{"reasoningEffort":"low","thinkingBudget":60000}"#, "high"),
    ] as [(String, String?)])
  func `is told from the options, a budget by its share of the limit (R22)`(
    options: String, effort: String?
  ) throws {
    let options = try #require(try JSONValue(parsing: options).object)
    let found = OptionPlacement.effectiveEffort(options, maxOutputTokens: 100_000)
    #expect(found?.rawValue == effort)
  }

  @Test func `counts as long from high on (R22)`() {
    #expect(ReasoningEffort.allCases.filter(\.isHighOrAbove) == [.high, .xhigh, .max])
    let big: JSONObject = ["thinking": ["type": "enabled", "budgetTokens": 20_000]]
    #expect(OptionPlacement.effectiveEffort(big)?.isHighOrAbove == true)
  }
}
