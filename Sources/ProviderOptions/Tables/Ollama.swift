extension OptionTable {
  /// Ollama's own API, and the few of its options that its Chat Completions know.
  static let ollama = OptionTable(
    "ollama",
    """
    [in ollama,chat]
    think boolean/(low|medium|high|max)  -- Reasoning on, off, or its depth.
      ~ true,false not gpt-oss*
      > ollama think
      > chat reasoning_effort as true=medium,false=none
    logprobs boolean  -- Returns token log probabilities.
    top_logprobs integer:0...20  -- Number of alternatives for each token.

    [in ollama]
    keep_alive string/number = 5m
      -- How long the model stays loaded: a duration or seconds; 0 unloads, -1 is for ever.
    format (json)/object  -- Form of the answer: json, or a JSON schema.
    truncate boolean = true  -- Drops old messages that do not fit.
    shift boolean = true  -- Shifts the window while writing.

    [in ollama under options]
    num_ctx integer:1...  -- Context window; too small a one silently drops the oldest messages.
    num_predict integer:-2... = -1  -- Output limit; -1 is none.
    temperature number:0...2 = 0.8  -- Randomness.
    top_k integer:0... = 40  -- Size of the candidate set.
    top_p number:0...1 = 0.9  -- Share of probability to choose from.
    min_p number:0...1 = 0  -- Least probability, relative to the best token.
    typical_p number:0...1 = 1  -- Typical sampling; 1 is off.
    repeat_penalty number = 1.1  -- Penalty on repetition; 1 is none.
    repeat_last_n integer:-1... = 64
      -- How far the penalty on repetition looks back; 0 is off, -1 the whole window.
    presence_penalty number = 0  -- Penalty on tokens that have occurred.
    frequency_penalty number = 0  -- Penalty on tokens by how often they have occurred.
    seed integer  -- Start of the random numbers.
    stop string[]  -- Texts that end the answer.
    num_keep integer = 4  -- Prompt tokens that stay when the window shifts.
    num_batch integer = 512  -- Tokens that are processed at once.
    num_gpu integer = -1  -- Layers on the graphics card; -1 is automatic.
    main_gpu integer  -- Which graphics card.
    num_thread integer  -- Threads of the processor.
    use_mmap boolean  -- Maps the model file into memory.
    draft_num_predict integer  -- Tokens that are drafted ahead.
    """)
}
