import ChatModel
import JSONCoding
import ProviderOptions

extension EntryRequest {
  /// What the entry's provider would refuse, a sentence each: options first, then common settings
  /// (R19).
  ///
  /// Options that no table knows are right: they are sent as they are.
  func refusals(at route: Route) -> [String] {
    (refusedOptions(at: route) + route.problems(in: settings.settings, options: options.options))
      .map { "For \(route.id): \($0)" }
  }

  private func refusedOptions(at route: Route) -> [String] {
    // Reading a provider's table takes longer than sending a request that has no options.
    if options.options.isEmpty { return [] }
    return OptionJudge(ModelTraits(route.id, route.model))
      .problems(in: options.options, dialect: route.dialect)
  }
}
