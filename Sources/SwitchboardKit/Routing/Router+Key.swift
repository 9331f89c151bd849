import Catalog
import ChatModel
package import Transport

extension Router {
  /// The key in the order of R6, kept back where it may not go to the address (R9).
  func keyChoice(_ entry: ModelEntry, route: Route, address: Address) -> Route.KeyChoice {
    let isOptional = route.provider.signIn == .optional
    if let key = entry.key {
      // A provider that only the settings know has no other address than theirs.
      let isItsOwn =
        address.isOwn || address.hand == .call
        || (address.hand == .settings && catalog.provider(route.id.provider) == nil)
      return isItsOwn ? .given(key) : refusal("the call", route, address)
    }
    if let provision = entry.keySource {
      if let missing = missing(provision, at: route.provider) { return missing }
      return address.isOwn || address.hand == .call
        ? .provision(provision) : refusal("the agent file", route, address)
    }
    if let configuration = route.configuration, let provision = configuration.key {
      if let missing = missing(provision, at: route.provider) { return missing }
      return address.isOwn || address.hand == .settings
        ? .provision(provision) : refusal(configuration.origin, route, address)
    }
    guard let found = environment.firstSet(of: route.provider.keyVariables) else {
      return isOptional ? .notNeeded : missing(route.provider)
    }
    if address.hand == .call || address.hand == .settings {
      return isOptional ? .notNeeded : refusal(found.name, route, address)
    }
    if let other = route.provider.otherVariables.first(where: { (environment[$0] ?? "").isEmpty }) {
      return .missing(
        sentence: "\(route.provider.name) needs \(other) beside its key: set \(other).")
    }
    return .given(Secret(found.value, origin: found.name))
  }

  /// Names every variable that would do, or only the one that is missing (R7).
  private func missing(_ provider: ProviderRecord) -> Route.KeyChoice {
    guard !provider.keyVariables.isEmpty else {
      return .missing(
        sentence: "\(provider.name) needs a key: name a variable as key_env in "
          + "[providers.\(provider.id)].")
    }
    return .missing(
      sentence: "\(provider.name) needs a key: set \(Self.alternatives(provider.keyVariables)).")
  }

  /// A variable that is not set is known without asking for the key; nil when there is none.
  private func missing(
    _ provision: KeyProvision, at provider: ProviderRecord
  ) -> Route.KeyChoice? {
    guard let variable = provision.variable, (environment[variable] ?? "").isEmpty else {
      return nil
    }
    return .missing(sentence: "\(provider.name) needs a key: set \(variable).")
  }

  private func refusal(_ origin: String, _ route: Route, _ address: Address) -> Route.KeyChoice {
    let variable = route.provider.keyVariables.first
    let remedy =
      switch address.hand {
      case .settings: "key_env in [providers.\(route.id.provider)]"
      case .environment: variable.map { "set \($0) beside it" } ?? "key_env in the same place"
      case .call, .catalogue: "key_env in the same place"
      }
    return .refused(
      sentence:
        "The key from \(origin) is not sent to \(route.baseURL), because that address comes "
        + "from \(address.origin). Give both in one place: \(remedy).")
  }

  /// "A, B or C".
  static func alternatives(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " or " + last
  }
}

extension HTTPHeader {
  /// Whether name and value can stand in a request (RFC 9110 section 5): a token, and no CR, LF or
  /// NUL.
  package var isSendable: Bool {
    let marks = Set("!#$%&'*+-.^_`|~".utf8)
    let isToken =
      !name.isEmpty
      && name.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF) || marks.contains($0)
      }
    return isToken && value.utf8.allSatisfy { $0 == 0x09 || ($0 >= 0x20 && $0 != 0x7F) }
  }
}
