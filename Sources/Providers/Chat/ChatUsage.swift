import ChatModel
import JSONCoding

/// The figures of a Chat Completions reply in normal form: input holds what was cached, output
/// holds reasoning (protocols 4).
struct ChatUsage {
  /// One tick of xAI's `cost_in_usd_ticks`, in US dollars.
  private static let xaiTick = 1e-10

  private let quirks: ChatQuirks
  private(set) var figures = Usage()

  init(_ quirks: ChatQuirks) { self.quirks = quirks }

  /// Reads the `usage` of a chunk; what it does not give stays as it was.
  mutating func read(_ usage: JSONNode) {
    let prompt = usage["prompt_tokens_details"] ?? usage["prompt_token_details"]
    let completion = usage["completion_tokens_details"]
    let cached =
      count(prompt?["cached_tokens"]) ?? count(usage["cached_tokens"])
      ?? count(usage["num_cached_tokens"]) ?? count(usage["prompt_cache_hit_tokens"])
    let written =
      count(prompt?["cache_write_tokens"]) ?? count(prompt?["cache_creation_input_tokens"])
      ?? count(usage["cache_write_tokens"]) ?? count(usage["cache_creation_input_tokens"])
    let reasoning =
      count(completion?["reasoning_tokens"]) ?? count(usage["reasoning_tokens"])
    if let input = input(usage, cached: cached) { figures.inputTokens = input }
    if let output = count(usage["completion_tokens"]) {
      figures.outputTokens = total(output, reasoning)
    }
    figures.cachedInputTokens = cached ?? figures.cachedInputTokens
    figures.cacheWriteTokens = written ?? figures.cacheWriteTokens
    figures.reasoningTokens = reasoning ?? figures.reasoningTokens
    figures.costUSD = cost(usage) ?? figures.costUSD
    if let tier = usage["service_tier"]?.string { figures.serviceTier = tier }
  }

  /// Reads llama.cpp's `timings`, which stand in where `usage` is missing.
  mutating func read(timings: JSONNode) {
    guard let fresh = count(timings["prompt_n"]), let output = count(timings["predicted_n"]) else {
      return
    }
    let cached = count(timings["cache_n"])
    figures.inputTokens = figures.inputTokens ?? Self.sum(fresh, cached ?? 0)
    figures.outputTokens = figures.outputTokens ?? output
    figures.cachedInputTokens = figures.cachedInputTokens ?? cached
  }

  mutating func read(tier: String) { if !tier.isEmpty { figures.serviceTier = tier } }

  /// The input total; a cached part larger than the prompt was not counted in it.
  private func input(_ usage: JSONNode, cached: Int?) -> Int? {
    if let prompt = count(usage["prompt_tokens"]) {
      guard let cached, cached > prompt else { return prompt }
      return Self.sum(prompt, cached)
    }
    guard let hit = count(usage["prompt_cache_hit_tokens"]) else { return nil }
    return Self.sum(hit, count(usage["prompt_cache_miss_tokens"]) ?? 0)
  }

  /// The output total; reasoning that is larger than it was not counted in it.
  private func total(_ output: Int, _ reasoning: Int?) -> Int {
    guard let reasoning, quirks.reasoningIsApart || reasoning > output else { return output }
    return Self.sum(output, reasoning)
  }

  private func cost(_ usage: JSONNode) -> Double? {
    if let ticks = usage["cost_in_usd_ticks"]?.double, ticks >= 0 { return ticks * Self.xaiTick }
    guard let cost = usage["cost"] else { return nil }
    let amount = cost.double ?? cost.string.flatMap(Double.init) ?? cost["total_cost"]?.double
    return amount.flatMap { $0 >= 0 && $0.isFinite ? $0 : nil }
  }

  private func count(_ node: JSONNode?) -> Int? {
    guard let value = node?.integer, value >= 0 else { return nil }
    return value
  }

  private static func sum(_ one: Int, _ other: Int) -> Int {
    let (sum, over) = one.addingReportingOverflow(other)
    return over ? .max : sum
  }
}
