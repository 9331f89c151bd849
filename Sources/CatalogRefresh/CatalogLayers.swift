package import Catalog
import ChatModel
package import Settings

/// The catalogue of a run: the table of the release or the kept download, and models of the settings.
package struct CatalogLayers: Sendable {
  package let catalog: Catalog
  /// When a download was last known to be current, seconds since 1970; nil for the table of the release.
  package let fetched: Double?
  /// What a download wanted to change and may not (R48).
  package let held: [CatalogMerge.Held]
  /// What should be said once: a kept catalogue that could not be used.
  package let notice: String?

  /// Reads the kept catalogue; never fails, and never waits for a network (R14).
  ///
  /// - Parameters:
  ///   - directories: Of the cache and of the state file.
  ///   - settings: Their providers may name models.
  ///   - release: The catalogue of the release.
  package init(
    _ directories: Directories, settings: SettingsFile = SettingsFile(),
    release: Catalog = .embedded
  ) {
    let cache = CatalogCache(folder: directories.cache, embedded: release.table)
    var catalog = release
    var fetched: Double?
    var held: [CatalogMerge.Held] = []
    var notice: String?
    switch cache.load(acceptances: Acceptances(StateFile(directories.stateFile))) {
    case .content(let content):
      catalog = Catalog(table: content.table)
      fetched = content.fetched
      held = content.held
    case .ignored(let sentence): notice = sentence
    case .none: break
    }
    self.catalog = catalog.adding(settings.models)
    self.fetched = fetched
    self.held = held
    self.notice = notice
  }
}

extension SettingsFile {
  /// The models that the tables of providers name.
  var models: [ModelRecord] {
    providers.flatMap { provider in
      provider.models.compactMap { name in
        let id = ModelID(provider: provider.id, model: name)
        guard ModelID(id.description) == id else { return nil }
        return ModelRecord(id: id, name: name, source: .settings)
      }
    }
  }
}
