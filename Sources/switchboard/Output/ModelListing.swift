import Catalog
import ChatModel
import JSONCoding
import SwitchboardKit
import TextLayout

/// Models as rows and as records.
struct ModelListing {
  private let models: [ModelRecord]
  private let catalog: Catalog
  /// The providers whose key is there.
  private let ready: Set<String>

  init(models: [ModelRecord], program: Program) {
    self.models = models
    catalog = program.runtime.catalog
    ready = Set(models.map(\.id.provider)).filter { program.isReady($0) }
  }

  var table: Table {
    var table = Table(columns: [
      .init(title: ""),
      .init(title: "MODEL", least: 32),
      .init(title: "CONTEXT", side: .right, dispensable: 1),
      .init(title: "OUTPUT", side: .right, dispensable: 5),
      .init(title: "PRICE", side: .right, dispensable: 2),
      .init(title: "CAN", dispensable: 3),
      .init(title: "RELEASED", dispensable: 6),
    ])
    table.rows = models.map { model in
      [
        ready.contains(model.id.provider) ? "◉" : "◌",
        model.id.description,
        model.contextWindow.map(Figures.tokens) ?? "",
        model.maxOutputTokens.map(Figures.tokens) ?? "",
        Self.price(model.prices),
        Self.abilities(model),
        model.released ?? "",
      ]
    }
    return table
  }

  var records: [JSONObject] { models.map { record($0) } }

  /// Input and output per million tokens.
  static func price(_ prices: ModelPrices?) -> String {
    guard let prices else { return "unknown" }
    if prices.input == 0, prices.output == 0 { return "free" }
    return "\(Figures.price(prices.input))/\(Figures.price(prices.output))"
  }

  /// Context, what it can (R reasons, T tools, V vision, F files) and date, for one row.
  static func facts(_ model: ModelRecord) -> String {
    let letters =
      (model.reasons ? "R" : "-") + (model.callsTools ? "T" : "-")
      + (model.input.contains(.image) ? "V" : "-") + (model.input.contains(.pdf) ? "F" : "-")
    let parts = [model.contextWindow.map(Figures.tokens), letters, model.released]
    return parts.compactMap(\.self).joined(separator: "  ")
  }

  static func abilities(_ model: ModelRecord) -> String {
    var words: [String] = []
    if !model.isChat { words.append("not chat") }
    if model.reasons { words.append("reasons") }
    if model.callsTools { words.append("tools") }
    words += model.input.filter { $0 != .text }.map(\.rawValue)
    if model.hasOpenWeights { words.append("open") }
    if let status = model.status { words.append(status.rawValue) }
    return words.joined(separator: " ")
  }

  private func record(_ model: ModelRecord) -> JSONObject {
    [
      "id": .string(model.id.description), "provider": .string(model.id.provider),
      "model": .string(model.id.model), "name": .string(model.name),
      "context": .count(model.contextWindow), "max_output": .count(model.maxOutputTokens),
      "input_price": .amount(model.prices?.input), "output_price": .amount(model.prices?.output),
      "cache_read_price": .amount(model.prices?.cacheRead),
      "cache_write_price": .amount(model.prices?.cacheWrite),
      "reasoning": .bool(model.reasons), "tools": .bool(model.callsTools),
      "input": .array(model.input.map { .string($0.rawValue) }),
      "output": .array(model.output.map { .string($0.rawValue) }),
      "open_weights": .bool(model.hasOpenWeights), "released": .text(model.released),
      "knowledge": .text(model.knowledge), "status": .text(model.status?.rawValue),
      "dialect": .text((model.dialect ?? catalog.provider(model.id.provider)?.dialect)?.rawValue),
      "chat": .bool(model.isChat), "has_key": .bool(ready.contains(model.id.provider)),
      "source": "embedded",
    ]
  }
}

extension JSONValue {
  /// A number, or null.
  static func amount(_ amount: Double?) -> JSONValue { amount.map(JSONValue.number) ?? .null }
}

/// All that is known of a model, one fact a line.
enum ModelCard {
  static func lines(_ model: ModelRecord, program: Program) -> [String] {
    let catalog = program.runtime.catalog
    let provider = catalog.provider(model.id.provider)
    var facts: [(String, String)] = [
      ("name", model.name),
      ("provider", provider.map { "\($0.name), \($0.kind.rawValue)" } ?? model.id.provider),
      ("context", model.contextWindow.map { "\($0) tokens" } ?? "unknown"),
      ("longest prompt", model.maxInputTokens.map { "\($0) tokens" } ?? ""),
      ("longest answer", model.maxOutputTokens.map { "\($0) tokens" } ?? "unknown"),
      ("takes", model.input.map(\.rawValue).joined(separator: ", ")),
      ("gives", model.output.map(\.rawValue).joined(separator: ", ")),
      ("can", ModelListing.abilities(model)),
      ("reasoning", model.reasoningControls.joined(separator: " | ")),
      ("released", model.released ?? "unknown"),
      ("knowledge", model.knowledge ?? "unknown"),
    ]
    facts += prices(model.prices)
    facts += [
      ("dialect", (model.dialect ?? provider?.dialect)?.rawValue ?? "none of ours"),
      ("address", model.baseURL ?? provider?.baseURL ?? ""),
      ("key", program.keyState(model.id.provider)),
      ("documentation", provider?.documentation ?? ""),
    ]
    return [model.id.description]
      + facts.filter { !$0.1.isEmpty }.map { name, fact in
        "  " + name + String(repeating: " ", count: max(1, 16 - name.count)) + fact
      }
  }

  private static func prices(_ prices: ModelPrices?) -> [(String, String)] {
    guard let prices else { return [("price", "unknown")] }
    var lines = [("price", "\(ModelListing.price(prices)) a million tokens, input/output")]
    if let read = prices.cacheRead { lines.append(("cache read", Figures.price(read))) }
    if let write = prices.cacheWrite { lines.append(("cache write", Figures.price(write))) }
    if let reasoning = prices.reasoning { lines.append(("reasoning", Figures.price(reasoning))) }
    for tier in prices.tiers {
      lines.append(
        (
          "above \(Figures.tokens(tier.above))",
          "\(Figures.price(tier.input))/\(Figures.price(tier.output))"
        ))
    }
    if let fast = prices.fast {
      lines.append(("fast mode", "\(Figures.price(fast.input))/\(Figures.price(fast.output))"))
    }
    return lines
  }
}
