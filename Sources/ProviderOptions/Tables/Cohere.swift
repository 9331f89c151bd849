extension OptionTable {
  /// Cohere's own API; its Chat Completions know none of these but the detail of an image.
  static let cohere = OptionTable(
    "cohere",
    """
    [in cohere]
    thinking object  -- Turns reasoning on or off, and its allowance.
      ~ only command-a-reasoning*,command-a-plus*
      .type (enabled|disabled) = enabled  -- Mode.
      .tokenBudget integer:1...  -- Reasoning allowance in tokens.
    safetyMode (CONTEXTUAL|STRICT|OFF) = CONTEXTUAL  -- Built-in safety instruction.
    citationOptions object  -- How citations are made.
      .mode (FAST|ACCURATE|OFF)  -- Quick, careful or none.
    documents object[]  -- Documents to ground the answer in.
    strictTools boolean  -- Makes tool arguments follow their schema.
    logprobs boolean  -- Returns token log probabilities.

    [in cohere,chat at part]
    detail (auto|low|high) = auto spreads  -- Resolution at which an image is looked at.
      ~ only @vision
      > image_url.detail
    """)
}
