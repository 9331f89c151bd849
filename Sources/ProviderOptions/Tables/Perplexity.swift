extension OptionTable {
  /// Perplexity, whose option names are the names on the wire.
  static let perplexity = OptionTable(
    "perplexity",
    """
    [in chat]
    search_recency_filter (hour|day|week|month|year)
      -- Greatest age of search results; not with the other date filters.
      ~ not * while search_after_date_filter
      ~ not * while search_before_date_filter
      ~ not * while last_updated_after_filter
      ~ not * while last_updated_before_filter
    search_domain_filter string[]  -- Sites to search; with a leading - sites to leave out.
    search_language_filter string[]  -- Languages of results, as ISO 639-1 codes.
    search_after_date_filter string  -- Published after this day, as MM/DD/YYYY.
    search_before_date_filter string  -- Published before this day, as MM/DD/YYYY.
    last_updated_after_filter string  -- Changed after this day, as MM/DD/YYYY.
    last_updated_before_filter string  -- Changed before this day, as MM/DD/YYYY.
    search_mode (web|academic|sec) = web  -- Kind of sources.
    enable_search_classifier boolean  -- Lets a classifier decide whether to search.
    disable_search boolean = false  -- Answers without a search.
    return_related_questions boolean = false  -- Adds related questions.
    return_images boolean = false  -- Adds images.
    image_domain_filter string[]  -- Sites that images come from.
    image_format_filter string[]  -- File formats of images.
    media_response object  -- Settings of media in the answer.
      .overrides object  -- What is returned.
      ..return_videos boolean  -- Adds videos.
    stream_mode (full|concise) = full
      -- Shape of stream events; concise leaves out what would be repeated.
    reasoning_effort (minimal|low|medium|high)  -- Depth of reasoning.
      ~ only sonar-deep-research,sonar-reasoning-pro
    language_preference string  -- Language of the answer, as ISO 639-1 code.
    web_search_options object  -- How the web is searched.
      .search_context_size (low|medium|high)  -- Amount of search material, priced by request.
      .search_type (fast|pro|auto)  -- Which search is used.
      .user_location object  -- Place of the user.
      ..latitude number:-90...90  -- Degrees north.
      ..longitude number:-180...180  -- Degrees east.
      ..country string  -- Country, in two letters.
      ..city string  -- City.
      ..region string  -- Region.
      .image_results_enhanced_relevance boolean  -- Filters images better.
    """)
}
