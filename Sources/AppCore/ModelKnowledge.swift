package import Catalog
package import ChatModel

/// The catalogue as the screen has it, and what is known of the person's use of it.
///
/// Made off the main thread and handed over whole: copies share the table and the index.
package struct ModelKnowledge: Sendable {
  /// Over all models: of the table, of local servers, of lists that were asked for, of the demo.
  package var index: ModelIndex
  /// The providers that can be asked now.
  package var ready: Set<String> = []
  /// Where a provider's key comes from, or what is missing, in words.
  package var keyStates: [String: String] = [:]
  /// Facts of providers where the settings say other than the catalogue.
  package var overrides: [String: ProviderRecord] = [:]
  /// A word in place of a price: demo models that fail.
  package var priceWords: [ModelID: String] = [:]
  /// The local servers that answered; nil until they have been asked.
  package var localServers: [String]?
  /// `catalogue of 2026-07-01, 2 h old`.
  package var age = ""
  /// What a download wanted to change and may not, as sentences (R48).
  package var held: [String] = []
  /// What has just happened, for the line above the status row.
  package var news: String?

  package init(index: ModelIndex) { self.index = index }

  /// The provider of a number of the index, as the settings have it.
  package func provider(_ id: String) -> ProviderRecord? {
    overrides[id] ?? index.catalog.provider(id)
  }
}
