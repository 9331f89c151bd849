extension DocumentedPlaces {
  static let hosts = """
    openrouter models agent chat,responses,messages=models
    openrouter provider agent chat,responses,messages=provider
    openrouter reasoning agent chat,responses=reasoning
    openrouter reasoning_effort agent chat=reasoning_effort responses=reasoning.effort
    openrouter include_reasoning agent chat=include_reasoning
    openrouter verbosity agent chat=verbosity responses=text.verbosity
    openrouter usage agent chat=usage
    openrouter transforms agent chat=transforms
    openrouter plugins agent chat,responses,messages=plugins
    openrouter service_tier agent chat,responses,messages=service_tier
    openrouter session_id agent chat,responses,messages=session_id
    openrouter user agent chat,responses,messages=user
    openrouter trace agent chat,responses,messages=trace
    openrouter metadata agent chat,responses=metadata
    openrouter cacheControl agent,message,part chat,responses,messages=cache_control
    openrouter prompt_cache_key agent chat,responses=prompt_cache_key
    openrouter prompt_cache_options agent chat=prompt_cache_options
    openrouter min_p agent chat=min_p
    openrouter top_a agent chat=top_a
    openrouter top_k agent chat,responses,messages=top_k
    openrouter repetition_penalty agent chat=repetition_penalty
    openrouter logit_bias agent chat=logit_bias
    openrouter logprobs agent chat=logprobs
    openrouter top_logprobs agent chat,responses=top_logprobs
    openrouter parallel_tool_calls agent chat,responses=parallel_tool_calls
    openrouter prediction agent chat=prediction
    openrouter modalities agent chat,responses=modalities
    openrouter image_config agent chat,responses=image_config
    openrouter web_search_options agent chat=web_search_options
    openrouter strictJsonSchema agent chat=response_format.json_schema.strict responses=text.format.strict
    openrouter stop_server_tools_when agent chat=stop_server_tools_when
    openrouter debug agent chat=debug
    openrouter route agent chat,responses,messages=route
    openrouter reasoning_details message,part chat=reasoning_details
    openrouter filename part chat=file.filename

    togetherai reasoningEffort agent chat=reasoning_effort
    togetherai reasoning agent chat=reasoning
    togetherai chatTemplateKwargs agent chat=chat_template_kwargs
    togetherai user agent chat=user
    togetherai textVerbosity agent chat=verbosity
    togetherai strictJsonSchema agent chat=response_format.json_schema.strict
    togetherai repetitionPenalty agent chat=repetition_penalty
    togetherai minP agent chat=min_p
    togetherai topK agent chat=top_k
    togetherai logprobs agent chat=logprobs
    togetherai logitBias agent chat=logit_bias
    togetherai contextLengthExceededBehavior agent chat=context_length_exceeded_behavior
    togetherai safetyModel agent chat=safety_model
    togetherai echo agent chat=echo
    togetherai n agent chat=n
    togetherai compliance agent chat=compliance

    fireworks-ai reasoningEffort agent chat=reasoning_effort
    fireworks-ai thinking agent chat=thinking
    fireworks-ai reasoningHistory agent chat=reasoning_history
    fireworks-ai promptCacheKey agent chat=prompt_cache_key
    fireworks-ai serviceTier agent chat=service_tier
    fireworks-ai user agent chat=user
    fireworks-ai strictJsonSchema agent chat=response_format.json_schema.strict

    cerebras reasoningEffort agent chat=reasoning_effort
    cerebras reasoningFormat agent chat=reasoning_format
    cerebras disableReasoning agent chat=disable_reasoning
    cerebras clearThinking agent chat=clear_thinking
    cerebras parallelToolCalls agent chat=parallel_tool_calls
    cerebras strictJsonSchema agent chat=response_format.json_schema.strict
    cerebras logprobs agent chat=logprobs
    cerebras topLogprobs agent chat=top_logprobs
    cerebras logitBias agent chat=logit_bias
    cerebras serviceTier agent chat=service_tier
    cerebras prediction agent chat=prediction
    cerebras promptCacheKey agent chat=prompt_cache_key
    cerebras user agent chat=user
    cerebras minCompletionTokens agent chat=min_completion_tokens

    vercel models agent chat,responses,messages=providerOptions.gateway.models
    vercel order agent chat,responses,messages=providerOptions.gateway.order
    vercel only agent chat,responses,messages=providerOptions.gateway.only
    vercel sort agent chat,responses,messages=providerOptions.gateway.sort
    vercel has agent chat,responses,messages=providerOptions.gateway.has
    vercel caching agent chat,responses,messages=providerOptions.gateway.caching
    vercel serviceTier agent chat,responses,messages=providerOptions.gateway.serviceTier
    vercel zeroDataRetention agent chat,responses,messages=providerOptions.gateway.zeroDataRetention
    vercel disallowPromptTraining agent chat,responses,messages=providerOptions.gateway.disallowPromptTraining
    vercel byok agent chat,responses,messages=providerOptions.gateway.byok
    vercel providerTimeouts agent chat,responses,messages=providerOptions.gateway.providerTimeouts
    vercel user agent chat,responses,messages=providerOptions.gateway.user
    vercel tags agent chat,responses,messages=providerOptions.gateway.tags
    vercel quotaEntityId agent chat,responses,messages=providerOptions.gateway.quotaEntityId
    vercel idempotencyKey agent chat,responses,messages=providerOptions.gateway.idempotencyKey

    azure reasoningEffort agent chat=reasoning_effort responses=reasoning.effort
    azure textVerbosity agent chat=verbosity responses=text.verbosity
    azure parallelToolCalls agent chat,responses=parallel_tool_calls
    azure serviceTier agent chat,responses=service_tier
    azure store agent chat,responses=store
    azure metadata agent chat,responses=metadata
    azure user agent chat,responses=user
    azure safetyIdentifier agent chat,responses=safety_identifier
    azure promptCacheKey agent chat,responses=prompt_cache_key
    azure promptCacheOptions agent chat,responses=prompt_cache_options
    azure promptCacheRetention agent chat,responses=prompt_cache_retention
    azure logprobs agent chat=logprobs+top_logprobs responses=top_logprobs+include
    azure strictJsonSchema agent chat=response_format.json_schema.strict responses=text.format.strict
    azure systemMessageMode agent chat,responses=client
    azure forceReasoning agent chat,responses=client
    azure promptCacheBreakpoint message,part chat,responses=prompt_cache_breakpoint
    azure imageDetail part chat=image_url.detail responses=detail
    azure maxCompletionTokens agent chat=max_completion_tokens
    azure logitBias agent chat=logit_bias
    azure prediction agent chat=prediction
    azure conversation agent responses=conversation
    azure previousResponseId agent responses=previous_response_id
    azure instructions agent responses=instructions
    azure include agent responses=include
    azure maxToolCalls agent responses=max_tool_calls
    azure reasoningSummary agent responses=reasoning.summary
    azure reasoningMode agent responses=reasoning.mode
    azure reasoningContext agent responses=reasoning.context
    azure truncation agent responses=truncation
    azure contextManagement agent responses=context_management
    azure allowedTools agent responses=tool_choice
    azure passThroughUnsupportedFiles agent responses=client
    azure itemId part responses=id
    azure phase part responses=phase
    azure reasoningEncryptedContent part responses=encrypted_content
    azure resourceName agent chat,responses=client
    azure apiVersion agent chat,responses=client
    azure useDeploymentBasedUrls agent chat,responses=client

    amazon-bedrock reasoningConfig agent converse=additionalModelRequestFields.thinking
    amazon-bedrock additionalModelRequestFields agent converse=additionalModelRequestFields
    amazon-bedrock anthropicBeta agent converse=additionalModelRequestFields.anthropic_beta
    amazon-bedrock serviceTier agent converse=serviceTier.type
    amazon-bedrock guardrailConfig agent converse=guardrailConfig
    amazon-bedrock cachePoint message,part,tool converse=cachePoint
    amazon-bedrock citations part converse=document.citations

    alibaba enableThinking agent chat=enable_thinking
    alibaba thinkingBudget agent chat=thinking_budget
    alibaba parallelToolCalls agent chat=parallel_tool_calls
    alibaba cacheControl message,part chat=cache_control

    moonshotai reasoningEffort agent chat=reasoning_effort
    moonshotai thinking agent chat=thinking
    moonshotai reasoningHistory agent chat=thinking.keep
    moonshotai promptCacheKey agent chat=prompt_cache_key
    moonshotai safetyIdentifier agent chat=safety_identifier

    ollama think agent ollama=think chat=reasoning_effort
    ollama keep_alive agent ollama=keep_alive
    ollama format agent ollama=format
    ollama num_ctx agent ollama=options.num_ctx
    ollama num_predict agent ollama=options.num_predict
    ollama temperature agent ollama=options.temperature
    ollama top_k agent ollama=options.top_k
    ollama top_p agent ollama=options.top_p
    ollama min_p agent ollama=options.min_p
    ollama typical_p agent ollama=options.typical_p
    ollama repeat_penalty agent ollama=options.repeat_penalty
    ollama repeat_last_n agent ollama=options.repeat_last_n
    ollama presence_penalty agent ollama=options.presence_penalty
    ollama frequency_penalty agent ollama=options.frequency_penalty
    ollama seed agent ollama=options.seed
    ollama stop agent ollama=options.stop
    ollama num_keep agent ollama=options.num_keep
    ollama num_batch agent ollama=options.num_batch
    ollama num_gpu agent ollama=options.num_gpu
    ollama main_gpu agent ollama=options.main_gpu
    ollama num_thread agent ollama=options.num_thread
    ollama use_mmap agent ollama=options.use_mmap
    ollama draft_num_predict agent ollama=options.draft_num_predict
    ollama truncate agent ollama=truncate
    ollama shift agent ollama=shift
    ollama logprobs agent ollama,chat=logprobs
    ollama top_logprobs agent ollama,chat=top_logprobs

    openai-compatible user agent chat=user
    openai-compatible reasoningEffort agent chat=reasoning_effort
    openai-compatible textVerbosity agent chat=verbosity
    openai-compatible strictJsonSchema agent chat=response_format.json_schema.strict
    openai-compatible includeUsage agent chat=stream_options.include_usage
    openai-compatible supportsStructuredOutputs agent chat=client
    openai-compatible extraBody agent chat=*
    openai-compatible thoughtSignature part chat=extra_content.google.thought_signature

    lmstudio top_k agent chat,responses=top_k
    lmstudio repeat_penalty agent chat,responses=repeat_penalty
    lmstudio min_p agent lmstudio=min_p
    lmstudio reasoning agent lmstudio=reasoning responses=reasoning.effort
    lmstudio context_length agent lmstudio=context_length
    lmstudio max_output_tokens agent lmstudio,responses=max_output_tokens
    lmstudio store agent lmstudio=store
    lmstudio previous_response_id agent lmstudio,responses=previous_response_id
    lmstudio ttl agent chat,responses=ttl
    lmstudio draft_model agent chat=draft_model
    lmstudio integrations agent lmstudio=integrations

    llamacpp chat_template_kwargs agent chat,responses,messages=chat_template_kwargs
    llamacpp reasoning_effort agent chat,messages=reasoning_effort responses=reasoning.effort
    llamacpp reasoning_format agent chat,responses,messages=reasoning_format
    llamacpp cache_prompt agent chat,responses,messages=cache_prompt
    llamacpp grammar agent chat,responses,messages=grammar
    llamacpp json_schema agent chat,responses,messages=json_schema
    llamacpp top_k agent chat,responses,messages=top_k
    llamacpp min_p agent chat,responses,messages=min_p
    llamacpp repeat_penalty agent chat,responses,messages=repeat_penalty
    llamacpp mirostat agent chat,responses,messages=mirostat
    llamacpp n_probs agent chat,responses,messages=n_probs
    llamacpp timings_per_token agent chat,responses,messages=timings_per_token
    llamacpp id_slot agent chat,responses,messages=id_slot

    vllm chat_template_kwargs agent chat,responses,messages=chat_template_kwargs
    vllm reasoning_effort agent chat,messages=reasoning_effort responses=reasoning.effort
    vllm include_reasoning agent chat,responses,messages=include_reasoning
    vllm top_k agent chat,responses,messages=top_k
    vllm min_p agent chat,responses,messages=min_p
    vllm repetition_penalty agent chat,responses,messages=repetition_penalty
    vllm structured_outputs agent chat,responses,messages=structured_outputs
    vllm continuous_usage_stats agent chat=stream_options.continuous_usage_stats
    vllm priority agent chat,responses,messages=priority
    """
}
