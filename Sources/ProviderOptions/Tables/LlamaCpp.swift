extension OptionTable {
  /// The llama.cpp server, which takes its sampling fields in each of its APIs.
  static let llamaCpp = OptionTable(
    "llamacpp",
    """
    [in chat,responses,messages]
    chat_template_kwargs map<any>  -- Values for the chat template, enable_thinking for one.
    reasoning_effort string  -- Depth of reasoning; none turns it off.
      > chat,messages reasoning_effort
      > responses reasoning.effort
    reasoning_format (none|deepseek|deepseek-legacy|auto) = auto  -- Where reasoning text goes.
    cache_prompt boolean = true  -- Uses the prefix in memory again.
    grammar string  -- GBNF grammar that the answer follows.
    json_schema object  -- Schema that the answer follows.
    top_k integer = 40  -- Size of the candidate set.
    min_p number = 0.05  -- Least probability, relative to the best token.
    repeat_penalty number = 1.0  -- Penalty on repetition; 1 is none.
    mirostat integer:0...2 = 0  -- Version of Mirostat sampling; 0 is off.
    n_probs integer  -- Number of log probabilities for each token.
    timings_per_token boolean = false  -- Sends timings with every chunk.
    id_slot integer = -1  -- Slot of the server; -1 is any.
    """)
}
