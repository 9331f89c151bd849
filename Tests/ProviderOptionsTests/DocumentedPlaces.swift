/// Where the vendors document each option, taken down apart from the table that is tested with it.
///
/// One option a line: namespace, key, levels, then its places as `forms=path`, several paths with
/// `+`. `client` is no field, `*` the whole body, `betas` the list of beta flags. Paths of options
/// that are not for the whole request are relative to their block.
enum DocumentedPlaces {
  static let makers = """
    openai reasoningEffort agent chat=reasoning_effort responses=reasoning.effort
    openai textVerbosity agent chat=verbosity responses=text.verbosity
    openai parallelToolCalls agent chat,responses=parallel_tool_calls
    openai serviceTier agent chat,responses=service_tier
    openai store agent chat,responses=store
    openai metadata agent chat,responses=metadata
    openai user agent chat,responses=user
    openai safetyIdentifier agent chat,responses=safety_identifier
    openai promptCacheKey agent chat,responses=prompt_cache_key
    openai promptCacheOptions agent chat,responses=prompt_cache_options
    openai promptCacheRetention agent chat,responses=prompt_cache_retention
    openai logprobs agent chat=logprobs+top_logprobs responses=top_logprobs+include
    openai strictJsonSchema agent chat=response_format.json_schema.strict responses=text.format.strict
    openai systemMessageMode agent chat,responses=client
    openai forceReasoning agent chat,responses=client
    openai promptCacheBreakpoint message,part chat,responses=prompt_cache_breakpoint
    openai imageDetail part chat=image_url.detail responses=detail
    openai maxCompletionTokens agent chat=max_completion_tokens
    openai logitBias agent chat=logit_bias
    openai prediction agent chat=prediction
    openai modalities agent chat=modalities
    openai audio agent chat=audio
    openai webSearchOptions agent chat=web_search_options
    openai n agent chat=n
    openai includeObfuscation agent chat,responses=stream_options.include_obfuscation
    openai moderation agent chat,responses=moderation
    openai conversation agent responses=conversation
    openai previousResponseId agent responses=previous_response_id
    openai instructions agent responses=instructions
    openai include agent responses=include
    openai maxToolCalls agent responses=max_tool_calls
    openai reasoningSummary agent responses=reasoning.summary
    openai reasoningMode agent responses=reasoning.mode
    openai reasoningContext agent responses=reasoning.context
    openai truncation agent responses=truncation
    openai contextManagement agent responses=context_management
    openai compactionTrigger agent responses=input
    openai allowedTools agent responses=tool_choice
    openai passThroughUnsupportedFiles agent responses=client
    openai background agent responses=background
    openai prompt agent responses=prompt
    openai itemId part responses=id
    openai phase part responses=phase
    openai reasoningEncryptedContent part responses=encrypted_content
    openai deferLoading tool responses=defer_loading

    anthropic thinking agent messages=thinking
    anthropic effort agent messages=output_config.effort
    anthropic cacheControl agent,message,part,tool messages=cache_control
    anthropic sendReasoning agent messages=client
    anthropic disableParallelToolUse agent messages=tool_choice.disable_parallel_tool_use
    anthropic structuredOutputMode agent messages=client
    anthropic toolStreaming agent messages=tools
    anthropic speed agent messages=speed
    anthropic inferenceGeo agent messages=inference_geo
    anthropic serviceTier agent messages=service_tier
    anthropic metadata agent messages=metadata
    anthropic taskBudget agent messages=output_config.task_budget
    anthropic contextManagement agent messages=context_management
    anthropic fallbacks agent messages=fallbacks
    anthropic mcpServers agent messages=mcp_servers
    anthropic container agent messages=container
    anthropic anthropicBeta agent messages=betas
    anthropic citations part messages=citations
    anthropic title part messages=title
    anthropic context part messages=context
    anthropic containerUpload part messages=type
    anthropic signature part messages=signature
    anthropic redactedData part messages=data
    anthropic toolChanges message messages=content
    anthropic deferLoading tool messages=defer_loading
    anthropic eagerInputStreaming tool messages=eager_input_streaming
    anthropic allowedCallers tool messages=allowed_callers

    google thinkingConfig agent gemini=generationConfig.thinkingConfig
    google safetySettings agent gemini=safetySettings
    google threshold agent gemini=safetySettings
    google cachedContent agent gemini=cachedContent
    google structuredOutputs agent gemini=client
    google responseModalities agent gemini=generationConfig.responseModalities
    google mediaResolution agent gemini=generationConfig.mediaResolution
    google imageConfig agent gemini=generationConfig.imageConfig
    google audioTimestamp agent gemini=generationConfig.audioTimestamp
    google serviceTier agent gemini=serviceTier
    google retrievalConfig agent gemini=toolConfig.retrievalConfig
    google labels agent gemini=labels
    google streamFunctionCallArguments agent gemini=toolConfig.functionCallingConfig.streamFunctionCallArguments
    google sharedRequestType agent gemini=header:X-Vertex-AI-LLM-Shared-Request-Type
    google requestType agent gemini=header:X-Vertex-AI-LLM-Request-Type
    google thoughtSignature part gemini=thoughtSignature
    google strict tool gemini=toolConfig.functionCallingConfig.mode
    google candidateCount agent gemini=generationConfig.candidateCount
    google partMediaResolution part gemini=mediaResolution.level
    google enableEnhancedCivicAnswers agent gemini=generationConfig.enableEnhancedCivicAnswers

    xai reasoningEffort agent chat=reasoning_effort responses=reasoning.effort
    xai reasoningSummary agent responses=reasoning.summary
    xai logprobs agent chat,responses=logprobs
    xai topLogprobs agent chat,responses=top_logprobs
    xai serviceTier agent chat,responses=service_tier
    xai parallel_function_calling agent chat=parallel_function_calling
    xai store agent responses=store
    xai previousResponseId agent responses=previous_response_id
    xai include agent responses=include
    xai promptCacheKey agent responses=prompt_cache_key
    xai searchParameters agent chat=search_parameters
    xai imageDetail part chat=image_url.detail responses=detail

    groq reasoningFormat agent chat=reasoning_format
    groq includeReasoning agent chat=include_reasoning
    groq reasoningEffort agent chat=reasoning_effort
    groq parallelToolCalls agent chat=parallel_tool_calls
    groq user agent chat=user
    groq structuredOutputs agent chat=client
    groq strictJsonSchema agent chat=response_format.json_schema.strict
    groq serviceTier agent chat=service_tier
    groq disableToolValidation agent chat=disable_tool_validation
    groq documents agent chat=documents
    groq citationOptions agent chat=citation_options
    groq searchSettings agent chat=search_settings
    groq compoundCustom agent chat=compound_custom

    mistral reasoningEffort agent chat=reasoning_effort
    mistral promptMode agent chat=prompt_mode
    mistral safePrompt agent chat=safe_prompt
    mistral documentImageLimit agent chat=document_image_limit
    mistral documentPageLimit agent chat=document_page_limit
    mistral parallelToolCalls agent chat=parallel_tool_calls
    mistral structuredOutputs agent chat=client
    mistral strictJsonSchema agent chat=response_format.json_schema.strict
    mistral prediction agent chat=prediction
    mistral promptCacheKey agent chat=prompt_cache_key
    mistral guardrails agent chat=guardrails
    mistral metadata agent chat=metadata
    mistral n agent chat=n
    mistral prefix message chat=prefix

    deepseek thinking agent chat=thinking
    deepseek reasoningEffort agent chat=reasoning_effort
    deepseek strictJsonSchema agent chat=response_format.json_schema.strict
    deepseek logprobs agent chat=logprobs
    deepseek topLogprobs agent chat=top_logprobs
    deepseek prefix message chat=prefix

    cohere thinking agent cohere=thinking
    cohere detail part cohere,chat=image_url.detail
    cohere safetyMode agent cohere=safety_mode
    cohere citationOptions agent cohere=citation_options
    cohere documents agent cohere=documents
    cohere strictTools agent cohere=strict_tools
    cohere logprobs agent cohere=logprobs

    perplexity search_recency_filter agent chat=search_recency_filter
    perplexity search_domain_filter agent chat=search_domain_filter
    perplexity search_language_filter agent chat=search_language_filter
    perplexity search_after_date_filter agent chat=search_after_date_filter
    perplexity search_before_date_filter agent chat=search_before_date_filter
    perplexity last_updated_after_filter agent chat=last_updated_after_filter
    perplexity last_updated_before_filter agent chat=last_updated_before_filter
    perplexity search_mode agent chat=search_mode
    perplexity enable_search_classifier agent chat=enable_search_classifier
    perplexity disable_search agent chat=disable_search
    perplexity return_related_questions agent chat=return_related_questions
    perplexity return_images agent chat=return_images
    perplexity image_domain_filter agent chat=image_domain_filter
    perplexity image_format_filter agent chat=image_format_filter
    perplexity media_response agent chat=media_response
    perplexity stream_mode agent chat=stream_mode
    perplexity reasoning_effort agent chat=reasoning_effort
    perplexity language_preference agent chat=language_preference
    perplexity web_search_options agent chat=web_search_options
    """
}
