package import Catalog
package import Transport

/// Asks the usual ports of this machine for model servers (R15).
///
/// One GET to each, without a key, to 127.0.0.1 alone; 300 ms, 64 KiB. Only a reply in the server's
/// own form counts.
package struct LocalProbe: Sendable {
  /// A server that answered.
  package struct Found: Sendable, Hashable {
    package var server: LocalServer
    package var models: [ModelRecord]
  }

  package static let longest = Duration.milliseconds(300)
  package static let mostBytes = 64 << 10

  private let transport: any HTTPTransport
  private let clock: any Clock<Duration>

  /// - Parameters:
  ///   - transport: Over which the servers are asked.
  ///   - clock: For the limit.
  package init(
    transport: any HTTPTransport, clock: any Clock<Duration> = ContinuousClock()
  ) {
    self.transport = transport
    self.clock = clock
  }

  /// The servers that answer, all asked at once; in the order of `servers`.
  package func find(_ servers: [LocalServer] = LocalServer.allCases) async -> [Found] {
    await withTaskGroup(of: Found?.self) { group in
      for server in servers { group.addTask { await ask(server) } }
      var found: [LocalServer: Found] = [:]
      for await reply in group {
        if let reply { found[reply.server] = reply }
      }
      return servers.compactMap { found[$0] }
    }
  }

  private func ask(_ server: LocalServer) async -> Found? {
    let request = HTTPRequest(
      method: .get, url: "http://127.0.0.1:\(server.port)\(server.path)",
      headers: [HTTPHeader("Accept", "application/json")], connectTimeout: Self.longest)
    // A port where nobody listens is the usual case, not a failure.
    guard
      let reply = try? await transport.whole(
        request, limit: Self.mostBytes, within: Self.longest, on: clock),
      reply.status == 200, let models = server.models(in: reply.body)
    else { return nil }
    return Found(server: server, models: models)
  }
}
