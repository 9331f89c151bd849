extension OptionTable {
  static let mistral = OptionTable(
    "mistral",
    """
    [in chat]
    reasoningEffort (none|high)  -- Turns adjustable reasoning off or on.
    promptMode (reasoning)  -- Uses the built-in system text for reasoning.
      ~ only magistral*
    safePrompt boolean = false  -- Puts a safety prompt in front.
    documentImageLimit integer:1...  -- Number of images that are taken from a document.
    documentPageLimit integer:1...  -- Number of pages that are taken from a document.
    parallelToolCalls boolean = true  -- Lets one reply hold several tool calls.
    structuredOutputs boolean = true  -- Sends a schema as json_schema, not as json_object.
      > client
    strictJsonSchema boolean = false  -- Checks structured output strictly against its schema.
      > response_format.json_schema.strict needs response_format.json_schema
    prediction object  -- Gives the expected text, so that unchanged stretches come faster.
      .type (content) required  -- Kind of prediction.
      .content string required  -- The expected text.
    promptCacheKey string  -- Groups requests for prompt caching.
    guardrails object[]  -- Guardrails that moderate the request.
    metadata map<any>  -- Free labels.
    n integer:1...  -- Number of answers.

    [in chat at message]
    prefix boolean  -- The answer must go on from this assistant message.
    """)
}
