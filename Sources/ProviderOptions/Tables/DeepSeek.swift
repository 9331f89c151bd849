extension OptionTable {
  static let deepSeek = OptionTable(
    "deepseek",
    """
    [in chat]
    thinking object  -- Turns reasoning on or off.
      .type (enabled|disabled|adaptive) = enabled  -- Mode.
    reasoningEffort (low|medium|high|xhigh|max) = high  -- Depth of reasoning.
    strictJsonSchema boolean = true  -- Strict schema, where the host knows json_schema.
      > response_format.json_schema.strict needs response_format.json_schema
    logprobs boolean  -- Returns token log probabilities; not while thinking.
    topLogprobs integer:0...20  -- Number of alternatives for each token; not while thinking.

    [in chat at message]
    prefix boolean  -- The answer must go on from this assistant message; base URL with /beta.
    """)
}
