import ChatModel
import JSONCoding

/// The figures of a reply of the Messages API; later ones replace earlier ones field by field.
struct MessagesUsage {
  private var input: Int?
  private var cacheRead: Int?
  private var cacheWrite: Int?
  private var cacheWriteHour: Int?
  private var output: Int?
  private var thinking: Int?
  private var tier: String?
  private var cost: Double?

  /// Takes what `usage` of `message_start` or `message_delta` holds: totals, not increments.
  mutating func update(from usage: JSONNode) {
    input = usage["input_tokens"]?.count ?? input
    output = usage["output_tokens"]?.count ?? output
    cacheRead = usage["cache_read_input_tokens"]?.count ?? cacheRead
    cacheWrite = usage["cache_creation_input_tokens"]?.count ?? cacheWrite
    cacheWriteHour = usage["cache_creation"]?["ephemeral_1h_input_tokens"]?.count ?? cacheWriteHour
    thinking = usage["output_tokens_details"]?["thinking_tokens"]?.count ?? thinking
    tier = usage["service_tier"]?.string ?? tier
    cost = usage["cost"]?.amount ?? cost
    if let iterations = usage["iterations"] { sum(iterations) }
  }

  /// In normal form: the input holds what was read from and written to the cache.
  var normal: Usage {
    Usage(
      inputTokens: Usage.sum(input, cacheRead, cacheWrite), outputTokens: output,
      cachedInputTokens: cacheRead, cacheWriteTokens: cacheWrite,
      cacheWriteHourTokens: cacheWriteHour, reasoningTokens: thinking, costUSD: cost,
      serviceTier: tier)
  }

  /// With compaction the totals leave its tokens out: then the steps are summed.
  ///
  /// Steps of an advisor are billed at another model's price and stay out; where a fallback
  /// answered, the totals are right already.
  private mutating func sum(_ iterations: JSONNode) {
    let steps = Array(iterations.elements)
    let types = steps.map { $0["type"]?.string }
    guard types.contains("compaction"), !types.contains("fallback_message") else { return }
    let own = zip(steps, types).filter { $1 == "compaction" || $1 == "message" }.map(\.0)
    func total(_ key: StaticString) -> Int? {
      own.reduce(nil) { Usage.sum($0, $1[key]?.count) }
    }
    input = total("input_tokens") ?? input
    output = total("output_tokens") ?? output
    cacheRead = total("cache_read_input_tokens") ?? cacheRead
    cacheWrite = total("cache_creation_input_tokens") ?? cacheWrite
  }
}
