import AppCore
import Catalog
import CatalogRefresh
import ChatModel
import Interface
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
    let provider = program.runtime.router.provider(model.id.provider)
    let speed = SpeedBookStore(program.directories).load().entries[model.id]
    let card = ModelCardFacts(
      model, provider: provider, key: program.keyState(model.id.provider),
      speed: speed.map(ModelHabits.Speed.init), isExact: true)
    let facts = card.groups.flatMap(\.self).map { fact in
      "  " + fact.name + String(repeating: " ", count: max(1, 16 - fact.name.count)) + fact.value
    }
    return [model.id.description] + facts + sellers
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
        ready.contains(model.id.provider) ? "◉" : "◌", model.id.description,
        model.contextWindow.map(Figures.tokens) ?? "", ModelWords.price(model.prices),
      ]
    }
    return [""] + table.lines(width: Descriptor.output.columns)
  }
}

extension ModelHabits.Speed {
  init(_ entry: SpeedBook.Entry) {
    self.init(
      firstToken: entry.firstToken, tokensPerSecond: entry.tokensPerSecond,
      answers: entry.answers)
  }
}
