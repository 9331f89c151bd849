import Catalog
import ChatModel
import JSONCoding
import Providers
import Transport

extension CallEngine {
  /// Fetches the key and puts together what the dialect needs.
  ///
  /// - Throws: `CallFailure` of kind `.noKey` when there is none; nothing is sent then (R7).
  func wireCall(
    _ route: Route, _ request: ModelRequest, options: JSONObject, over transport: any HTTPTransport
  ) async throws -> WireCall {
    var baseURL = route.baseURL
    let authorization: Authorization
    switch route.key {
    case .notNeeded: authorization = .none
    case .given(let secret): authorization = try route.authorization(secret)
    case .missing(let sentence), .refused(let sentence): throw CallFailure(.noKey, sentence)
    case .provision(let provision):
      authorization = try route.authorization(try await fetch(provision, for: route))
    case .netlify(let token, let site):
      let pass = try await runtime.netlify.pass(token: token, site: site, over: transport)
      baseURL = pass.url + (route.dialect.usualPath)
      authorization = .bearer(pass.token)
    }
    return WireCall(route, baseURL: baseURL, authorization, request, options: options)
  }

  private func fetch(_ provision: KeyProvision, for route: Route) async throws -> Secret {
    let key: Secret?
    do {
      key = try await provision.fetch()
    } catch is CancellationError {
      throw CancellationError()
    } catch {
      throw CallFailure(.noKey, "\(route.provider.name) needs a key: \(error)")
    }
    guard let key, !key.revealed.isEmpty else {
      throw CallFailure(.noKey, "\(route.provider.name) needs a key: \(provision.name) gives none.")
    }
    return key
  }
}

extension WireCall {
  init(
    _ route: Route, baseURL: String? = nil, _ authorization: Authorization,
    _ request: ModelRequest, options: JSONObject
  ) {
    self.init(
      dialect: route.dialect, provider: route.id.provider, baseURL: baseURL ?? route.baseURL,
      model: route.wireModel,
      facts: ModelFacts(
        reasons: route.model?.reasons, acceptsTemperature: route.model?.acceptsTemperature,
        maxOutputTokens: route.model?.maxOutputTokens),
      authorization: authorization, headers: route.headers, request: request, options: options)
  }
}

extension Route {
  /// The header that carries `secret` at this provider.
  ///
  /// - Throws: `CallFailure` of kind `.noKey` for a key that no header can carry.
  func authorization(_ secret: Secret) throws(CallFailure) -> Authorization {
    guard HTTPHeader("authorization", secret.revealed).isSendable, !secret.revealed.isEmpty else {
      throw CallFailure(
        .noKey, "The key from \(secret.origin) holds a line break or a control character.")
    }
    switch provider.signIn(for: dialect) {
    case .header(let name): return .header(name, secret)
    case .bearerIn(let name): return .bearerIn(name, secret)
    case .special, .bearer, .optional: return .bearer(secret)
    }
  }
}

extension Authorization {
  var secrets: [Secret] {
    switch self {
    case .none: []
    case .bearer(let secret), .header(_, let secret), .bearerIn(_, let secret): [secret]
    }
  }
}

extension CallFailure {
  /// The failure that a broken transfer stands for.
  init(transport error: TransportError) {
    let kind: FailureKind =
      switch error.kind {
      case .dns: .dns
      case .connect: .connect
      case .connectTimeout: .connectTimeout
      case .tls: .tls
      case .connectionLost, .closed: .connectionLost
      case .badResponse: .badResponse
      case .badRequest: .badRequest
      }
    self.init(kind, error.message)
  }
}
