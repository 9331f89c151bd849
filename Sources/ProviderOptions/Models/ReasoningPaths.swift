/// The options that ask for more or less thinking, wherever they stand.
package enum ReasoningPaths {
  package static let efforts = [
    ["reasoningEffort"], ["reasoning", "effort"], ["effort"], ["thinkingConfig", "thinkingLevel"],
    ["reasoningConfig", "maxReasoningEffort"], ["think"], ["reasoning_effort"],
  ]
  package static let budgets = [
    ["thinking", "budgetTokens"], ["thinkingConfig", "thinkingBudget"],
    ["reasoning", "max_tokens"], ["reasoningConfig", "budgetTokens"], ["thinkingBudget"],
    ["thinking", "tokenBudget"],
  ]
}
