import Catalog
import ChatModel
import JSONCoding
import Synchronization
import Transport

/// Netlify's AI gateway: a personal token is exchanged for a short-lived one and an address.
///
/// Source: Netlify's API, `GET /api/v1/sites/{site}/ai-gateway/token`.
final class NetlifySignIn: Sendable {
  static let provider = "netlify"

  struct Pass: Sendable {
    var token: Secret
    var url: String
    /// Seconds since 1970.
    var expires: Double
  }

  private let passes = Mutex<[String: Pass]>([:])
  private let wallClock: @Sendable () -> Double

  init(wallClock: @escaping @Sendable () -> Double) { self.wallClock = wallClock }

  /// The pass for a site, kept until 60 s before its end.
  func pass(token: Secret, site: String, over transport: any HTTPTransport) async throws -> Pass {
    let now = wallClock()
    if let kept = passes.withLock({ $0[site] }), kept.expires - 60 > now { return kept }
    let pass = try await exchange(token: token, site: site, over: transport)
    passes.withLock { $0[site] = pass }
    return pass
  }

  private func exchange(
    token: Secret, site: String, over transport: any HTTPTransport
  ) async throws -> Pass {
    let request = HTTPRequest(
      method: .get, url: "https://api.netlify.com/api/v1/sites/\(site)/ai-gateway/token",
      headers: [
        HTTPHeader("authorization", "Bearer \(token.revealed)"),
        HTTPHeader("accept", "application/json"),
      ])
    let reply = try await transport.send(request)
    let body = try await reply.body.first(64 * 1024)
    guard (200..<300).contains(reply.status) else {
      throw CallFailure(
        reply.status == 401 || reply.status == 403 ? .unauthorized : .serverError,
        "Netlify did not exchange NETLIFY_TOKEN for a gateway token (status \(reply.status)).",
        status: reply.status, body: body)
    }
    guard let json = try? JSONValue(parsing: body), let value = json["token"]?.string,
      let url = json["url"]?.string, let endpoint = try? Endpoint(url), endpoint.scheme == "https"
    else {
      throw CallFailure(.badResponse, "Netlify's gateway token could not be read.", body: [])
    }
    return Pass(
      token: Secret(value, origin: "Netlify's gateway token"), url: endpoint.text,
      expires: json["expires_at"]?.double ?? wallClock() + 300)
  }
}

extension Router {
  /// `netlify/{provider}/{model}`: the inner provider decides the dialect.
  func netlifyRoute(
    _ id: ModelID, provider: ProviderRecord, entry: ModelEntry
  ) throws(UsageError) -> Route {
    guard let inner = ModelID(id.model) else {
      throw .badID(id.description, meant: "netlify/openai/gpt-5")
    }
    let dialects: [String: Dialect] = [
      "openai": .openAIResponses, "anthropic": .anthropic, "gemini": .gemini, "google": .gemini,
    ]
    guard let dialect = dialects[inner.provider] else {
      throw .unusable(
        "Netlify's gateway serves openai, anthropic and gemini; \(inner.provider) is none of them.")
    }
    return Route(
      id: id, rule: "netlify is a gateway; \(inner.provider) decides the dialect.",
      provider: provider, dialect: dialect, baseURL: "",
      baseURLOrigin: "Netlify, with the token", wireModel: inner.model, key: netlifyKey(provider),
      headers: entry.headers, model: catalog.model(inner), isLocal: false, allowsPlainHTTP: false)
  }

  private func netlifyKey(_ provider: ProviderRecord) -> Route.KeyChoice {
    let token = environment.firstSet(of: ["NETLIFY_TOKEN"])
    let site = environment.firstSet(of: ["NETLIFY_SITE_ID"])
    let missing = [token == nil ? "NETLIFY_TOKEN" : nil, site == nil ? "NETLIFY_SITE_ID" : nil]
    guard let token, let site else {
      let names = missing.compactMap(\.self).joined(separator: " and ")
      return .missing(sentence: "Netlify needs a key: set \(names).")
    }
    guard
      site.value.utf8.allSatisfy({
        $0 == 0x2D || $0 == 0x2E || $0 == 0x5F || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A)
          || (0x30...0x39).contains($0)
      })
    else {
      return .missing(sentence: "NETLIFY_SITE_ID holds a character that no site id has.")
    }
    return .netlify(token: Secret(token.value, origin: token.name), site: site.value)
  }
}

extension HTTPBody {
  /// The first bytes of the body; the rest is read and dropped up to 1 MiB, then closed.
  func first(_ limit: Int) async throws -> [UInt8] {
    var kept: [UInt8] = []
    var seen = 0
    while let bytes = try await next() {
      seen += bytes.count
      if kept.count < limit { kept += bytes.prefix(limit - kept.count) }
      if seen > 1 << 20 {
        close()
        break
      }
    }
    return kept
  }
}
