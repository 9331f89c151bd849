extension OptionTable {
  /// vLLM, which takes its sampling fields in each of its APIs.
  static let vLLM = OptionTable(
    "vllm",
    """
    [in chat,responses,messages]
    chat_template_kwargs map<any>  -- Values for the chat template, enable_thinking for one.
    reasoning_effort string  -- Depth of reasoning.
      > chat,messages reasoning_effort
      > responses reasoning.effort
    include_reasoning boolean = true  -- Returns the reasoning.
    top_k integer  -- Size of the candidate set.
    min_p number  -- Least probability, relative to the best token.
    repetition_penalty number  -- Penalty on repetition; 1 is none.
    structured_outputs object  -- Guides the answer: json, regex, choice or grammar.
    priority integer  -- Place in the server's queue.

    [in chat]
    continuous_usage_stats boolean = false  -- Sends usage with every chunk.
      > stream_options.continuous_usage_stats
    """)
}
