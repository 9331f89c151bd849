import Catalog
import ChatModel

extension Router {
  /// A base URL and who gave it.
  struct Address {
    enum Hand: Hashable { case call, settings, environment, catalogue }

    var text: String
    var hand: Hand
    /// For people: `OPENAI_BASE_URL`, or “the settings file”.
    var origin: String
    /// A `${VAR}` of it that is not set.
    var missingVariable: String?

    /// Whether it is the provider's own address, path included.
    var isOwn: Bool { hand == .catalogue }
  }

  /// The base URL in the order of R8, `${VAR}` parts filled.
  func address(
    _ entry: ModelEntry, provider: ProviderRecord, settings: ProviderConfiguration?,
    model: ModelRecord?
  ) throws(UsageError) -> Address {
    var address = chosenAddress(entry, provider: provider, settings: settings, model: model)
    var variables = environment
    if variables["GOOGLE_VERTEX_ENDPOINT"] == nil,
      let location = variables["GOOGLE_VERTEX_LOCATION"]
    {
      variables["GOOGLE_VERTEX_ENDPOINT"] = Self.vertexHost(location)
    }
    let filled = Variables.fill(address.text, from: variables)
    address.text = filled.text
    address.missingVariable = filled.missing
    if address.text.isEmpty {
      throw .unusable(
        "\(provider.name) has no address: set \(Self.baseURLVariable(provider.id)) or base_url in "
          + "[providers.\(provider.id)].")
    }
    return address
  }

  private func chosenAddress(
    _ entry: ModelEntry, provider: ProviderRecord, settings: ProviderConfiguration?,
    model: ModelRecord?
  ) -> Address {
    if let url = entry.baseURL {
      return Address(text: url, hand: .call, origin: "the chain entry")
    }
    if let settings, let url = settings.baseURL {
      return Address(text: url, hand: .settings, origin: settings.origin)
    }
    let variable = Self.baseURLVariable(provider.id)
    if let url = environment[variable], !url.isEmpty {
      return Address(text: url, hand: .environment, origin: variable)
    }
    if provider.id == "ollama", let host = environment["OLLAMA_HOST"], !host.isEmpty {
      return Address(text: Self.ollamaURL(host), hand: .environment, origin: "OLLAMA_HOST")
    }
    if provider.id == "privatemode-ai", let url = environment["PRIVATEMODE_ENDPOINT"], !url.isEmpty
    {
      return Address(text: url, hand: .environment, origin: "PRIVATEMODE_ENDPOINT")
    }
    return Address(
      text: model?.baseURL ?? provider.baseURL, hand: .catalogue, origin: "the catalogue")
  }

  /// `<PROVIDER>_BASE_URL`, upper case, other characters as `_` (R8).
  package static func baseURLVariable(_ provider: String) -> String {
    String(
      provider.uppercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
      + "_BASE_URL"
  }

  /// Ollama's own variable may be a host, a host and a port, or a URL; 0.0.0.0 means this machine.
  private static func ollamaURL(_ host: String) -> String {
    var text = host.contains("://") ? host : "http://" + host
    text = text.replacing("://0.0.0.0", with: "://127.0.0.1")
    guard let endpoint = try? Endpoint(text), endpoint.scheme == "http",
      endpoint.authority.lowercased() == endpoint.host || endpoint.authority.hasSuffix("]")
    else { return text }
    return "http://\(endpoint.authority):11434\(endpoint.path)"
  }

  /// Vertex has one host per location (Google Cloud's list of endpoints).
  private static func vertexHost(_ location: String) -> String {
    switch location {
    case "global": "aiplatform.googleapis.com"
    case "us", "eu": "aiplatform.\(location).rep.googleapis.com"
    default: "\(location)-aiplatform.googleapis.com"
    }
  }
}
