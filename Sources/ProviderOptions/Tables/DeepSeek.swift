extension OptionTable {
  static let deepSeek = OptionTable(
    "deepseek",
    """
    [in chat]
    thinking object  -- Turns reasoning on or off.
      ~ not deepseek-chat,deepseek-reasoner
      .type (enabled|disabled|adaptive) = enabled  -- Mode.
    reasoningEffort (low|medium|high|xhigh|max) = high  -- Depth of reasoning.
      ~ not deepseek-chat
    strictJsonSchema boolean = true  -- Strict schema, where the host knows json_schema.
      > response_format.json_schema.strict needs response_format.json_schema
    logprobs boolean  -- Returns token log probabilities; not while thinking.
      ~ not deepseek-v4*,deepseek-reasoner unless thinking.type=disabled
    topLogprobs integer:0...20  -- Number of alternatives for each token; not while thinking.
      ~ not deepseek-v4*,deepseek-reasoner unless thinking.type=disabled

    [in chat at message]
    prefix boolean  -- The answer must go on from this assistant message; base URL with /beta.
    """)
}
