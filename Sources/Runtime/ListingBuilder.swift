package import AppCore
package import Catalog
import ChatModel

/// Makes the list of models of a search: groups by provider, what can be asked first.
package struct ListingBuilder: Sendable {
  let catalog: Catalog
  let index: ModelIndex
  let price: @Sendable (ModelRecord) -> String
  private let facts: @Sendable (ModelRecord) -> String
  let demo: ModelBrowser.Group

  /// - Parameters:
  ///   - catalog: Providers and models.
  ///   - demo: The group of the demo models.
  ///   - price: A model's price for a row.
  ///   - facts: The second line of the selected row.
  package init(
    catalog: Catalog, demo: ModelBrowser.Group, price: @escaping @Sendable (ModelRecord) -> String,
    facts: @escaping @Sendable (ModelRecord) -> String
  ) {
    self.catalog = catalog
    index = ModelIndex(catalog)
    self.demo = demo
    self.price = price
    self.facts = facts
  }

  /// - Parameters:
  ///   - query: Words of id or name.
  ///   - ready: The providers that can be asked.
  /// - Returns: The groups in the order in which they are shown.
  package func listing(_ query: String, ready: Set<String>) -> ModelBrowser.Listing {
    let words = query.split(separator: " ").map(String.init)
    var search = ModelSearch(index)
    let hits = search.run(ModelQuery(query), marks: ModelMarks(index, ready: ready)).hits
    let models = hits.map { index.model(at: $0.index) }
    var order: [String] = []
    var groups: [String: [ModelBrowser.ModelRow]] = [:]
    for model in models {
      let provider = model.id.provider
      if groups[provider] == nil { order.append(provider) }
      groups[provider, default: []].append(
        ModelBrowser.ModelRow(
          id: model.id, price: price(model), facts: facts(model), isReady: ready.contains(provider))
      )
    }
    if words.isEmpty { order = preferred(order) }
    var result = order.compactMap { id -> ModelBrowser.Group? in
      guard let models = groups[id] else { return nil }
      return ModelBrowser.Group(
        id: id, name: catalog.provider(id)?.name ?? id, isReady: ready.contains(id), models: models)
    }
    let demos = demo.models.filter { row in
      words.allSatisfy { row.id.description.lowercased().contains($0.lowercased()) }
    }
    if !demos.isEmpty {
      result.insert(
        ModelBrowser.Group(id: demo.id, name: demo.name, isReady: true, models: demos), at: 0)
    }
    return ModelBrowser.Listing(
      query: query, groups: result, found: models.count + demos.count, total: catalog.count)
  }

  /// The providers that people ask for most first, the others by name.
  private func preferred(_ ids: [String]) -> [String] {
    let first = catalog.providersByPreference.prefix(8).filter(ids.contains)
    return first + ids.filter { !first.contains($0) }
  }
}
