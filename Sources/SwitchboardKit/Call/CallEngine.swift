import Catalog
import ChatModel
import JSONCoding
import ProviderOptions
import Providers
import Transport

/// Makes single calls: to a provider over a transport, or to a model type of one's own.
///
/// Knows nothing of chains: one call is one request on the wire at most.
struct CallEngine: Sendable {
  let runtime: ModelRuntime

  /// What one call needs beyond the conversation.
  struct Terms: Sendable {
    var limits: EffectiveLimits
    /// When the whole run must be over, on the clock, and how long it was given.
    var runEnds: Duration?
    var totalLimit: Duration?
    var control: RunControl?
    var record: CallRecord
    /// Where what goes over the wire is noted, and as which attempt.
    var tap: WireTap?
    var attempt = 0
    /// Whether the entry has not been called before in this run; what there is to say of its request
    /// is said once.
    var isFirstCall = true
    /// Whether texts that come in a row may be one event.
    var joinsPieces = false
    /// How long bytes may be kept back once the answer has begun; zero: not at all.
    var gathering: Duration = .zero
    /// Whether reasoning is such a beginning, too.
    var gathersReasoning = true
  }

  /// Calls a provider.
  ///
  /// - Throws: `CallFailure`, `CancellationError`, or what `deliver` throws.
  func call(
    _ route: Route, _ request: ModelRequest, options: JSONObject, terms: Terms,
    deliver: ([StreamEvent]) async throws -> Void
  ) async throws {
    let transport = runtime.transport(for: route)
    let wire = try await wireCall(route, request, options: options, over: transport)
    var encoded = try Wire.encode(wire)
    encoded.request.connectTimeout = terms.limits.connect
    encoded.request.allowsPlainHTTP = route.allowsPlainHTTP
    let warnings = terms.isFirstCall ? encoded.warnings.map(StreamEvent.warning) : []
    if !warnings.isEmpty { try await deliver(warnings) }

    let watch = CallWatch(
      clock: runtime.clock, limits: terms.limits, runEnds: terms.runEnds, control: terms.control)
    let secrets = wire.authorization.secrets
    let trace = terms.tap.map {
      WireTrace(
        $0, encoded.request, model: route.id, attempt: terms.attempt, secrets: secrets,
        runtime: runtime)
    }
    do {
      let reply = try await send(encoded.request, over: transport, watch: watch, terms: terms)
      trace?.replied(reply)
      guard (200..<300).contains(reply.status) else {
        throw try await refusal(reply, route: route, request: encoded.request, trace: trace)
      }
      let context = ReplyContext(
        provider: route.id.provider, isStreamed: request.streams, headers: reply.headers,
        receivedAt: runtime.wallClock(), joinsText: terms.joinsPieces)
      try await read(
        reply.body, with: Wire.decoder(for: wire.dialect, reply: context), watch: watch,
        terms: terms, trace: trace, deliver: deliver)
      trace?.ended(nil)
    } catch {
      let failure = failure(
        from: error, route: route, watch: watch, terms: terms, secrets: secrets)
      trace?.ended(failure)
      throw failure
    }
  }

  /// Sends the request; a limit that ends first closes it.
  private func send(
    _ request: HTTPRequest, over transport: any HTTPTransport, watch: CallWatch, terms: Terms
  ) async throws -> HTTPResponse {
    terms.record.update { $0.wasSent = true }
    let reply = try await withThrowingTaskGroup(of: HTTPResponse?.self) { group in
      defer { group.cancelAll() }
      group.addTask { try await transport.send(request) }
      group.addTask {
        try await watch.ended()
        return nil
      }
      return try await group.next().flatMap(\.self)
    }
    guard let reply else { throw TransportError(.closed, "The limit ended the call.") }
    terms.record.update {
      $0.status = reply.status
      $0.requestID = Wire.requestID(in: reply.headers)
      $0.timings = reply.body.timings
    }
    return reply
  }

