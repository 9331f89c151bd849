import ChatModel
import ProviderOptions

extension EntryRequest {
  /// What the entry's provider would refuse in its options, a sentence each (R19).
  ///
  /// Options that no table knows are right: they are sent as they are.
  func refusedOptions(at route: Route) -> [String] {
    // Reading a provider's table takes longer than sending a request that has no options.
    if options.options.isEmpty { return [] }
    return OptionJudge(ModelTraits(route.id, route.model))
      .problems(in: options.options, dialect: route.dialect).map { "For \(route.id): \($0)" }
  }
}
