extension OptionTable {
  /// Google's Gemini API and Vertex; also the names of every custom provider that speaks Gemini.
  static let google = OptionTable(
    "google",
    """
    names as written

    [in gemini under generationConfig]
    thinkingConfig object  -- Controls reasoning.
      .thinkingLevel (minimal|low|medium|high)  -- Depth of reasoning, from Gemini 3 on.
        ~ not gemini-1*,gemini-2*
      .thinkingBudget integer:-1...32768 unless thinkingLevel
        -- Reasoning allowance in tokens on Gemini 2.5; -1 lets the model choose, 0 is off.
        ~ not gemini-1*,gemini-2.0*,gemini-3*
      .includeThoughts boolean = false  -- Returns summaries of the thoughts.
    responseModalities (TEXT|IMAGE)[]  -- Kinds of output.
      ~ IMAGE only *-image*
    mediaResolution (MEDIA_RESOLUTION_UNSPECIFIED|MEDIA_RESOLUTION_LOW|MEDIA_RESOLUTION_MEDIUM|\
    MEDIA_RESOLUTION_HIGH)
      -- How many tokens images and video may take.
    imageConfig object  -- Shape of generated images.
      ~ only *-image*
      .aspectRatio (1:1|2:3|3:2|3:4|4:3|4:5|5:4|9:16|16:9|21:9|1:8|8:1|1:4|4:1)
        -- Width to height.
      .imageSize (512|1K|2K|4K)  -- Size.
      .personGeneration (PERSON_GENERATION_UNSPECIFIED|ALLOW_ALL|ALLOW_ADULT|ALLOW_NONE) \
    only google-vertex
        -- Whether people are drawn.
      .prominentPeople (PROMINENT_PEOPLE_UNSPECIFIED|ALLOW_PROMINENT_PEOPLE|\
    BLOCK_PROMINENT_PEOPLE) only google-vertex
        -- Whether celebrities are drawn.
      .imageOutputOptions object only google-vertex  -- mimeType and compressionQuality.
    audioTimestamp boolean  -- Understands timestamps of files that are sound alone.
      ~ only @audio
    candidateCount integer:1...8 = 1  -- Number of answers.
    enableEnhancedCivicAnswers boolean  -- Turns better civic answers on.

    [in gemini]
    safetySettings object[]  -- From which threshold on each kind of harm is blocked.
      .category (HARM_CATEGORY_UNSPECIFIED|HARM_CATEGORY_HATE_SPEECH|\
    HARM_CATEGORY_DANGEROUS_CONTENT|HARM_CATEGORY_HARASSMENT|HARM_CATEGORY_SEXUALLY_EXPLICIT|\
    HARM_CATEGORY_CIVIC_INTEGRITY|HARM_CATEGORY_JAILBREAK) required
        -- Kind of harm, once each.
      .threshold (HARM_BLOCK_THRESHOLD_UNSPECIFIED|BLOCK_LOW_AND_ABOVE|BLOCK_MEDIUM_AND_ABOVE|\
    BLOCK_ONLY_HIGH|BLOCK_NONE|OFF) required
        -- From where on it is blocked.
    threshold (HARM_BLOCK_THRESHOLD_UNSPECIFIED|BLOCK_LOW_AND_ABOVE|BLOCK_MEDIUM_AND_ABOVE|\
    BLOCK_ONLY_HIGH|BLOCK_NONE|OFF) unless safetySettings
      -- One threshold for every kind of harm.
      > safetySettings via everyCategory
    cachedContent string  -- Name of a stored cache to use as prefix.
    structuredOutputs boolean = true  -- Sends the schema of an answer along.
      > client
    serviceTier (standard|flex|priority) = standard except google-vertex
      -- Price and speed class.
    retrievalConfig object  -- Place for answers grounded in Maps and Search.
      > toolConfig.retrievalConfig
      .latLng object  -- latitude and longitude.

    [in gemini only google-vertex]
    labels map<string>  -- Labels for billing.
    streamFunctionCallArguments boolean = false  -- Streams the arguments of calls in pieces.
      ~ not gemini-1*,gemini-2*
      > toolConfig.functionCallingConfig.streamFunctionCallArguments
    sharedRequestType (priority|flex|standard)  -- Tier of shared capacity.
      > header:X-Vertex-AI-LLM-Shared-Request-Type
    requestType (shared)  -- Leaves provisioned throughput alone.
      > header:X-Vertex-AI-LLM-Request-Type

    [in gemini at part]
    thoughtSignature string  -- Opaque signature of a part, sent again with it.
    partMediaResolution (MEDIA_RESOLUTION_LOW|MEDIA_RESOLUTION_MEDIUM|MEDIA_RESOLUTION_HIGH|\
    MEDIA_RESOLUTION_ULTRA_HIGH)
      -- How many tokens one image or video may take.
      ~ not gemini-1*,gemini-2*
      > mediaResolution.level

    [in gemini at tool]
    strict boolean  -- Checks calls against the declared schema.
      > toolConfig.functionCallingConfig.mode as true=VALIDATED,false=
    """)
}
