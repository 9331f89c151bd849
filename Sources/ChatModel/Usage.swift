/// Tokens of one call, in normal form; nil is not known, never zero.
public struct Usage: Sendable, Hashable {
  /// Everything that the model read, cached and newly cached parts included.
  public var inputTokens: Int?
  /// Everything that it wrote, reasoning included.
  public var outputTokens: Int?
  /// The part of the input that came from the provider's cache.
  public var cachedInputTokens: Int?
  /// The part of the input that was written to the provider's cache.
  public var cacheWriteTokens: Int?
  /// The part of `cacheWriteTokens` that is kept for an hour (Anthropic: twice the input price).
  public var cacheWriteHourTokens: Int?
  /// The part of the output that is reasoning.
  public var reasoningTokens: Int?
  /// The price as the reply gives it, in US dollars.
  public var costUSD: Double?
  /// The service tier that the reply names.
  public var serviceTier: String?

  /// Figures of which those left out are not known.
  public init(
    inputTokens: Int? = nil, outputTokens: Int? = nil, cachedInputTokens: Int? = nil,
    cacheWriteTokens: Int? = nil, cacheWriteHourTokens: Int? = nil, reasoningTokens: Int? = nil,
    costUSD: Double? = nil, serviceTier: String? = nil
  ) {
    self.inputTokens = inputTokens
    self.outputTokens = outputTokens
    self.cachedInputTokens = cachedInputTokens
    self.cacheWriteTokens = cacheWriteTokens
    self.cacheWriteHourTokens = cacheWriteHourTokens
    self.reasoningTokens = reasoningTokens
    self.costUSD = costUSD
    self.serviceTier = serviceTier
  }

  /// Input and output together; nil when one of them is not known.
  public var totalTokens: Int? {
    guard let inputTokens, let outputTokens else { return nil }
    return inputTokens.addingReportingOverflow(outputTokens).partialValue
  }
}
