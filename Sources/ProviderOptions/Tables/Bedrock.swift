extension OptionTable {
  /// Amazon Bedrock's Converse, which no dialect speaks; the table tells what its options are.
  static let bedrock = OptionTable(
    "amazon-bedrock",
    """
    names as written

    [in converse]
    reasoningConfig object  -- Reasoning; the place is Claude's, other models have their own.
      > additionalModelRequestFields.thinking
      .type (enabled|disabled|adaptive)  -- Mode.
      .budgetTokens integer:1024...  -- Reasoning allowance in tokens.
      .maxReasoningEffort (low|medium|high|xhigh|max)  -- Depth.
      .display (omitted|summarized)  -- Whether the reasoning text is returned.
    additionalModelRequestFields map<any>  -- Further fields for the model, as they are.
    anthropicBeta string[]  -- Beta flags for Claude.
      > additionalModelRequestFields.anthropic_beta
    serviceTier (reserved|priority|default|flex) = default  -- Capacity class.
      > serviceTier.type
    guardrailConfig object  -- Guardrail to apply.
      .guardrailIdentifier string  -- Its id.
      .guardrailVersion string  -- Its version.
      .trace string  -- Whether its findings are returned.
      .streamProcessingMode string  -- Whether a stream waits for it.

    [in converse at message,part,tool]
    cachePoint object  -- Places a cache breakpoint after a block.
      .type (default)  -- The only kind that exists.
      .ttl (5m|1h) = 5m  -- Lifetime of the cache entry.

    [in converse at part]
    citations object  -- Makes a document citable.
      > document.citations
      .enabled boolean  -- On or off.
    """)
}
