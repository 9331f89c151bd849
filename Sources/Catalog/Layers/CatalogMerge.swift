import ChatModel

/// Lays downloaded data over the table of the release: it may add, it never moves a key (R48).
///
/// A provider that is known keeps its address, dialect, sign-in and key variables until a person
/// accepts other ones. A new one that asks for a known provider's key at another address is listed
/// and cannot be called. What the download no longer has stays, as retired.
package struct CatalogMerge {
  /// Something of the download that is not used until a person accepts it.
  package struct Held: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable {
      /// A known provider with another address, dialect or key variable.
      case moved
      /// A new provider that asks for another one's key.
      case untrusted = "not trusted"
    }

    package var provider: String
    package var kind: Kind
    /// What is different, as a sentence.
    package var sentence: String

    package init(provider: String, kind: Kind, sentence: String) {
      self.provider = provider
      self.kind = kind
      self.sentence = sentence
    }
  }

  private let fetched: Catalog
  private let known: Catalog
  private let accepted: [String: ProviderConnection]
  /// The addresses at which each key variable of a known provider may be used.
  private let homes: [String: Set<String>]
  private let owners: [String: String]
  package private(set) var held: [Held] = []
  /// The bytes of the merged table.
  package private(set) var table: [UInt8] = []

  /// - Parameters:
  ///   - fetched: The download.
  ///   - known: The catalogue of the release.
  ///   - accepted: What a person has accepted, by provider.
  package init(
    _ fetched: Catalog, over known: Catalog, accepted: [String: ProviderConnection] = [:]
  ) {
    self.fetched = fetched
    self.known = known
    self.accepted = accepted
    var homes: [String: Set<String>] = [:]
    var owners: [String: String] = [:]
    for provider in known.providers {
      for variable in provider.keyVariables {
        homes[variable, default: []].insert(BaseURL.authority(of: provider.baseURL))
        if owners[variable] == nil { owners[variable] = provider.name }
      }
    }
    self.homes = homes
    self.owners = owners
    merge()
  }

  /// What a provider's facts would be if they were accepted; nil when the download lacks it.
  package static func connection(of provider: String, in fetched: Catalog) -> ProviderConnection? {
    guard let index = fetched.table.index(of: provider) else { return nil }
    return ProviderConnection(
      fetched.table.provider(at: index), models: fetched.table.models(at: index))
  }

  private mutating func merge() {
    var writer = TableWriter(source: .refreshed)
    for index in fetched.table.entries.indices {
      let provider = fetched.table.provider(at: index)
      let models = fetched.table.models(at: index).map { model in
        var model = model
        model.source = .refreshed
        return model
      }
      let merged = merge(provider, models)
      writer.append(merged.provider, merged.models)
    }
    for index in known.table.entries.indices {
      let provider = known.table.provider(at: index)
      guard fetched.table.index(of: provider.id) == nil else { continue }
      writer.append(provider, known.table.models(at: index).map(Self.retired))
    }
    table = writer.bytes(date: fetched.date)
  }

  private mutating func merge(
    _ provider: ProviderRecord, _ models: [ModelRecord]
  ) -> (provider: ProviderRecord, models: [ModelRecord]) {
    let connection = ProviderConnection(provider, models: models)
    let isAccepted = accepted[provider.id] == connection
    guard let known = known.provider(provider.id) else {
      return isAccepted ? (provider, models) : admit(provider, models, connection)
    }
    let knownModels = self.known.models(of: provider.id)
    var merged = provider
    var mergedModels = models
    if !isAccepted {
      merged.dialect = known.dialect
      merged.signIn = known.signIn
      merged.baseURL = known.baseURL
      merged.keyVariables = known.keyVariables
      merged.otherVariables = known.otherVariables
      mergedModels = settle(models, of: known, knownModels)
      note(provider, known, connection, isModelMoved: mergedModels != models)
    }
    let listed = Set(models.map(\.id.model))
    let missing = knownModels.filter { !listed.contains($0.id.model) }
    return (merged, mergedModels + missing.map(Self.retired))
  }

  /// Gives models of a known provider back their own addresses; new ones may have those that the
  /// provider is known to have.
  private func settle(
    _ models: [ModelRecord], of provider: ProviderRecord, _ knownModels: [ModelRecord]
  ) -> [ModelRecord] {
    let known = ProviderConnection(provider, models: knownModels)
    let authorities = Set(known.baseURLs.map(BaseURL.authority))
    let byID = Dictionary(knownModels.map { ($0.id.model, $0) }) { first, _ in first }
    return models.map { model in
      var model = model
      if let old = byID[model.id.model] {
        model.dialect = old.dialect
        model.baseURL = old.baseURL
      } else if let base = model.baseURL, !known.baseURLs.contains(base),
        !authorities.contains(BaseURL.authority(of: base)) || base.contains("${")
      {
        model.dialect = nil
        model.baseURL = nil
      }
      return model
    }
  }

  private mutating func note(
    _ provider: ProviderRecord, _ known: ProviderRecord, _ new: ProviderConnection,
    isModelMoved: Bool
  ) {
    let old = ProviderConnection(known)
    var parts: [String] = []
    func compare(_ what: String, _ before: String, _ after: String) {
      if before != after { parts.append("\(what) \(after.isEmpty ? "none" : after)") }
    }
    compare("the address", old.baseURL, new.baseURL)
    compare("the dialect", old.dialect, new.dialect)
    compare("the sign-in", old.signIn, new.signIn)
    compare(
      "the variables", (old.keyVariables + old.otherVariables).joined(separator: " "),
      (new.keyVariables + new.otherVariables).joined(separator: " "))
    if isModelMoved { parts.append("other addresses or dialects for single models") }
    guard !parts.isEmpty else { return }
    held.append(
      Held(
        provider: provider.id, kind: .moved,
        sentence: "The public data now says of \(known.name): \(parts.joined(separator: ", ")). "
          + "It is not used until you accept it: switchboard models refresh --accept "
          + "\(provider.id)"))
  }

  /// A new provider as it is, or without everything that a call needs.
  private mutating func admit(
    _ provider: ProviderRecord, _ models: [ModelRecord], _ connection: ProviderConnection
  ) -> (provider: ProviderRecord, models: [ModelRecord]) {
    guard let variable = foreignVariable(connection) else { return (provider, models) }
    let owner = owners[variable] ?? "another provider"
    let place = BaseURL.authority(of: provider.baseURL)
    let reason =
      "Not trusted: it asks for \(variable), which belongs to \(owner), and would send it to "
      + "\(place). To allow it: switchboard models refresh --accept \(provider.id)"
    held.append(Held(provider: provider.id, kind: .untrusted, sentence: reason))
    var provider = provider
    provider.dialect = nil
    provider.signIn = .special(reason: reason)
    provider.baseURL = ""
    provider.keyVariables = []
    provider.otherVariables = []
    return (
      provider,
      models.map { model in
        var model = model
        model.dialect = nil
        model.baseURL = nil
        return model
      }
    )
  }

  /// A known provider's key variable that would go elsewhere, as a key or as a part of an address.
  private func foreignVariable(_ connection: ProviderConnection) -> String? {
    let places = Set(connection.baseURLs.map(BaseURL.authority))
    for variable in connection.keyVariables {
      if let homes = homes[variable], !places.isSubset(of: homes) { return variable }
    }
    let parts = connection.otherVariables + connection.baseURLs.flatMap(BaseURL.variables)
    return parts.first { homes[$0] != nil }
  }

  /// A model that the download no longer has.
  private static func retired(_ model: ModelRecord) -> ModelRecord {
    var model = model
    model.source = .embedded
    model.status = .deprecated
    return model
  }
}
