extension OptionTable {
  /// Vercel's AI gateway, in each of the APIs that it offers.
  static let vercel = OptionTable(
    "vercel",
    """
    names as written

    [in chat,responses,messages under providerOptions.gateway]
    models string[]  -- Fallback models, tried in order.
    order string[]  -- Order in which providers are tried.
    only string[]  -- The only providers.
    sort (cost|tps|ttft)  -- Orders providers by cost, tokens per second or time to first token.
    has (implicit-caching|vision)[]  -- Only models with these abilities.
    caching (auto)  -- Lets the gateway place cache breakpoints.
    serviceTier (flex|priority)  -- Price and speed class.
    zeroDataRetention boolean  -- Only providers that keep nothing.
    disallowPromptTraining boolean  -- Only providers that do not train on prompts.
    byok map<object[]> secret  -- Own keys for this request, by provider.
    providerTimeouts object  -- Time limits for providers.
      .byok map<integer>  -- Milliseconds by provider that is called with an own key.
    user string  -- End user whose spending is counted.
    tags string[]  -- Labels for reports.
    quotaEntityId string  -- Whose quota is used.
    idempotencyKey string  -- Keeps a batch from being started twice.
    """)
}
