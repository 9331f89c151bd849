extension OptionTable {
  /// OpenRouter, whose option names are the names on the wire.
  static let openRouter = OptionTable(
    "openrouter",
    """
    [in chat,responses,messages]
    models string[]  -- Fallback models, tried in order.
    provider object  -- Which hosts may serve the request.
      .order string[]  -- Hosts to try first, in this order.
      .allow_fallbacks boolean = true  -- Tries other hosts when those fail.
      .require_parameters boolean = false  -- Only hosts that know everything in the request.
      .data_collection (allow|deny) = allow  -- Whether hosts may keep or train on data.
      .zdr boolean  -- Only hosts that keep nothing.
      .enforce_distillable_text boolean  -- Only models whose text may train others.
      .only string[]  -- Only these hosts, beside the account's own list.
      .ignore string[]  -- Never these hosts, beside the account's own list.
      .quantizations (int4|int8|fp4|mxfp4|nvfp4|fp6|fp8|mxfp8|fp16|bf16|fp32|unknown)[]
        -- Weight formats that will do.
      .sort (price|throughput|latency|exacto)/object
        -- Order of hosts instead of balancing; as object by and partition.
      .max_price object  -- Highest prices in US dollars, by prompt, completion and so on.
      .preferred_min_throughput number/object  -- Tokens per second; slower hosts come last.
      .preferred_max_latency number/object  -- Seconds; slower hosts come last.
    plugins object[]  -- Additions that OpenRouter runs.
      .id (web|web-fetch|file-parser|context-compression|response-healing|auto-router|\
    auto-beta-router|pareto-router|fusion|moderation) required
        -- Which addition.
      .enabled boolean  -- Turns it off for this request.
      .engine (native|exa|firecrawl|parallel|perplexity) if id=web  -- Which search is used.
      .engine (middle-out) if id=context-compression  -- How the context is compressed.
      .max_results integer if id=web  -- Number of results.
      .max_uses integer if id=web,web-fetch  -- Number of searches or pages.
      .mode (instant|fast|auto|deep-lite|deep|deep-reasoning|turbo|basic|advanced) if id=web
        -- Depth of the search.
      .search_prompt string if id=web  -- Text that introduces the results.
      .include_domains string[] if id=web  -- The only sites.
      .exclude_domains string[] if id=web  -- Sites that are left out.
      .user_location object if id=web  -- Place of the user.
      .max_content_tokens integer if id=web-fetch  -- Tokens of a page that are kept.
      .allowed_domains string[] if id=web-fetch  -- The only sites.
      .blocked_domains string[] if id=web-fetch  -- Sites that are left out.
      .pdf object if id=file-parser  -- How PDF files are read.
      ..engine (mistral-ocr|native|cloudflare-ai|pdf-text)  -- By which reader.
      .allowed_models string[] if id=auto-router,auto-beta-router  -- Models to choose from.
      .excluded_models string[] if id=auto-router,auto-beta-router  -- Models to leave out.
      .cost_tier (low|medium|high|xhigh|max) if id=auto-router,auto-beta-router  -- Price class.
      .cost_quality_tradeoff number:0...10 deprecated if id=auto-router  -- Price against quality.
      .pin_model any if id=auto-router  -- Stays with the model that was chosen.
      .min_coding_score number:0...1 if id=pareto-router  -- The least score in coding.
      .max_price any if id=pareto-router  -- The highest price.
      .price_source (prompt|weighted_avg) if id=pareto-router  -- Which price counts.
      .preset (general-high|general-budget|general-fast) if id=fusion  -- Ready-made settings.
      .analysis_models string[]:1...8 if id=fusion  -- Models that answer first.
      .model string if id=fusion  -- Model that joins the answers.
      .max_tool_calls integer:1...16 = 4 if id=fusion  -- Number of tool calls.
      .tools any if id=fusion  -- Tools that they may use.
    session_id string:...256  -- Groups requests and keeps them on one host for caching.
    user string  -- Id of the end user.
    trace object  -- Ids and names for tracing.
    service_tier (auto|default|flex|priority|fast|scale)  -- Price and speed class.
    top_k integer:0...  -- Size of the candidate set.
    route (fallback|sort) deprecated  -- Old routing switch; provider.sort replaced it.
    cacheControl object @agent,message,part alias cache_control
      -- Places a cache breakpoint; for the whole request after its last block.
      .type (ephemeral) = ephemeral required  -- The only kind that exists.
      .ttl (5m|1h) = 5m  -- Lifetime of the cache entry.

    [in chat,responses]
    reasoning object  -- Reasoning, the same for every model.
      .effort (max|xhigh|high|medium|low|minimal|none)  -- Depth.
      .max_tokens integer:1... unless effort  -- Allowance in tokens.
        ~ only anthropic/*,google/gemini-2.5*,qwen/*
      .exclude boolean = false  -- Reasons, but does not return it.
      .enabled boolean  -- Reasons as the model does by default.
      .summary (auto|concise|detailed)  -- Kind of summary.
    reasoning_effort (max|xhigh|high|medium|low|minimal|none)  -- Short for reasoning.effort.
      > chat reasoning_effort
      > responses reasoning.effort
    verbosity (low|medium|high|xhigh|max)  -- Length of the answer.
      > chat verbosity
      > responses text.verbosity
    metadata map<string>:...16  -- Free labels.
    prompt_cache_key string  -- Groups requests for prompt caching.
    parallel_tool_calls boolean = true  -- Lets one reply hold several tool calls.
    top_logprobs integer:0...20  -- Number of alternatives for each token.
    modalities (text|image|audio)[]  -- Kinds of output.
    image_config object  -- Settings of generated images.
    strictJsonSchema boolean = true  -- Checks structured output strictly against its schema.
      > chat response_format.json_schema.strict needs response_format.json_schema
      > responses text.format.strict needs text.format

    [in chat]
    include_reasoning boolean deprecated  -- Old switch; reasoning.exclude replaced it.
    usage object deprecated  -- Old switch without effect: usage always comes.
      .include boolean  -- Asks for usage.
    transforms (middle-out)[] deprecated  -- Old prompt compression; a plugin replaced it.
    prompt_cache_options object  -- How OpenAI's models cache the request.
      ~ only openai/*
      ~ not gpt-3*,gpt-4*,o1*,o3*,o4*,gpt-5,gpt-5-*,gpt-5.1*,gpt-5.2*,gpt-5.3*,gpt-5.4*,gpt-5.5*
      .mode (explicit)  -- Only marked prefixes are cached.
      .ttl string  -- Shortest lifetime.
    min_p number:0...1  -- Least probability, relative to the best token.
    top_a number:0...1  -- Least probability, by the square of the best token's.
    repetition_penalty number:0...2 = 1  -- Penalty on repetition; 1 is none.
    logit_bias map<number:-100...100>  -- Makes single tokens more or less likely, by token id.
    logprobs boolean  -- Returns token log probabilities.
    prediction object  -- Gives the expected text, so that unchanged stretches come faster.
    web_search_options object  -- Settings of a model's own search.
    stop_server_tools_when object[]  -- When the loop of server tools ends.
      .type (step_count_is|has_tool_call|max_tokens_used|max_cost|finish_reason_is) required
        -- Condition.
    debug object  -- Returns the request to the host in the first chunk; streams only.
      .echo_upstream_body boolean  -- On or off.

    [in chat at message,part]
    reasoning_details object[]  -- Blocks of earlier reasoning, sent again complete and in order.

    [in chat at part]
    filename string  -- Name of an attached file.
      > file.filename
    """)
}
