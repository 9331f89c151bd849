extension OptionTable {
  /// OpenAI, both of its APIs; also the names of every custom provider that speaks one of them.
  static let openAI = OptionTable(
    "openai",
    """
    models $before5 = gpt-3*,gpt-4*,chatgpt-*,o1*,o3*,o4*,codex-mini*
    models $before5.6 = $before5,gpt-5,gpt-5-*,gpt-5.1*,gpt-5.2*,gpt-5.3*,gpt-5.4*,gpt-5.5*

    [in chat,responses]
    reasoningEffort (none|minimal|low|medium|high|xhigh|max)
      -- How much hidden work a reasoning model does before it answers.
      ~ not gpt-5-chat*
      > chat reasoning_effort
      > responses reasoning.effort
    textVerbosity (low|medium|high) = medium  -- Asks for shorter or longer answers.
      ~ not $before5
      > chat verbosity
      > responses text.verbosity
    parallelToolCalls boolean = true  -- Lets one reply hold several tool calls.
      > parallel_tool_calls needs tools
    serviceTier (auto|default|flex|priority|fast|scale|ultrafast) = auto
      -- Chooses price and speed class of processing.
      ~ flex not gpt-3*,gpt-4*,chatgpt-*,o1*,o3-mini,o3-pro,*-deep-research,gpt-5-chat*
      ~ priority,fast not gpt-3*,chatgpt-*,o1*,o3-mini,o3-pro,*-deep-research,gpt-5-chat*,gpt-5*-nano
      ~ ultrafast only gpt-5.6-sol
    store boolean  -- Keeps the result at OpenAI, so that it can be fetched or continued later.
    metadata map<string>:...16  -- Free labels that are kept with a stored result.
    user string deprecated  -- Old id of the end user.
    safetyIdentifier string:...64  -- Stable hashed id of the end user, for abuse detection.
    promptCacheKey string  -- Groups requests of one prefix, so that they meet one cache.
    promptCacheOptions object  -- How the whole request is cached.
      ~ not $before5.6
      .mode (implicit|explicit) = implicit
        -- Whether the service also places one breakpoint by itself.
      .ttl (30m) = 30m  -- Shortest lifetime of what is written; one value exists so far.
    promptCacheRetention (in_memory|24h) deprecated  -- Longest time that a cached prefix may live.
      ~ not gpt-5.6*
      ~ in_memory not gpt-5.5,gpt-5.5-pro
    logprobs boolean/integer:0...20
      -- Returns token log probabilities; a number also asks for that many alternatives.
      ~ not @reasoning unless reasoningEffort=none
      > chat logprobs via logprobs
      > responses top_logprobs via includedLogprobs
    strictJsonSchema boolean = true  -- Checks structured output strictly against its schema.
      > chat response_format.json_schema.strict needs response_format.json_schema
      > responses text.format.strict needs text.format
    systemMessageMode (system|developer|remove)  -- Which role carries the system text.
      > client
    forceReasoning boolean  -- Treats an unknown model id as a reasoning model.
      > client
    includeObfuscation boolean = true  -- Keeps the random padding of stream events.
      > stream_options.include_obfuscation
    moderation object  -- Runs a moderation model over input and output.
      .model string  -- Id of the moderation model.
      .policy object  -- For input and output whether they are scored or blocked.

    [in chat,responses at message,part]
    promptCacheBreakpoint object  -- Marks the end of a prefix that should be cached.
      ~ not $before5.6
      .mode (explicit)  -- The only kind that exists.

    [in chat,responses at part]
    imageDetail (auto|low|high|original) = auto spreads
      -- Resolution at which an image is looked at; original exists in Responses only.
      > chat image_url.detail
      > responses detail

    [in chat]
    maxCompletionTokens integer:1...  -- Upper limit of visible and hidden output together.
      > max_completion_tokens via completionLimit
    logitBias map<number:-100...100>  -- Makes single tokens more or less likely, by token id.
      ~ not @reasoning
    prediction object  -- Gives the expected text, so that unchanged stretches come faster.
      .type (content) required  -- Kind of prediction.
      .content string required  -- The expected text.
    modalities (text|audio)[]  -- Kinds of output.
      ~ only *-audio*
    audio object  -- Voice and format of spoken output.
      ~ only *-audio*
      .voice string  -- Name of the voice.
      .format (wav|mp3|flac|opus|pcm16|aac)  -- Sound format.
    webSearchOptions object  -- Settings of the search-preview models.
      ~ only gpt-4o-search-preview,gpt-4o-mini-search-preview
      .searchContextSize (low|medium|high)  -- Amount of search material.
      .userLocation object  -- Approximate place of the user.
    n integer:1...128 = 1  -- Number of alternative answers.

    [in responses]
    conversation string  -- Id of a conversation at OpenAI to continue; not with previousResponseId.
      ~ not * while previousResponseId
    previousResponseId string  -- Id of a stored response to continue from.
    instructions string  -- System text before the input, for this request only.
    include (reasoning.encrypted_content|file_search_call.results|message.output_text.logprobs|\
    web_search_call.results|web_search_call.action.sources|code_interpreter_call.outputs|\
    computer_call_output.output.image_url|message.input_image.image_url)[]
      -- Extra fields to return.
    maxToolCalls integer:1...  -- Limit for calls of built-in tools in one response.
    reasoningSummary (auto|concise|detailed)  -- Asks for a readable summary of the reasoning.
      ~ not @plain,gpt-5-chat*
      ~ concise not o1*,o3*,o4*,gpt-5,gpt-5-*
      > reasoning.summary
    reasoningMode (standard|pro) = standard  -- Lets the model work longer for a better result.
      ~ only gpt-5.6*
      > reasoning.mode
    reasoningContext (auto|current_turn|all_turns)  -- Which earlier reasoning the model may see.
      ~ only gpt-5.6*
      > reasoning.context
    truncation (auto|disabled) = disabled
      -- Whether items at the start are dropped when the input is too long.
    contextManagement object[]  -- Compacts the context at OpenAI above a threshold.
      .type (compaction) required  -- Kind.
      .compactThreshold integer  -- Number of tokens from which on it is done.
    compactionTrigger boolean = false  -- Asks for a compaction now.
      > input via compactionTrigger
    allowedTools object  -- Which declared tools may be called; the tool list stays as it is.
      > tool_choice needs tools via allowedTools
      .toolNames string[]:1... required  -- Names of the tools.
      .mode (auto|required) = auto  -- Whether one of them may or must be called.
    passThroughUnsupportedFiles boolean = false
      -- Sends files that are neither image nor PDF too.
      > client
    background boolean = false  -- Runs the response asynchronously; needs store.
      ~ not * while store=false
    prompt object  -- A stored prompt template: id, version and variables.

    [in responses at part]
    itemId string  -- Id at OpenAI of an output item that is sent again.
      > id
    phase (commentary|final_answer)  -- Marks an earlier answer as comment or final answer.
      ~ not $before5,gpt-5,gpt-5-*,gpt-5.1*,gpt-5.2*
    reasoningEncryptedContent string  -- Opaque reasoning to give back.
      > encrypted_content

    [in responses at tool]
    deferLoading boolean  -- Leaves a tool out of the context until tool search finds it.
    """)
}
