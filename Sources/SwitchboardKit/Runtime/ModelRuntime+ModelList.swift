import Catalog
import ChatModel
import JSONCoding
import Providers
import Transport

extension ModelRuntime {
  /// The most bytes of a provider's list.
  private static let mostBytes = 8 << 20
  /// How long a list may take.
  private static let longest = Duration.seconds(30)

  /// A provider's own list of models, as its API gives it, asked for with the provider's key.
  ///
  /// - Parameter provider: Of the catalogue or the settings.
  /// - Returns: The body of the reply.
  /// - Throws: `UsageError` for an unknown provider, `CallFailure`, `CancellationError`.
  package func modelList(of provider: String) async throws -> [UInt8] {
    let id = try router.identify("\(provider)/list")
    let route = try router.route(ModelEntry(id.description), id: id)
    if case .netlify = route.key {
      throw CallFailure(.badRequest, "\(route.provider.name) has no list of models.")
    }
    let transport = transport(for: route)
    let call = try await CallEngine(runtime: self).wireCall(
      route, ModelRequest(messages: []), options: JSONObject(), over: transport)
    var request = HTTPRequest(
      method: .get, url: call.baseURL + LiveList.path(for: call.dialect),
      headers: [HTTPHeader("Accept", "application/json")] + call.headers)
    if call.dialect == .anthropic {
      request.headers.append(HTTPHeader("anthropic-version", "2023-06-01"))
    }
    if let header = call.authorization.header { request.headers.append(header) }
    request.allowsPlainHTTP = route.allowsPlainHTTP
    return try await body(of: request, from: route.provider.name, over: transport)
  }

  private func body(
    of request: HTTPRequest, from name: String, over transport: any HTTPTransport
  ) async throws -> [UInt8] {
    let clock = clock
    return try await withThrowingTaskGroup(of: [UInt8]?.self) { group in
      group.addTask {
        do {
          let reply = try await transport.send(request)
          guard reply.status == 200 else {
            reply.body.close()
            throw CallFailure(
              .other, "\(name) answered with status \(reply.status).", status: reply.status)
          }
          return try await reply.body.whole(Self.mostBytes, from: name)
        } catch let error as TransportError {
          throw CallFailure(transport: error)
        }
      }
      group.addTask {
        try await clock.alarm(clock.now() + Self.longest)
        return nil
      }
      defer { group.cancelAll() }
      guard let first = try await group.next(), let bytes = first else {
        throw CallFailure(.totalTimeout, "\(name) did not send its list within 30 s.")
      }
      return bytes
    }
  }
}

extension HTTPBody {
  /// All bytes.
  ///
  /// - Throws: `CallFailure` of kind `.badResponse` above the limit.
  fileprivate func whole(_ limit: Int, from name: String) async throws -> [UInt8] {
    var bytes: [UInt8] = []
    while let part = try await next() {
      guard bytes.count + part.count <= limit else {
        close()
        throw CallFailure(.badResponse, "\(name)'s list is larger than \(limit >> 20) MiB.")
      }
      bytes += part
    }
    return bytes
  }
}

extension Authorization {
  /// The header that carries the key.
  fileprivate var header: HTTPHeader? {
    switch self {
    case .none: nil
    case .bearer(let key): HTTPHeader("Authorization", "Bearer \(key.revealed)")
    case .header(let name, let key): HTTPHeader(name, key.revealed)
    case .bearerIn(let name, let key): HTTPHeader(name, "Bearer \(key.revealed)")
    }
  }
}
