package import ChatModel

extension ModelPrices {
  /// The price of a call in US dollars; nil when its tokens are not known, or the price of the
  /// service tier that its reply names.
  ///
  /// `usage` is in normal form: cached and newly cached parts inside the input, reasoning inside
  /// the output. A prompt above a tier's size is priced by that tier as a whole. Parts without a
  /// price of their own cost what input or output costs; a cache entry kept for an hour costs twice
  /// the input (Anthropic's price list).
  package func cost(of usage: Usage) -> Double? {
    guard let input = usage.inputTokens, let output = usage.outputTokens, input >= 0, output >= 0,
      let rates = rates(input: input, serviceTier: usage.serviceTier)
    else { return nil }
    // Some replies name more cached tokens than the prompt has.
    let cached = min(max(usage.cachedInputTokens ?? 0, 0), input)
    let written = min(max(usage.cacheWriteTokens ?? 0, 0), input - cached)
    let hour = min(max(usage.cacheWriteHourTokens ?? 0, 0), written)
    let reasoning = min(max(usage.reasoningTokens ?? 0, 0), output)
    let millionths =
      Double(input - cached - written) * rates.input
      + Double(cached) * (rates.cacheRead ?? rates.input)
      + Double(written - hour) * (rates.cacheWrite ?? rates.input)
      + Double(hour) * rates.input * 2
      + Double(output - reasoning) * rates.output
      + Double(reasoning) * (rates.reasoning ?? rates.output)
    return millionths / 1_000_000
  }

  /// The prices of a call with that much input at that service tier; nil when they are not known.
  private func rates(input: Int, serviceTier: String?) -> ModelPrices? {
    switch serviceTier?.lowercased() {
    case "priority", "fast": return fast.map(ModelPrices.init(tier:))
    case "flex", "batch": return nil
    default:
      let tier = tiers.filter { input > $0.above }.max { $0.above < $1.above }
      return tier.map(ModelPrices.init(tier:)) ?? self
    }
  }

  private init(tier: Tier) {
    self.init(
      input: tier.input, output: tier.output, cacheRead: tier.cacheRead,
      cacheWrite: tier.cacheWrite)
  }
}
