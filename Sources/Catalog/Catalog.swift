package import ChatModel

/// The providers and models that are known, read from a table where it lies.
///
/// Copies share the table. Every look-up reads the lines it needs and nothing else.
package struct Catalog: Sendable {
  /// Where providers and models are read.
  package let table: CatalogTable
  /// Models that stand in no table, by provider.
  private(set) var further: [String: [ModelRecord]] = [:]

  /// The catalogue of the release; works without network and files (R13).
  ///
  /// It is empty if its table could not be opened, which the tests of the release exclude.
  package static let embedded = Catalog(table: (try? .embedded()) ?? .empty)

  package init(table: CatalogTable) { self.table = table }

  /// The date of the data, `YYYY-MM-DD`.
  package var date: String { table.date }

  /// Who says what the table says: the release, or data that was downloaded since.
  package var source: ModelSource { table.source }

  /// The number of models.
  package var count: Int { table.modelCount + further.values.reduce(0) { $0 + $1.count } }

  /// All providers in the catalogue's order, then those that the package adds.
  package var providers: [ProviderRecord] {
    let own = OwnProviders.all.map(\.id)
    let listed = table.entries.indices.map { table.provider(at: $0) }
    return listed.filter { !own.contains($0.id) } + own.compactMap { provider($0) }
  }

  /// The provider of that id; the package's own facts stand before those of a table.
  package func provider(_ id: String) -> ProviderRecord? {
    let index = table.index(of: id)
    guard var own = OwnProviders.all.first(where: { $0.id == id }) else {
      return index.map { table.provider(at: $0) }
    }
    own.modelCount = index.map { table.entries[$0].modelCount } ?? 0
    return own
  }

  /// The model of that id; nil when the catalogue does not have it, which says nothing about
  /// whether it exists (R2).
  package func model(_ id: ModelID) -> ModelRecord? {
    table.index(of: id.provider).flatMap { table.model(id.model, at: $0) }
      ?? further[id.provider]?.first { $0.id == id }
  }

  /// All models of a provider in the catalogue's order; empty for an unknown provider.
  package func models(of provider: String) -> [ModelRecord] {
    let listed = table.index(of: provider).map { table.models(at: $0) } ?? []
    return listed + furtherModels(of: provider)
  }

  /// The first model of a provider, without reading the others; nil when it has none.
  package func firstModel(of provider: String) -> ModelRecord? {
    table.index(of: provider).flatMap { table.firstModel(at: $0) }
      ?? further[provider]?.first
  }

  /// The models of a provider that stand in no table.
  func furtherModels(of provider: String) -> [ModelRecord] { further[provider] ?? [] }

  /// The catalogue with more models: those of settings, of local servers, of a provider's own list.
  ///
  /// What is known already stays as it is.
  package func adding(_ models: [ModelRecord]) -> Catalog {
    var catalog = self
    var known: [String: Set<String>] = [:]
    for model in models {
      let provider = model.id.provider
      if known[provider] == nil {
        known[provider] = Set(catalog.models(of: provider).map(\.id.model))
      }
      guard known[provider]?.insert(model.id.model).inserted == true else { continue }
      catalog.further[provider, default: []].append(model)
    }
    return catalog
  }

  /// The ids of all providers, the package's own last.
  var providerIDs: [String] {
    let listed = table.entries.indices.map { table.id(at: $0) }
    return listed + OwnProviders.all.map(\.id).filter { !listed.contains($0) }
  }
}
