import ChatModel
import JSONCoding
import SwitchboardKit

/// Tokens and prices as JSON, under the names of `ask --format json`.
enum UsageForm {
  static func value(_ usage: Usage?) -> JSONValue {
    guard let usage else { return .null }
    return [
      "input_tokens": .count(usage.inputTokens), "output_tokens": .count(usage.outputTokens),
      "cached_input_tokens": .count(usage.cachedInputTokens),
      "cache_write_tokens": .count(usage.cacheWriteTokens),
      "cache_write_hour_tokens": .count(usage.cacheWriteHourTokens),
      "reasoning_tokens": .count(usage.reasoningTokens), "cost_usd": .amount(usage.costUSD),
      "service_tier": .text(usage.serviceTier),
    ]
  }

  static func usage(_ value: JSONValue?) -> Usage? {
    guard let value, value.object != nil else { return nil }
    return Usage(
      inputTokens: value["input_tokens"]?.integer, outputTokens: value["output_tokens"]?.integer,
      cachedInputTokens: value["cached_input_tokens"]?.integer,
      cacheWriteTokens: value["cache_write_tokens"]?.integer,
      cacheWriteHourTokens: value["cache_write_hour_tokens"]?.integer,
      reasoningTokens: value["reasoning_tokens"]?.integer, costUSD: value["cost_usd"]?.double,
      serviceTier: value["service_tier"]?.string)
  }

  static func write(_ cost: Cost?, to object: inout JSONObject) {
    object["cost_usd"] = .amount(cost?.dollars)
    object["cost_source"] = .text(cost?.source.rawValue)
  }

  static func cost(_ value: JSONValue) -> Cost? {
    guard let dollars = value["cost_usd"]?.double, dollars.isFinite else { return nil }
    let source = value["cost_source"]?.string.flatMap(Cost.Source.init) ?? .catalogue
    return Cost(dollars: dollars, source: source)
  }
}
