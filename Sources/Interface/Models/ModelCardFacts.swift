package import AppCore
package import Catalog
import ChatModel
import TextLayout

/// All that is known of a model as names and values, in groups: what it holds, costs, can, where it
/// is, how it went.
package struct ModelCardFacts: Sendable {
  package struct Fact: Sendable, Hashable {
    package var name: String
    package var value: String
  }

  /// No group is empty.
  package let groups: [[Fact]]

  /// - Parameters:
  ///   - model: Of the catalogue.
  ///   - provider: Its provider; nil when nobody knows it.
  ///   - key: Where the key comes from, or what is missing.
  ///   - speed: What was measured.
  ///   - isExact: Whether limits have all their digits.
  package init(
    _ model: ModelRecord, provider: ProviderRecord?, key: String, speed: ModelHabits.Speed?,
    isExact: Bool = false
  ) {
    let groups = [
      Self.limits(model, isExact ? { "\($0)" } : Figures.tokens), Self.prices(model.prices),
      Self.abilities(model),
      Self.connection(model, provider, key), Self.measured(speed),
    ]
    self.groups = groups.map { group in
      group.filter { !$0.1.isEmpty }.map { Fact(name: $0.0, value: Sanitizer.line($0.1)) }
    }.filter { !$0.isEmpty }
  }

  private typealias Pair = (String, String)

  private static func limits(_ model: ModelRecord, _ words: (Int) -> String) -> [Pair] {
    [
      ("name", model.name),
      ("context", model.contextWindow.map { "\(words($0)) tokens" } ?? "unknown"),
      ("prompt", model.maxInputTokens.map { "\(words($0)) at most" } ?? ""),
      ("answer", model.maxOutputTokens.map { "\(words($0)) at most" } ?? "unknown"),
    ]
  }

  private static func prices(_ prices: ModelPrices?) -> [Pair] {
    guard let prices else { return [("price", "unknown")] }
    if ModelWords.price(prices) == "free" { return [("price", "free")] }
    var pairs = [
      ("input", "\(Figures.price(prices.input)) per M tokens"),
      ("output", Figures.price(prices.output)),
    ]
    if let read = prices.cacheRead { pairs.append(("cache read", Figures.price(read))) }
    if let write = prices.cacheWrite { pairs.append(("cache write", Figures.price(write))) }
    if let reasoning = prices.reasoning { pairs.append(("reasoning", Figures.price(reasoning))) }
    for tier in prices.tiers {
      pairs.append(("above \(Figures.tokens(tier.above))", words(tier)))
    }
    if let fast = prices.fast { pairs.append(("fast mode", words(fast))) }
    return pairs
  }

  private static func words(_ tier: ModelPrices.Tier) -> String {
    let cached = tier.cacheRead.map { ", cached \(Figures.price($0))" } ?? ""
    return "\(Figures.price(tier.input))/\(Figures.price(tier.output))" + cached
  }

  private static func abilities(_ model: ModelRecord) -> [Pair] {
    let takes = model.input.map(\.rawValue).joined(separator: " ")
    let files = model.takesAttachments && !model.input.contains(.pdf) ? " files" : ""
    let pairs: [Pair] =
      [("takes", takes + files), ("gives", model.output.map(\.rawValue).joined(separator: " "))]
      + ModelWords.reasoning(model)
    return pairs + [
      ("temperature", model.acceptsTemperature.map { $0 ? "yes" : "refused" } ?? "unknown"),
      ("tools", model.callsTools ? "yes" : "no"),
      ("JSON schema", model.structuredOutput.map { $0 ? "yes" : "no" } ?? "unknown"),
      ("knowledge", model.knowledge ?? "unknown"), ("released", model.released ?? "unknown"),
      ("weights", model.hasOpenWeights ? "open" : "closed"),
      (
        "status",
        [model.isChat ? nil : "not for chat", status(model)].compactMap(\.self).joined(
          separator: ", ")
      ),
    ]
  }

  private static func status(_ model: ModelRecord) -> String? {
    model.status.map { $0 == .deprecated ? "retired" : $0.rawValue }
  }

  private static func connection(
    _ model: ModelRecord, _ provider: ProviderRecord?, _ key: String
  ) -> [Pair] {
    [
      ("provider", provider.map { "\($0.name), \($0.kind.rawValue)" } ?? model.id.provider),
      ("dialect", (model.dialect ?? provider?.dialect)?.rawValue ?? "none of ours"),
      ("base", model.baseURL ?? provider?.baseURL ?? ""), ("key", key),
      ("pages", provider?.documentation ?? ""), ("known by", source(model.source)),
    ]
  }

  /// Who says that the model exists.
  private static func source(_ source: ModelSource) -> String {
    switch source {
    case .embedded: "the catalogue"
    case .refreshed: "the refreshed catalogue"
    case .local: "the server on this machine"
    case .live: "the provider's own list"
    case .settings: "your settings"
    }
  }

  private static func measured(_ speed: ModelHabits.Speed?) -> [Pair] {
    guard let speed else { return [] }
    return [
      ("measured", speed.answers == 1 ? "1 answer" : "\(speed.answers) answers"),
      ("first token", speed.firstToken.map { Figures.time(.seconds($0)) } ?? ""),
      ("speed", speed.tokensPerSecond.map(Figures.rate) ?? ""),
    ]
  }
}
