package import Catalog
package import ChatModel
import Transport

/// From a model id to a provider, an address, a dialect and the way to a key (R1–R12).
///
/// No I/O: a key file is not read and a key command not run.
package struct Router: Sendable {
  /// Providers and models.
  package let catalog: Catalog
  /// Where variables of keys and base URLs are looked up.
  package let environment: [String: String]
  /// What the settings say, by provider id.
  package let providers: [String: ProviderConfiguration]
  let demo: DemoRouting

  /// The same router for an agent that brings providers along.
  ///
  /// Each takes the place of what the settings say of that provider, as a whole: a key of one file
  /// never goes to an address of the other.
  package func adding(_ more: [String: ProviderConfiguration]) -> Router {
    guard !more.isEmpty else { return self }
    return Router(
      catalog: catalog, environment: environment,
      providers: providers.merging(more) { _, agents in agents }, demo: demo)
  }

  /// Splits and checks an id without looking for a key.
  ///
  /// - Parameters:
  ///   - text: `provider/model`.
  ///   - hasAddress: Whether the entry brings its own base URL, so that any provider will do.
  /// - Returns: The id in two parts.
  /// - Throws: `UsageError.badID` (R3) or `.unknownProvider` (R2).
  package func identify(
    _ text: String, hasAddress: Bool = false
  ) throws(UsageError) -> ModelID {
    guard let id = ModelID(text) else {
      throw .badID(
        text, meant: text.isEmpty ? "openai/gpt-5" : catalog.guess(forBareID: text)?.description)
    }
    guard
      id.provider == DemoRouting.id || hasAddress || providers[id.provider] != nil
        || catalog.provider(id.provider) != nil
    else { throw .unknownProvider(id.provider, nearest: nearestProviders(to: id.provider)) }
    if id.provider == DemoRouting.id { try demo.check(id.model) }
    return id
  }

  /// Decides everything about an entry but the key itself.
  ///
  /// - Throws: `UsageError` for what cannot be an id, a base URL or a header.
  package func route(_ entry: ModelEntry, id: ModelID) throws(UsageError) -> Route {
    if id.provider == DemoRouting.id { return try demo.route(id) }
    let settings = providers[id.provider]
    let model = catalog.model(id)
    guard
      let provider = provider(id.provider, settings: settings)
        ?? unlistedProvider(id.provider, entry: entry)
    else { throw .unknownProvider(id.provider, nearest: nearestProviders(to: id.provider)) }
    if id.provider == NetlifySignIn.provider, settings?.baseURL == nil, entry.baseURL == nil {
      return try netlifyRoute(id, provider: provider, entry: entry)
    }
    guard
      let dialect = entry.dialect ?? settings?.dialect ?? model?.dialect ?? provider.dialect,
      !needsMoreThanKey(provider, entry: entry, settings: settings)
    else { return unavailable(id, provider: provider, model: model) }
    let address = try address(entry, provider: provider, settings: settings, model: model)
    var route = Route(
      id: id, rule: rule(for: id, settings: settings), provider: provider, dialect: dialect,
      baseURL: "", baseURLOrigin: address.origin, wireModel: id.model, key: .notNeeded,
      headers: [], model: model, isLocal: provider.kind == .local, allowsPlainHTTP: false,
      configuration: settings)
    if let missing = address.missingVariable {
      route.key = .missing(
        sentence: "\(provider.name) needs \(missing) beside its key: set \(missing).")
      route.baseURL = address.text
      return route
    }
    try complete(&route, address: address, entry: entry)
    return route
  }

  private func complete(
    _ route: inout Route, address: Address, entry: ModelEntry
  ) throws(UsageError) {
    var endpoint = try Endpoint(address.text)
    if endpoint.path.isEmpty, !address.isOwn { endpoint.path = route.dialect.usualPath }
    route.allowsPlainHTTP = route.configuration?.allowsPlainHTTP ?? false
    if endpoint.scheme == "http", !endpoint.isLoopback, !route.allowsPlainHTTP {
      throw .unusable(
        "\(route.provider.name) would be asked at \(endpoint.text) without encryption. Use https, "
          + "or set allow_http = true in [providers.\(route.id.provider)].")
    }
    route.baseURL = endpoint.text
    route.isLocal = route.isLocal || endpoint.isLoopback
    route.headers = try headers(route.configuration?.headers ?? [], expand: true)
    route.headers += try headers(entry.headers, expand: false)
    route.key = keyChoice(entry, route: route, address: address)
    if let notice = unknownModel(route, address: address) { route.notices.append(notice) }
    if let origin = route.key.origin, !address.isOwn,
      let own = try? Endpoint(route.provider.baseURL), own.host != endpoint.host
    {
      route.notices.append(
        "The key \(origin) goes to \(endpoint.host), not to \(own.host): "
          + "the address comes from \(address.origin).")
    }
  }

  /// Said of an id that the catalogue does not have while it has the provider's others; nil where
  /// the provider's list cannot be known.
  private func unknownModel(_ route: Route, address: Address) -> String? {
    let isListed = route.configuration?.models.contains(route.id.model) ?? false
    guard route.model == nil, address.isOwn, !route.isLocal, !isListed else { return nil }
    let nearest = catalog.nearestModels(to: route.id, limit: 1).first
    guard let nearest else { return nil }
    return "The catalogue has no \(route.id); did you mean \(nearest)? It is asked as it stands."
  }

  /// A provider with what the settings change; nil for an unknown one.
  package func provider(_ id: String) -> ProviderRecord? {
    id == DemoRouting.id ? DemoRouting.provider : provider(id, settings: providers[id])
  }

  /// The provider's record with what the settings change; a table of its own makes a new provider.
  func provider(_ id: String, settings: ProviderConfiguration?) -> ProviderRecord? {
    var known = catalog.provider(id)
    guard let settings else { return known }
    if known == nil, settings.baseURL != nil {
      known = ProviderRecord(
        id: id, name: settings.name ?? id, kind: .host,
        dialect: settings.dialect ?? .openAIChat,
        signIn: settings.key == nil ? .optional : signIn(for: settings.dialect),
        baseURL: settings.baseURL ?? "")
    }
    if let key = settings.key { known?.keyVariables = key.variable.map { [$0] } ?? [] }
    if let name = settings.name { known?.name = name }
    if let dialect = settings.dialect { known?.dialect = dialect }
    let listed = known?.modelCount ?? 0
    known?.modelCount = max(listed, settings.models.count)
    return known
  }

  /// A provider that only a chain entry knows, by its own base URL (R5).
  private func unlistedProvider(_ id: String, entry: ModelEntry) -> ProviderRecord? {
    guard let baseURL = entry.baseURL else { return nil }
    let dialect = entry.dialect ?? .openAIChat
    return ProviderRecord(
      id: id, name: id, kind: .host, dialect: dialect,
      signIn: entry.key == nil && entry.keySource == nil ? .optional : signIn(for: dialect),
      baseURL: baseURL)
  }

  private func signIn(for dialect: Dialect?) -> ProviderRecord.SignIn {
    switch dialect {
    case .anthropic: .header("x-api-key")
    case .gemini: .header("x-goog-api-key")
    default: .bearer
    }
  }

  private func nearestProviders(to name: String) -> [String] {
    let own = providers.keys.filter { $0.hasPrefix(name.prefix(3)) }.sorted()
    return Array((own + catalog.nearestProviders(to: name)).prefix(3))
  }

  private func rule(for id: ModelID, settings: ProviderConfiguration?) -> String {
    if catalog.provider(id.provider) == nil {
      return settings?.baseURL == nil
        ? "\(id.provider) is known to its entry alone, by its base URL."
        : "\(id.provider) is a provider of \(settings?.origin ?? "the settings file")."
    }
    let rule = "\(id.provider) is a provider of the catalogue"
    return settings.map { "\(rule); \($0.origin) changes it." } ?? rule + "."
  }

  /// Whether the sign-in is one that no key alone can do, and nobody has named a key of their own.
  private func needsMoreThanKey(
    _ provider: ProviderRecord, entry: ModelEntry, settings: ProviderConfiguration?
  ) -> Bool {
    guard case .special = provider.signIn else { return false }
    return entry.key == nil && entry.keySource == nil && settings?.key == nil
  }

  private static let googleCredentials = "GOOGLE_APPLICATION_CREDENTIALS"

  private func unavailable(_ id: ModelID, provider: ProviderRecord, model: ModelRecord?) -> Route {
    var reason = "its dialect is not spoken here."
    if case .special(let special) = provider.signIn { reason = special }
    if provider.id.hasPrefix("google-vertex"), environment.isSet(Self.googleCredentials) {
      reason =
        "\(Self.googleCredentials) names a file from which a token would have to be fetched, which "
        + "is not built in; the provider google takes a key for the same Gemini models."
    }
    return Route(
      id: id, rule: rule(for: id, settings: nil), provider: provider, dialect: .openAIChat,
      baseURL: provider.baseURL, baseURLOrigin: "the catalogue", wireModel: id.model,
      key: .missing(sentence: "\(provider.name) cannot be asked with a key alone: \(reason)"),
      headers: [], model: model, isLocal: false, allowsPlainHTTP: false)
  }

  /// Checks header values (R10) and fills their `${VAR}` parts.
  private func headers(_ headers: [HTTPHeader], expand: Bool) throws(UsageError) -> [HTTPHeader] {
    var result: [HTTPHeader] = []
    for header in headers {
      var value = header.value
      if expand || value.contains("${") {
        let filled = Variables.fill(value, from: environment)
        if let missing = filled.missing {
          throw .unusable("The header \(header.name) needs \(missing): set it.")
        }
        value = filled.text
      }
      guard HTTPHeader(header.name, value).isSendable else {
        throw .unusable("The header \(header.name) holds a line break or is no header.")
      }
      result.append(HTTPHeader(header.name, value))
    }
    return result
  }
}
