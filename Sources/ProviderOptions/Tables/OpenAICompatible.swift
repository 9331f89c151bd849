extension OptionTable {
  /// What every server that speaks Chat Completions may be told, whoever runs it.
  static let openAICompatible = OptionTable(
    "openai-compatible",
    """
    [in chat]
    user string  -- Id of the end user.
    reasoningEffort string  -- Depth of reasoning.
    textVerbosity string  -- Length of the answer.
      > verbosity
    strictJsonSchema boolean = true  -- Checks structured output strictly against its schema.
      > response_format.json_schema.strict needs response_format.json_schema
    includeUsage boolean = true  -- Asks for usage in streams.
      > stream_options.include_usage
    supportsStructuredOutputs boolean = false  -- Says that the server knows json_schema.
      > client
    extraBody map<any>  -- Further fields of the request, as they are.
      > *

    [in chat at part]
    thoughtSignature string  -- Signature of a tool call at Google's compatible endpoint.
      > extra_content.google.thought_signature
    """)
}
