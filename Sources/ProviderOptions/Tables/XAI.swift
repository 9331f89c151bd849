extension OptionTable {
  /// xAI, Responses and the older Chat Completions.
  static let xAI = OptionTable(
    "xai",
    """
    [in chat,responses]
    reasoningEffort (none|low|medium|high|xhigh)
      -- Depth of reasoning; with several agents their number.
      ~ not grok-4.20-*reasoning
      > chat reasoning_effort
      > responses reasoning.effort
    logprobs boolean = false  -- Returns token log probabilities.
    topLogprobs integer:0...8  -- Number of alternatives for each token.
    serviceTier (default|priority) = default  -- Price and speed class.

    [in chat]
    parallel_function_calling boolean = true  -- Lets one reply hold several tool calls.
    searchParameters object deprecated  -- Old live search, which the API now refuses.
      .mode (off|auto|on) = auto  -- When to search.
      .returnCitations boolean = true  -- Returns the sources.
      .fromDate string  -- First day, as YYYY-MM-DD.
      .toDate string  -- Last day, as YYYY-MM-DD.
      .maxSearchResults integer:1...50 = 20  -- Number of results.
      .sources object[]  -- Where to search.
      ..type (web|x|news|rss) required  -- Kind of source.
      ..country string if type=web,news  -- Country, in two letters.
      ..excludedWebsites string[]:...5 if type=web,news  -- Sites that are left out.
      ..allowedWebsites string[]:...5 if type=web  -- The only sites.
      ..safeSearch boolean if type=web,news  -- Leaves out what is not fit for all.
      ..excludedXHandles string[] if type=x  -- Accounts that are left out.
      ..includedXHandles string[] if type=x  -- The only accounts.
      ..postFavoriteCount integer if type=x  -- The least number of likes.
      ..postViewCount integer if type=x  -- The least number of views.
      ..links string[]:1...1 if type=rss  -- Address of the feed.

    [in responses]
    reasoningSummary (auto|concise|detailed)  -- Asks for a readable summary of the reasoning.
      > reasoning.summary
    store boolean = true  -- Keeps the response at xAI.
    previousResponseId string  -- Id of a stored response to continue from.
    include (file_search_call.results|reasoning.encrypted_content)[]  -- Extra fields to return.
    promptCacheKey string  -- Keeps the requests of one conversation on the same cache.

    [in chat,responses at part]
    imageDetail (low|high|auto) = high spreads  -- Resolution at which an image is looked at.
      > chat image_url.detail
      > responses detail
    """)
}
