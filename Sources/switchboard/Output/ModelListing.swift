import Catalog
import ChatModel
import Interface
import JSONCoding
import SwitchboardKit
import TextLayout

/// Models as rows and as records.
struct ModelListing {
  /// With the number of other providers that are folded under each.
  let models: [(model: ModelRecord, others: Int)]
  /// The ids of providers that can be asked now.
  let ready: Set<String>
  let program: Program

  var table: Table {
    let isFolded = models.contains { $0.others > 0 }
    var table = Table(columns: [
      .init(title: ""),
      .init(title: "MODEL", least: 32),
      .init(title: "ALSO AT", side: .right, dispensable: 5),
      .init(title: "CONTEXT", side: .right, dispensable: 2),
      .init(title: "OUTPUT", side: .right, dispensable: 7),
      .init(title: "PRICE", side: .right, dispensable: 1),
      .init(title: "CAN", dispensable: 3),
      .init(title: "RELEASED", dispensable: 6),
    ])
    table.rows = models.map { model, others in
      [
        ready.contains(model.id.provider) ? "◉" : "◌",
        model.id.description,
        others > 0 ? "\(others) more" : "",
        model.contextWindow.map(Figures.tokens) ?? "",
        model.maxOutputTokens.map(Figures.tokens) ?? "",
        ModelWords.price(model.prices),
        ModelWords.abilities(model),
        model.released ?? "",
      ]
    }
    if !isFolded {
      table.columns.remove(at: 2)
      for row in table.rows.indices { table.rows[row].remove(at: 2) }
    }
    return table
  }

  var records: [JSONObject] { models.map { record($0.model) } }

  private func record(_ model: ModelRecord) -> JSONObject {
    let provider = program.runtime.router.provider(model.id.provider)
    return [
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
      "dialect": .text((model.dialect ?? provider?.dialect)?.rawValue),
      "chat": .bool(model.isChat), "has_key": .bool(ready.contains(model.id.provider)),
      "source": .string(model.source.rawValue),
    ]
  }
}

extension JSONValue {
  /// A number, or null.
  static func amount(_ amount: Double?) -> JSONValue { amount.map(JSONValue.number) ?? .null }
}
