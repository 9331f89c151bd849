import AppCore
import Catalog
import ChatModel
import Interface

/// Ids of models for what was typed of one.
struct ModelCompletion {
  private static let most = 50
  private let index: ModelIndex
  private let ready: Set<String>

  init(_ index: ModelIndex, ready: Set<String>) {
    self.index = index
    self.ready = ready
  }

  /// The models whose ids a text could become: those that can be asked first, the demo's last.
  func items(for query: String) -> [Completion.Item] {
    var search = ModelSearch(index)
    let hits = search.run(ModelQuery(query), marks: ModelMarks(index, ready: ready)).hits
    var groups: [[Completion.Item]] = [[], [], []]
    for hit in hits {
      let provider = index.provider(at: hit.index).id
      let isDemo = provider == "demo"
      let isReady = ready.contains(provider)
      let group = isDemo ? 2 : isReady ? 0 : 1
      guard groups[group].count < Self.most else { continue }
      let model = index.model(at: hit.index)
      let price = isDemo ? "demo" : ModelWords.price(model.prices)
      groups[group].append(
        Completion.Item(
          model.id.description, note: isReady ? price : "needs a key  \(price)"))
    }
    let isDemoMeant = !query.isEmpty && "demo/".hasPrefix(query) || query.hasPrefix("demo/")
    let ordered = isDemoMeant ? [groups[2], groups[0], groups[1]] : groups
    return Array(ordered.joined().prefix(Self.most))
  }
}
