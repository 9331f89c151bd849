import ChatModel
import JSONCoding

extension Usage {
  /// The figures of a `response` object: cached and reasoning tokens are inside the totals.
  init?(response: JSONNode) {
    guard let usage = response["usage"], usage.isObject else { return nil }
    var input = usage["input_tokens"]?.count
    let output = usage["output_tokens"]?.count
    let cached = usage["input_tokens_details"]?["cached_tokens"]?.count
    // A cached part that is larger than the whole was not counted in it (seen at xAI).
    if let counted = input, let cached, cached > counted { input = Usage.sum(counted, cached) }
    let ticks = usage["cost_in_usd_ticks"]?.amount
    self.init(
      inputTokens: input, outputTokens: output,
      cachedInputTokens: cached,
      cacheWriteTokens: usage["input_tokens_details"]?["cache_write_tokens"]?.count,
      reasoningTokens: usage["output_tokens_details"]?["reasoning_tokens"]?.count,
      costUSD: usage["cost"]?.amount ?? ticks.map { $0 / Self.ticksPerUSD },
      serviceTier: response["service_tier"]?.string)
  }

  /// xAI gives its price in these.
  private static let ticksPerUSD = 1e10
}
