import ChatModel
import ProviderOptions

extension EntryRequest {
  /// What the entry's provider would refuse in its options, a sentence each (R19).
  ///
  /// Options that no table knows are right: they are sent as they are.
  func refusedOptions(at route: Route) -> [String] {
    options.options.effectiveMembers.compactMap { member in
      OptionSchema.schema(
        namespace: route.id.provider, key: member.key, dialect: route.dialect
      )?.validate(member.value, sparesDropped: true).map { "For \(route.id): \($0)" }
    }
  }
}
