import Catalog
import ChatModel
import JSONCoding
import ProviderOptions
package import SwitchboardKit
import Transport

/// One enabled entry of a chain as exports see it.
package struct ExportedEntry: Sendable {
  /// How it resolves, and its request with every secret masked.
  package let preview: RequestPreview
  /// The entry as it was written.
  package let own: ModelEntry
  /// Which variable holds the key and which header carries it; nil when none is needed.
  let key: ExportedKey?
  /// The headers that belong to the entry or to the settings, without what each dialect sends.
  let headers: [ExportedHeader]

  init(_ preview: RequestPreview, own: ModelEntry) {
    self.preview = preview
    self.own = own
    let key = ExportedKey(preview.route, own: own)
    self.key = key
    let written = own.headers + (preview.route.configuration?.headers ?? [])
    headers = preview.headers.compactMap {
      ExportedHeader($0, key: key, template: written.value(of: $0.name))
    }
  }

  var id: ModelID { preview.route.id }
  var dialect: Dialect { preview.route.dialect }
  var provider: ProviderRecord { preview.route.provider }
  /// The id as the provider takes it.
  var model: String { preview.route.wireModel }
  var baseURL: String { preview.route.baseURL }
  /// The common settings in force.
  var settings: CallSettings { preview.request.settings.settings }
  /// The options in force, defaults and secrets left out of them.
  var options: JSONObject { preview.options.options.withoutNulls }
  var streams: Bool { preview.request.model.streams }

  /// Whether the request goes where the catalogue says that the provider is.
  var isAtHome: Bool { baseURL == provider.baseURL && preview.route.configuration?.baseURL == nil }

  /// Why only this program can ask the entry, as a sentence; nil when others can.
  var isOwnReason: String? {
    if provider.kind == .demo {
      return "\(id) is answered by Switchboard itself; only swift and agent can ask it."
    }
    if case .netlify = preview.route.key {
      return "\(id) needs a token that Netlify gives out for an hour; "
        + "mastra, swift and agent can ask it."
    }
    return nil
  }

  /// The variables of the stand-ins in the request's options.
  var standIns: [String: String] {
    preview.options.standIns.mapValues { VariableName.of($0.last ?? "secret") }
  }
}

/// The way of a key into a request.
struct ExportedKey: Sendable, Hashable {
  var variable: String
  var header: String
  /// Whether `Bearer` stands before it.
  var isBearer: Bool

  /// nil when no key is needed.
  init?(_ route: Route, own: ModelEntry) {
    if case .notNeeded = route.key { return nil }
    let origin: String? =
      switch route.key {
      case .given(let secret), .netlify(let secret, _): secret.origin
      case .provision(let provision): provision.variable
      case .missing, .refused, .notNeeded: own.keySource?.variable
      }
    variable =
      origin.flatMap { VariableName.isOne($0) ? $0 : nil } ?? route.provider.keyVariables.first
      ?? VariableName.of(route.id.provider + "_api_key")
    switch route.provider.signIn(for: route.dialect) {
    case .header(let name): (header, isBearer) = (name, false)
    case .bearerIn(let name): (header, isBearer) = (name, true)
    case .bearer, .optional, .special: (header, isBearer) = ("Authorization", true)
    }
  }

  /// Whether it goes where every client of OpenAI's puts it.
  var isUsual: Bool { isBearer && header == "Authorization" }
}

/// A header of an entry; a value that may be a secret is a variable.
struct ExportedHeader: Sendable, Hashable {
  var name: String
  /// nil: `variable` holds it.
  var value: String?
  var variable: String

  private static let ofEveryRequest: Set<String> = [
    "content-type", "accept", "anthropic-version", "anthropic-beta",
  ]

  /// nil for a header that the other side's client writes by itself.
  init?(_ header: HTTPHeader, key: ExportedKey?, template: String?) {
    let name = header.name.lowercased()
    guard !Self.ofEveryRequest.contains(name), name != key?.header.lowercased(),
      template != nil || name != "x-openrouter-title"
    else { return nil }
    self.name = header.name
    value = header.value == "(hidden)" ? nil : header.value
    let inside = template.flatMap { $0.hasPrefix("${") ? $0.dropFirst(2).dropLast() : nil }
    variable =
      inside.flatMap { VariableName.isOne(String($0)) ? String($0) : nil }
      ?? VariableName.of(header.name)
  }
}

extension JSONObject {
  /// Without the members that say "the provider's default".
  var withoutNulls: JSONObject {
    JSONObject(
      effectiveMembers.filter { $0.value != .null }.map {
        .init(key: $0.key, value: $0.value.object.map { .object($0.withoutNulls) } ?? $0.value)
      })
  }
}
