import JSONCoding

extension CatalogConverter {
  /// The prices of a model; nil without both an input and an output price.
  static func prices(of model: JSONNode) -> ModelPrices? {
    guard let cost = model["cost"], let base = tier(cost, above: 0) else { return nil }
    return ModelPrices(
      input: base.input, output: base.output, cacheRead: base.cacheRead,
      cacheWrite: base.cacheWrite, reasoning: price(cost["reasoning"]), tiers: tiers(of: cost),
      fast: model["experimental"]?["modes"]?["fast"]?["cost"].flatMap { tier($0, above: 0) })
  }

  /// The tiers by prompt size, smallest first.
  ///
  /// `context_over_200k` repeats one of them in today's
  /// data and is read only where there are none.
  private static func tiers(of cost: JSONNode) -> [ModelPrices.Tier] {
    var tiers: [ModelPrices.Tier] = []
    for node in cost["tiers"].map({ Array($0.elements) }) ?? [] {
      guard node["tier"]?["type"]?.string == "context", let size = node["tier"]?["size"]?.integer,
        size > 0, !tiers.contains(where: { $0.above == size }),
        let tier = tier(node, above: size)
      else { continue }
      tiers.append(tier)
    }
    if tiers.isEmpty, let node = cost["context_over_200k"], let tier = tier(node, above: 200_000) {
      return [tier]
    }
    return tiers.sorted { $0.above < $1.above }
  }

  private static func tier(_ node: JSONNode, above size: Int) -> ModelPrices.Tier? {
    guard let input = price(node["input"]), let output = price(node["output"]) else { return nil }
    return ModelPrices.Tier(
      above: size, input: input, output: output, cacheRead: price(node["cache_read"]),
      cacheWrite: price(node["cache_write"]))
  }

  /// A price per million tokens, rounded to nine places; nil for what cannot be one.
  private static func price(_ node: JSONNode?) -> Double? {
    guard let price = node?.double, price >= 0, price < ModelPrices.largest else { return nil }
    return (price * 1e9).rounded() / 1e9
  }
}
