extension OptionTable {
  /// Anthropic; also the names of every custom provider that speaks Messages.
  static let anthropic = OptionTable(
    "anthropic",
    """
    models $before4.6 = claude-3*,claude-opus-4,claude-opus-4-0,claude-opus-4-1,claude-opus-4-5,\
    claude-sonnet-4,claude-sonnet-4-0,claude-sonnet-4-5,claude-haiku-4-5
    models $from4.7 = claude-opus-4-7,claude-opus-4-8,claude-sonnet-5,claude-fable-5,claude-opus-5

    [in messages]
    thinking object  -- Turns visible reasoning on or off.
      .type (adaptive|enabled|disabled) required
        -- Whether the model thinks: as much as it wants, within an allowance, or not.
        ~ adaptive not $before4.6
        ~ enabled not $from4.7
        ~ disabled not claude-opus-5 while effort=xhigh,max
      .budgetTokens integer:1024... = 1024 if type=enabled required
        -- How much the model may think before it answers; counts as output.
      .display (omitted|summarized) if type=adaptive,enabled
        -- Whether the reasoning text is returned.
    effort (low|medium|high|xhigh|max) = high  -- Overall effort for thinking, text and tool use.
      > output_config.effort
    cacheControl object/(auto) @agent,message,part,tool alias cache_control
      -- Places a cache breakpoint; for the whole request after its last block.
      .type (ephemeral) = ephemeral required  -- The only kind that exists.
      .ttl (5m|1h) = 5m  -- Lifetime of the cache entry.
      .at (request|system|tools|auto) = request client
        -- Behind the whole request, system text or tools; auto: both, and the last message but one.
    sendReasoning boolean = true  -- Sends earlier reasoning again.
      > client
    disableParallelToolUse boolean = false  -- At most one tool call in a reply.
      > tool_choice.disable_parallel_tool_use needs tools via toolChoice
    structuredOutputMode (outputFormat|jsonTool|auto) = auto
      -- How an answer in a JSON schema is enforced: by a field or by a tool.
      ~ outputFormat not claude-3*,claude-opus-4,claude-opus-4-0,claude-sonnet-4,claude-sonnet-4-0
      > client
    toolStreaming boolean = true  -- Streams tool arguments as they are written, unchecked.
      > tools needs tools via everyTool
    speed (standard|fast) = standard  -- Faster output at a higher price.
      ~ only claude-opus-4-6
      + fast-mode-2026-02-01
    inferenceGeo (us|global) = global  -- Where inference may run.
    serviceTier (auto|standard_only) = auto  -- Whether priority capacity may be used.
    metadata object  -- Labels of the request.
      .userId string  -- Opaque id of the end user, without personal data.
    taskBudget object  -- Tells the model how many tokens the whole task should use.
      > output_config.task_budget
      + task-budgets-2026-03-13
      .type (tokens) required  -- Unit.
      .total integer:20000... required  -- The whole budget.
      .remaining integer:0...  -- What is left of it.
    contextManagement object  -- Lets the server drop or compact old context.
      + context-management-2025-06-27
      + compact-2026-01-12 if edits.type=compact_20260112
      .edits object[]  -- What is done, in this order.
      ..type (clear_tool_uses_20250919|clear_thinking_20251015|compact_20260112) required
        -- Drops tool results, drops reasoning, or summarises.
      ..trigger object if type=clear_tool_uses_20250919,compact_20260112
        -- From which number of input_tokens or tool_uses on: type and value.
      ..keep object if type=clear_tool_uses_20250919  -- How many tool_uses stay: type and value.
      ..keep (all)/object if type=clear_thinking_20251015
        -- How many thinking_turns stay: all, or type and value.
      ..clearAtLeast object if type=clear_tool_uses_20250919
        -- The least number of input_tokens to drop: type and value.
      ..clearToolInputs boolean if type=clear_tool_uses_20250919  -- Drops arguments too.
      ..excludeTools string[] if type=clear_tool_uses_20250919  -- Tools that are left alone.
      ..pauseAfterCompaction boolean if type=compact_20260112  -- Stops after the summary.
      ..instructions string if type=compact_20260112  -- How to summarise.
    fallbacks (default)/object[]  -- Other models that Anthropic asks after a safety refusal.
      + server-side-fallback-2026-07-01 if =default
      + server-side-fallback-2026-06-01 if model
      .model string required  -- The model to ask.
      .max_tokens integer:1...  -- Its own output limit.
      .thinking object  -- Its own thinking.
      .output_config object  -- Its own output settings.
      .speed (fast|standard)  -- Its own speed.
    mcpServers object[]  -- Remote MCP servers that Anthropic calls itself.
      + mcp-client-2025-04-04
      .type (url) required  -- Transport.
      .name string required  -- Label.
      .url string required  -- Address.
      .authorizationToken string secret  -- Bearer token of the server.
      .toolConfiguration object  -- Which of its tools may be used.
      ..enabled boolean  -- Whether the server's tools are used.
      ..allowedTools string[]  -- Names of the tools that may be used.
    container object/string  -- Container for code execution, and its skills.
      > container via container
      + skills-2025-10-02 if skills
      + files-api-2025-04-14 if skills
      + code-execution-2025-08-25 if skills
      .id string  -- Container to use again.
      .skills object[]  -- Skills to load.
      ..type (anthropic|custom) required  -- Whose skill it is.
      ..skillId string required  -- Id of the skill.
      ..version string  -- Its version.
    anthropicBeta string[]  -- Further beta flags.
      > betas

    [in messages at part]
    citations object  -- Makes a document citable.
      .enabled boolean  -- On or off.
    title string  -- Title of a document.
    context string  -- Facts about a document that are not cited.
    containerUpload boolean  -- Puts a file into the container instead of the prompt.
      > type as true=container_upload,false=
    signature string  -- Signature of a thinking block, sent again unchanged.
    redactedData string  -- Encrypted reasoning, sent again unchanged.
      > data

    [in messages at message]
    toolChanges object[]  -- Adds or removes tools in the middle of a conversation.
      > content
      + mid-conversation-tool-changes-2026-07-01
      .type (tool_addition|tool_removal) required  -- What changes.
      .toolName string required  -- The tool.

    [in messages at tool]
    deferLoading boolean  -- Loads the tool only when tool search finds it.
    eagerInputStreaming boolean  -- Streams the arguments of this tool unchecked.
    allowedCallers string[]  -- Who may call the tool: directly, or from code.
      + advanced-tool-use-2025-11-20
    """)
}
