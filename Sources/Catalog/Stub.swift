package import ChatModel
package struct Catalog: Sendable {
  package static let embedded = Catalog()
  package func provider(_ id: String) -> ProviderRecord? { nil }
  package func model(_ id: ModelID) -> ModelRecord? { nil }
  package func nearestProviders(to: String) -> [String] { [] }
  package func nearestModels(to: ModelID) -> [ModelID] { [] }
  package func guess(forBareID: String) -> ModelID? { nil }
}
extension ModelPrices { package func cost(of usage: Usage) -> Double? { nil } }
