package import ChatModel

/// Looks up what is known of options.
package enum OptionSchema {
  /// The option of that name, or the field of one: `thinking.budgetTokens`.
  ///
  /// An option that the provider has only in another of its APIs is found too; its `places` tell.
  ///
  /// - Parameters:
  ///   - namespace: The catalogue's provider id or an alias of it, or a custom provider's id.
  ///   - key: The option's name, of a field the names down to it with dots between.
  ///   - dialect: The dialect that the request is written in.
  /// - Returns: nil when no table knows the name.
  package static func schema(
    namespace: String, key: String, dialect: Dialect
  ) -> OptionDescription? {
    let names = key.split(separator: ".").map(String.init)
    guard let first = names.first else { return nil }
    var found = option(first, namespace, dialect)
    for name in names.dropFirst() { found = found?.field(name) }
    return found
  }

  /// Every option that exists in a dialect of a provider, in the order in which to show them.
  package static func options(namespace: String, dialect: Dialect) -> [OptionDescription] {
    let name = OptionNamespaces.canonical(namespace)
    var seen: Set<String> = []
    return OptionNamespaces.tables(for: name, dialect).flatMap(\.options).filter {
      $0.place(in: dialect) != nil && $0.exists(in: name) && seen.insert($0.key).inserted
    }
  }

  /// The option in the nearest table that has a place for it, else in the nearest that knows it.
  static func option(
    _ key: String, _ namespace: String, _ dialect: Dialect
  ) -> OptionDescription? {
    let known = OptionNamespaces.tables(for: namespace, dialect).compactMap { $0[key] }
    return known.first { $0.place(in: dialect) != nil } ?? known.first
  }
}
