extension OptionTable {
  static let together = OptionTable(
    "togetherai",
    """
    [in chat]
    reasoningEffort (low|medium|high)  -- Depth of reasoning.
    reasoning object  -- Turns the reasoning of hybrid models on or off.
      .enabled boolean  -- On or off.
    chatTemplateKwargs map<any>  -- Values for the chat template, such as switches for thinking.
    user string  -- Id of the end user.
    textVerbosity string  -- Length of the answer, passed on as it is.
      > verbosity
    strictJsonSchema boolean = true  -- Checks structured output strictly against its schema.
      > response_format.json_schema.strict needs response_format.json_schema
    repetitionPenalty number  -- Penalty on repetition.
    minP number:0...1  -- Least probability, relative to the best token.
    topK integer  -- Size of the candidate set.
    logprobs integer:0...20  -- Number of log probabilities; a number here, no switch.
    logitBias map<number>  -- Makes single tokens more or less likely, by token id.
    contextLengthExceededBehavior (truncate|error) = error
      -- What happens when prompt and limit together are too long.
    safetyModel string  -- Moderation model.
    echo boolean  -- Returns the prompt too.
    n integer:1...128  -- Number of answers.
    compliance (hipaa)  -- Only hosts that comply.
    """)
}
