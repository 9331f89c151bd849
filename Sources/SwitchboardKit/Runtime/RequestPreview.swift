import Catalog
package import ChatModel
package import JSONCoding
package import ProviderOptions
import Providers
package import Transport

/// The request that an entry would be sent, byte for byte, with every secret masked (R21).
package struct RequestPreview: Sendable {
  /// The entry's place in the chain, from 1.
  package var entry: Int
  /// How the entry was resolved.
  package var route: Route
  /// Where the request would go.
  package var url: String
  /// In sending order, values masked.
  package var headers: [HTTPHeader]
  /// The body before it is written.
  package var body: JSONObject
  /// The body as it would be sent.
  package var bytes: [UInt8]
  /// What was left out or changed, as sentences; what would be refused is among them.
  package var warnings: [String]
  /// Why a run would not begin, as sentences; empty when it would (R19).
  package var refusals: [String]
  /// What the layers below the chat's say for the entry.
  package var layersBelowChat: LayeredOptions
  /// The conversation, options and settings in force, each with its layer.
  package var request: EntryRequest
  /// The options in force with their secrets hidden, as `body` and `bytes` have them.
  package var options: OptionSecrets
}

extension ModelRuntime {
  /// The requests that a run would send, one for each enabled entry that has an id.
  ///
  /// Nothing is sent and no key is fetched.
  ///
  /// - Throws: `UsageError`; `CallFailure` when a dialect cannot say the conversation.
  package func previews(of plan: RunPlan) throws -> [RequestPreview] {
    try router.slots(of: plan).compactMap { slot in
      guard let route = slot.route else { return nil }
      let request = EntryRequest(plan: plan, slot: slot)
      let origin = route.key.origin ?? route.provider.keyVariables.first ?? "key"
      let mask = Secret("(\(origin), hidden)", origin: origin)
      var isKeyless = false
      if case .notNeeded = route.key { isKeyless = true }
      let options = OptionSecrets(
        hiding: request.options.options, namespace: slot.provider, dialect: route.dialect)
      let call = WireCall(
        route, isKeyless ? .none : try route.authorization(mask), request.model,
        options: options.options)
      let encoded = try Wire.encode(call)
      let refusals = request.refusals(at: route)
      return RequestPreview(
        entry: slot.place, route: route, url: encoded.request.url,
        headers: HeaderMask.masked(encoded.request.headers, key: isKeyless ? nil : mask),
        body: encoded.body, bytes: encoded.request.body,
        warnings: route.notices + route.doubts(about: request.settings.settings) + refusals
          + encoded.warnings,
        refusals: refusals,
        layersBelowChat: EntryRequest.layersBelowChat(of: plan, for: slot), request: request,
        options: options)
    }
  }
}

/// Hides the values of headers, but for a short list that never holds a secret.
package enum HeaderMask {
  private static let harmless: Set<String> = [
    "accept", "accept-encoding", "anthropic-beta", "anthropic-version", "content-length",
    "cache-control", "content-type", "date", "http-referer", "openai-organization",
    "openai-processing-ms", "openai-project",
    "openai-version", "request-id", "retry-after", "retry-after-ms", "server", "transfer-encoding",
    "user-agent", "x-client-request-id", "x-openrouter-title", "x-request-id", "x-should-retry",
    "x-title",
  ]

  /// The headers with every value hidden that might be a secret.
  ///
  /// `key` is the stand-in that was written in place of the key; its header shows it whole.
  package static func masked(_ headers: [HTTPHeader], key: Secret?) -> [HTTPHeader] {
    headers.map { header in
      if let key, header.value.hasSuffix(key.revealed) {
        return HTTPHeader(header.name, key.revealed)
      }
      let isShown =
        harmless.contains(header.name.lowercased())
        || header.name.lowercased().hasPrefix("x-ratelimit-")
        || header.name.lowercased().hasPrefix("anthropic-ratelimit-")
      return isShown ? header : HTTPHeader(header.name, "(hidden)")
    }
  }
}
