extension OptionTable {
  static let fireworks = OptionTable(
    "fireworks-ai",
    """
    [in chat]
    reasoningEffort (none|low|medium|high) unless thinking  -- Depth of reasoning.
      > reasoning_effort as minimal=low,xhigh=high
    thinking object  -- Turns reasoning on or off, and its allowance.
      .type (enabled|disabled)  -- Mode.
      .budgetTokens integer:1024...  -- Reasoning allowance in tokens.
    reasoningHistory (disabled|interleaved|preserved)  -- Which earlier reasoning the model sees.
    promptCacheKey string  -- Keeps a session on one replica.
    serviceTier (priority)  -- Takes the faster path.
    user string  -- Id of the end user.
    strictJsonSchema boolean = true  -- Checks structured output strictly against its schema.
      > response_format.json_schema.strict needs response_format.json_schema
    """)
}
