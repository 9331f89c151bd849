extension OptionTable {
  static let alibaba = OptionTable(
    "alibaba",
    """
    [in chat]
    enableThinking boolean  -- Turns the reasoning of hybrid models on or off.
      ~ not @plain,qvq-*,qwq-*,*-thinking
    thinkingBudget integer:1...  -- Reasoning allowance in tokens.
    parallelToolCalls boolean = true  -- Lets one reply hold several tool calls.

    [in chat at message,part]
    cacheControl object  -- Places a cache breakpoint after a text of at least 1024 tokens.
      .type (ephemeral)  -- The only kind that exists.
    """)
}
