import Catalog
import CatalogRefresh
import ChatModel
import SwitchboardKit
import TextLayout

/// All that is known of a model, one fact a line.
struct ModelCard {
  private let model: ModelRecord
  private let program: Program

  init(_ model: ModelRecord, program: Program) {
    self.model = model
    self.program = program
  }

  var lines: [String] {
    let facts = (traits + prices + connection + measured).filter { !$0.1.isEmpty }
    let card = facts.map { name, fact in
      "  " + name + String(repeating: " ", count: max(1, 16 - name.count)) + fact
    }
    return [model.id.description] + card + sellers
  }

  private var provider: ProviderRecord? { program.runtime.router.provider(model.id.provider) }

  private var traits: [(String, String)] {
    [
      ("name", model.name),
      ("provider", provider.map { "\($0.name), \($0.kind.rawValue)" } ?? model.id.provider),
      ("context", model.contextWindow.map { "\($0) tokens" } ?? "unknown"),
      ("longest prompt", model.maxInputTokens.map { "\($0) tokens" } ?? ""),
      ("longest answer", model.maxOutputTokens.map { "\($0) tokens" } ?? "unknown"),
      ("takes", model.input.map(\.rawValue).joined(separator: ", ")),
      ("gives", model.output.map(\.rawValue).joined(separator: ", ")),
      ("can", ModelListing.abilities(model)),
      ("reasoning", model.reasoningControls.joined(separator: " | ")),
      ("JSON schema", model.structuredOutput.map { $0 ? "yes" : "no" } ?? "unknown"),
      ("temperature", model.acceptsTemperature.map { $0 ? "yes" : "refused" } ?? "unknown"),
      ("released", model.released ?? "unknown"),
      ("knowledge", model.knowledge ?? "unknown"),
    ]
  }

  private var prices: [(String, String)] {
    guard let prices = model.prices else { return [("price", "unknown")] }
    var lines = [("price", "\(ModelListing.price(prices)) a million tokens, input/output")]
    if let read = prices.cacheRead { lines.append(("cache read", Figures.price(read))) }
    if let write = prices.cacheWrite { lines.append(("cache write", Figures.price(write))) }
    if let reasoning = prices.reasoning { lines.append(("reasoning", Figures.price(reasoning))) }
    for tier in prices.tiers {
      let price = "\(Figures.price(tier.input))/\(Figures.price(tier.output))"
      lines.append(("above \(Figures.tokens(tier.above))", price))
    }
    if let fast = prices.fast {
      lines.append(("fast mode", "\(Figures.price(fast.input))/\(Figures.price(fast.output))"))
    }
    return lines
  }

  private var connection: [(String, String)] {
    [
      ("dialect", (model.dialect ?? provider?.dialect)?.rawValue ?? "none of ours"),
      ("address", model.baseURL ?? provider?.baseURL ?? ""),
      ("key", program.keyState(model.id.provider)),
      ("documentation", provider?.documentation ?? ""),
      ("source", model.source.rawValue),
    ]
  }

  private var measured: [(String, String)] {
    guard let entry = SpeedBookStore(program.directories).load().entries[model.id] else {
      return []
    }
    let count = entry.answers == 1 ? "1 answer" : "\(entry.answers) answers"
    var figures: [String] = []
    if let first = entry.firstToken {
      figures.append("first token \(Figures.time(.seconds(first)))")
    }
    if let rate = entry.tokensPerSecond { figures.append(Figures.rate(rate)) }
    return [("measured", (figures + ["over \(count)"]).joined(separator: ", "))]
  }

  /// Where else the same model is sold, those that can be asked first, then by price.
  private var sellers: [String] {
    let index = program.index(of: program.runtime.catalog)
    guard let row = index.row(of: model.id) else { return [] }
    let ready = program.readyProviders
    let others = index.sellers(ofModelAt: row).filter { $0 != row }.map { index.model(at: $0) }
    guard !others.isEmpty else { return [] }
    let sorted = others.enumerated().sorted { left, right in
      let keys = [left, right].map { place, model in
        (ready.contains(model.id.provider) ? 0 : 1, model.prices?.input ?? .infinity, place)
      }
      return keys[0] < keys[1]
    }
    var table = Table(columns: [
      .init(title: ""), .init(title: "ALSO AT", least: 24),
      .init(title: "CONTEXT", side: .right, dispensable: 2),
      .init(title: "PRICE", side: .right, dispensable: 1),
    ])
    table.rows = sorted.map { _, model in
      [
        ready.contains(model.id.provider) ? "●" : "○", model.id.description,
        model.contextWindow.map(Figures.tokens) ?? "", ModelListing.price(model.prices),
      ]
    }
    return [""] + table.lines(width: Descriptor.output.columns)
  }
}
