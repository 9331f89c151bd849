import ChatModel
import JSONCoding

extension CatalogConverter {
  /// The facts of one provider; nil when its id cannot be one or it has no models at all.
  static func provider(_ id: String, _ node: JSONNode) -> ProviderRecord? {
    guard !id.contains("/"), ModelID(provider: id, model: "x").isPossible,
      node["models"]?.isObject == true
    else { return nil }
    let name = cleaned(node["name"]?.string)
    let package = package(of: node)
    let rule = PackageRule.known[package] ?? .unknown
    let own = ProviderRule.known[id]
    var provider = ProviderRecord(
      id: id, name: name.isEmpty ? id : name, kind: .host, dialect: rule.dialect,
      signIn: own?.signIn ?? rule.signIn,
      baseURL: BaseURL.trimmed(node["api"]?.string ?? own?.baseURL ?? rule.baseURL),
      documentation: documentation(node["doc"]?.string))
    check(&provider, package: package)
    let variables = node["env"]?.elements.compactMap(\.string).filter(isVariable) ?? []
    let templates = provider.baseURL + overrideBases(node)
    for variable in variables {
      switch role(of: variable, in: templates, of: provider) {
      case .key: provider.keyVariables.append(variable)
      case .other: provider.otherVariables.append(variable)
      case .none: break
      }
    }
    provider.keyVariables += own?.furtherKeys ?? []
    return provider
  }

  /// Makes local servers open, and providers that cannot be called special.
  private static func check(_ provider: inout ProviderRecord, package: String) {
    if BaseURL.isLoopback(provider.baseURL) { provider.signIn = .optional }
    if case .special = provider.signIn { return }
    if provider.baseURL.isEmpty {
      provider.dialect = nil
      provider.signIn = .special(
        reason: "The catalogue names no base URL for it, and its package"
          + (package.isEmpty ? "" : " \(cleaned(package))") + " is not known.")
    } else if !BaseURL.isAllowed(provider.baseURL) {
      provider.dialect = nil
      provider.baseURL = ""
      provider.signIn = .special(
        reason: "The catalogue names a base URL for it that is not https.")
    }
  }

  private enum Role { case key, other, none }

  /// Whether a variable holds a key, or a part of the base URL, which is needed only where a base
  /// URL names it or nobody knows how to sign in.
  private static func role(
    of variable: String, in templates: String, of provider: ProviderRecord
  ) -> Role {
    if templates.contains("${\(variable)}") { return .other }
    guard placeEndings.contains(where: variable.hasSuffix) else { return .key }
    if case .special = provider.signIn { return .other }
    return .none
  }

  private static let placeEndings = [
    "_ACCOUNT", "_BASE_URL", "_ENDPOINT", "_HOST", "_ID", "_LOCATION", "_NAME", "_PROJECT",
    "_REGION", "_URL",
  ]

  private static func overrideBases(_ node: JSONNode) -> String {
    var bases = ""
    for (_, model) in node["models"]?.members ?? [] {
      if let base = model["provider"]?["api"]?.string { bases += base }
    }
    return bases
  }

  private static func isVariable(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy { byte in
        byte == 0x5F || byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
      }
  }

  private static func documentation(_ text: String?) -> String {
    guard let text, text.hasPrefix("https://") || text.hasPrefix("http://"),
      text.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F })
    else { return "" }
    return text
  }

  /// A display name without white space at its ends, each run of it inside as one space.
  static func cleaned(_ text: String?) -> String {
    (text ?? "").split { $0.isWhitespace || $0.isControl }.joined(separator: " ")
  }
}

extension ModelID {
  /// Whether its text reads back as the same id.
  var isPossible: Bool { ModelID(description) == self }
}

extension Character {
  fileprivate var isControl: Bool {
    unicodeScalars.allSatisfy { $0.properties.generalCategory == .control }
  }
}
