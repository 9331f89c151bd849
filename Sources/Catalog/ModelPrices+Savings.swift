package import ChatModel

extension ModelPrices {
  /// What the provider's cache saved in a call, in US dollars; negative when writing to it cost more
  /// than reading saved, nil when prices or tokens are not known.
  package func saved(by usage: Usage) -> Double? {
    guard usage.cachedInputTokens ?? 0 > 0 || usage.cacheWriteTokens ?? 0 > 0 else { return nil }
    var plain = usage
    plain.cachedInputTokens = nil
    plain.cacheWriteTokens = nil
    plain.cacheWriteHourTokens = nil
    guard let without = cost(of: plain), let with = cost(of: usage) else { return nil }
    return without - with
  }
}
