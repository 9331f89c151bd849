extension OptionTable {
  static let groq = OptionTable(
    "groq",
    """
    [in chat]
    reasoningFormat (parsed|raw|hidden)  -- Where reasoning text goes; not with includeReasoning.
      ~ not gpt-oss*,@plain
      ~ not * while includeReasoning
    includeReasoning boolean = true  -- Returns the reasoning of gpt-oss models.
      ~ only gpt-oss*
    reasoningEffort (none|default|low|medium|high)  -- Depth of reasoning.
    parallelToolCalls boolean = true  -- Lets one reply hold several tool calls.
    user string  -- Id of the end user.
    structuredOutputs boolean = true  -- Sends a schema as json_schema, not as json_object.
      > client
    strictJsonSchema boolean = true  -- Decodes strictly by the schema.
      > response_format.json_schema.strict needs response_format.json_schema
    serviceTier (on_demand|performance|flex|auto) = on_demand  -- Price and reliability class.
    disableToolValidation boolean = false  -- Returns calls of tools that were not declared.
    documents object[]  -- Documents for context.
    citationOptions (enabled|disabled)  -- Whether sources are cited.
    searchSettings object  -- Web search of compound models.
      ~ only compound*
      .includeDomains string[]  -- The only sites.
      .excludeDomains string[]  -- Sites that are left out.
      .country string  -- Country of the search.
      .includeImages boolean  -- Returns images too.
    compoundCustom object  -- Models and tools inside a compound system.
      ~ only compound*
      .models object  -- Which models it uses.
      ..answeringModel string  -- The model that answers.
      ..reasoningModel string  -- The model that reasons.
      .tools object  -- Which tools it uses.
      ..enabledTools string[]  -- Names of the tools.
    """)
}