  /// Reads the body to its end, decoding and handing on what comes.
  private func read(
    _ body: any HTTPBody, with decoder: any ReplyDecoder, watch: CallWatch, terms: Terms,
    trace: WireTrace?, deliver: ([StreamEvent]) async throws -> Void
  ) async throws {
    defer {
      body.close()
      terms.record.update { $0.timings = body.timings }
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      defer { group.cancelAll() }
      group.addTask {
        try? await watch.ended()
        if watch.hit != nil { body.close() }
      }
      var decoder = decoder
      var events: [StreamEvent] = []
      var gathers = false
      while let bytes = try await body.next() {
        watch.received()
        trace?.received(bytes)
        try await hand(on: &events, watch: watch, deliver: deliver) {
          events throws(CallFailure) in try decoder.decode(bytes, into: &events)
        }
        watch.isWaiting()
        if !gathers, terms.gathering > .zero,
          watch.textHasBegun || terms.gathersReasoning && watch.firstContent != nil
        {
          gathers = true
          body.gather(terms.gathering)
        }
        // Others may have been woken by the same moment.
        if gathers { await Task.yield() }
      }
      watch.received()
      try await hand(on: &events, watch: watch, deliver: deliver) {
        events throws(CallFailure) in try decoder.finish(into: &events)
      }
    }
  }

  /// Hands on what `decode` appends, also when it then fails.
  private func hand(
    on events: inout [StreamEvent], watch: CallWatch,
    deliver: ([StreamEvent]) async throws -> Void,
    decode: (inout [StreamEvent]) throws(CallFailure) -> Void
  ) async throws {
    events.removeAll(keepingCapacity: true)
    let result = Result { () throws(CallFailure) in try decode(&events) }
    watch.noted(events)
    if !events.isEmpty { try await deliver(events) }
    try result.get()
  }

  /// Reads a reply with a status outside 200–299.
  private func refusal(
    _ reply: HTTPResponse, route: Route, request: HTTPRequest, trace: WireTrace?
  ) async throws -> CallFailure {
    let body = (try? await reply.body.first(64 * 1024)) ?? []
    trace?.received(body)
    var failure = Wire.failure(
      dialect: route.dialect,
      reply: ErrorReply(
        provider: route.id.provider, status: reply.status, headers: reply.headers, body: body,
        receivedAt: runtime.wallClock()))
    reply.body.close()
    if failure.kind == .notFound {
      failure.message += advice(on: route, url: request.url)
    }
    return failure
  }

  /// What may help after a 404: the nearest ids of the provider (R2), the URL with a version.
  private func advice(on route: Route, url: String) -> String {
    let nearest = runtime.catalog.nearestModels(to: route.id).prefix(3).map(\.description)
    var advice =
      nearest.isEmpty || nearest.contains(route.id.description)
      ? "" : " Nearest known: \(nearest.joined(separator: ", "))."
    let last = route.baseURL.split(separator: "/").last ?? ""
    let isVersion = last.first == "v" && last.dropFirst().first?.isNumber == true
    if route.baseURLOrigin != "the catalogue", !isVersion {
      advice +=
        " Asked \(url); does the base URL end in \(route.baseURL)\(route.dialect.usualPath)?"
    }
    return advice
  }

  /// One failure for whatever ended the call, without any key in it.
  private func failure(
    from error: any Error, route: Route, watch: CallWatch, terms: Terms, secrets: [Secret]
  ) -> any Error {
    if let hit = watch.hit {
      return watch.failure(for: hit, provider: route.provider.name, totalLimit: terms.totalLimit)
    }
    if let error = error as? TransportError {
      terms.record.update {
        $0.timings = error.timings
        $0.wasSent = error.timings.requestSent
      }
      return CallFailure(transport: error)
    }
    guard let failure = error as? CallFailure else { return error }
    return Redactor(secrets).redact(failure)
  }
}
