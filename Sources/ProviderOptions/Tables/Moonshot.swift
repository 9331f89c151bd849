extension OptionTable {
  static let moonshot = OptionTable(
    "moonshotai",
    """
    [in chat]
    reasoningEffort (low|high|max)  -- Depth of reasoning.
      ~ only kimi-k3*
    thinking object  -- Turns reasoning on or off, and its allowance.
      ~ only kimi-k2.5*,kimi-k2.6*
      .type (enabled|disabled)  -- Mode.
      .budgetTokens integer:1024...  -- Reasoning allowance in tokens.
    reasoningHistory (disabled|interleaved|preserved)
      -- Which earlier reasoning the model sees; only preserved has a field.
      ~ only kimi-k2.6*,kimi-k2.7-code*,kimi-k3*
      > thinking.keep as preserved=all,disabled=,interleaved=
    promptCacheKey string  -- Groups requests for prompt caching, by session for one.
    safetyIdentifier string  -- Hashed id of the end user.
    """)
}
