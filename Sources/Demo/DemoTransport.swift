package import Transport

/// The offline provider `demo` as a transport: no key, no network, replies in the wire bytes of the
/// dialect that was asked in, at the pace of a real model.
package final class DemoTransport: HTTPTransport {
  private let provider: DemoProvider
  private let clock: DemoClock

  /// - Parameters:
  ///   - provider: Decides what is answered and counts the calls.
  ///   - clock: Times every delay.
  package init(
    provider: DemoProvider = DemoProvider(), clock: any Clock<Duration> = ContinuousClock()
  ) {
    self.provider = provider
    self.clock = DemoClock(clock)
  }

  /// Forgets how often each model has been called, so that `times` begins anew.
  package func startOver() { provider.startOver() }

  /// Forgets how often one model has been called.
  ///
  /// - Parameter model: The part of its id after `demo/`.
  package func startOver(_ model: String) { provider.startOver(model) }

  /// What would be answered to a request if its model had not been called before.
  ///
  /// - Parameters:
  ///   - request: Is not sent; nothing is counted.
  ///   - call: Which call of the model it would be, from 1.
  /// - Returns: The reply, byte for byte as long as nobody else calls in between.
  /// - Throws: `TransportError` for a request that would not be sent.
  package func rehearse(_ request: HTTPRequest, call: Int) throws(TransportError) -> DemoReply {
    try provider.rehearse(Self.exchange(request).exchange, call: call)
  }

  package func send(_ request: HTTPRequest) async throws -> HTTPResponse {
    try Task.checkCancellation()
    let (host, exchange) = try Self.exchange(request)
    return try await play(provider.reply(to: exchange), host: host)
  }

  private func play(_ reply: DemoReply, host: String) async throws -> HTTPResponse {
    let start = clock.now()
    switch reply {
    case .unreachable(let kind):
      try await clock.sleep(for: .milliseconds(30))
      throw TransportError(
        kind, Self.sentence(kind, host),
        timings: TransferTimings(total: clock.now() - start))
    case .script(let script):
      try await clock.sleep(for: script.headDelay)
      let body = PacedBody(script, host: host, start: start, clock: clock)
      return HTTPResponse(status: script.status, headers: script.headers, body: body)
    }
  }

  private static func sentence(_ kind: TransportError.Kind, _ host: String) -> String {
    switch kind {
    case .dns: "The name \(host) cannot be looked up."
    default: "\(host) refused the connection."
    }
  }

  /// The request and the host that it goes to; refuses what a real transport would not send.
  private static func exchange(
    _ request: HTTPRequest
  ) throws(TransportError) -> (host: String, exchange: DemoExchange) {
    for header in request.headers {
      let text = header.name + header.value
      guard !text.utf8.contains(where: { $0 == 0 || $0 == 10 || $0 == 13 }) else {
        throw TransportError(.badRequest, "The header \(header.name) holds a line break or NUL.")
      }
    }
    guard let scheme = ["https://", "http://"].first(where: request.url.hasPrefix) else {
      throw TransportError(.badRequest, "The URL must begin with https:// or http://.")
    }
    let rest = request.url.dropFirst(scheme.count)
    let place = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
    let target = rest[place...]
    return (
      String(rest[..<place]),
      DemoExchange(
        method: request.method.rawValue,
        target: target.hasPrefix("/") ? String(target) : "/\(target)",
        headers: request.headers, body: request.body)
    )
  }
}
