extension OptionTable {
  static let cerebras = OptionTable(
    "cerebras",
    """
    [in chat]
    reasoningEffort (none|low|medium|high)  -- Depth of reasoning.
    reasoningFormat (none|parsed|text_parsed|raw|hidden)
      -- Where reasoning text goes; none is the model's own way.
    disableReasoning boolean  -- Turns the reasoning of GLM models off.
      ~ only *glm*
    clearThinking boolean  -- Drops reasoning before the last user message.
      ~ only *glm*
    parallelToolCalls boolean = true  -- Lets one reply hold several tool calls.
    strictJsonSchema boolean = true  -- Checks structured output strictly against its schema.
      > response_format.json_schema.strict needs response_format.json_schema
    logprobs boolean  -- Returns token log probabilities.
    topLogprobs integer:0...20  -- Number of alternatives for each token; needs logprobs.
      ~ not * unless logprobs
    logitBias map<number:-100...100>  -- Makes single tokens more or less likely, by token id.
    serviceTier (auto|default|flex|priority)  -- Price and speed class.
    prediction object  -- Gives the expected text, so that unchanged stretches come faster.
      .type (content) required  -- Kind of prediction.
      .content string required  -- The expected text.
    promptCacheKey string:...1024  -- Groups requests for prompt caching.
    user string  -- Id of the end user.
    minCompletionTokens integer:-1...  -- Length of the shortest answer; -1 fills the window.
    """)
}
