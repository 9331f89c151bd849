extension OptionTable {
  static let lmStudio = OptionTable(
    "lmstudio",
    """
    [in chat,responses]
    top_k integer  -- Size of the candidate set.
    repeat_penalty number  -- Penalty on repetition; 1 is none.
    ttl integer  -- Idle seconds until a model that was just loaded is unloaded.

    [in chat]
    draft_model string  -- Model that drafts ahead.

    [in responses,lmstudio]
    reasoning (off|low|medium|high|on)  -- Reasoning; Responses takes low, medium and high.
      > responses reasoning.effort as off=,on=
      > lmstudio reasoning
    max_output_tokens integer  -- Output limit.
    previous_response_id string  -- Id of a stored chat to continue.

    [in lmstudio]
    min_p number:0...1  -- Least probability, relative to the best token.
    context_length integer  -- Context window for this request.
    store boolean = true  -- Keeps the chat, so that it can be continued.
    integrations any[]  -- Plugins and MCP servers, by name or described.
    """)
}
