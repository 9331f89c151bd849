import ChatModel
import CurlTransport
import Demo
import JSONCoding
import SwitchboardKit
import TestSupport
import Testing
import Transport

@Suite struct `Faults on the wire` {
  /// Runs over libcurl that wait for nothing between two calls.
  private static func runtime(_ providers: ProviderConfiguration...) -> ModelRuntime {
    var clock = RunClock.continuous
    clock.random = { $0.lowerBound }
    return ModelRuntime(
      environment: [:],
      providers: Dictionary(uniqueKeysWithValues: providers.map { ($0.id, $0) }), clock: clock)
  }

  private static func provider(
    _ id: String, _ url: String, _ dialect: Dialect
  ) -> ProviderConfiguration {
    var provider = ProviderConfiguration(id: id)
    provider.baseURL = url
    provider.dialect = dialect
    return provider
  }

  /// What R27 and R28 make of a status: how often an entry with one retry is called.
  private static let calls: [Int: Int] = [
    400: 1, 401: 1, 402: 1, 403: 1, 404: 1, 408: 2, 409: 2, 413: 1, 422: 1, 429: 2, 498: 1, 500: 2,
    501: 1, 502: 2, 503: 2, 504: 2, 505: 1, 529: 2,
  ]

  @Test(.timeLimit(.minutes(1)), arguments: Dialect.allCases)
  func `are repeated or passed on by their status in each dialect (R27, R28, F1)`(
    dialect: Dialect
  ) async throws {
    let server = try DemoServer.strict()
    let runtime = Self.runtime(Self.provider("acme", server.baseURL(for: dialect), dialect))
    defer { runtime.shutdown() }
    for (status, calls) in Self.calls {
      let before = server.requests.count
      let plan = RunPlan(
        entries: [
          ModelEntry("acme/status-\(status):first=0", maxRetries: 1),
          ModelEntry("acme/prose" + DemoModels.fast, maxRetries: 0),
        ], messages: [.user("hi")])

      let answer = try await runtime.run(plan) { _ in }

      #expect(answer.outcome == .answered && answer.isFallback, "\(status)")
      #expect(answer.attempts.count == calls + 1, "\(status) \(dialect)")
      #expect(server.requests.count == before + calls + 1, "\(status) \(dialect)")
      #expect(answer.attempts.first?.status == status)
    }
  }

  @Test(.timeLimit(.minutes(1)), arguments: Dialect.allCases)
  func `at any byte of a stream lose nothing, repeat nothing and hide nothing (F5, F6)`(
    dialect: Dialect
  ) async throws {
    let recording = try await Self.recording(dialect)
    let server = try LoopbackServer { request in
      let cut = request.headers.value(of: "X-Cut").flatMap { Int($0) } ?? recording.count
      let head = LoopbackReply.Step.chunkedHead(
        200, [HTTPHeader("Content-Type", Self.contentType(dialect))])
      let part = LoopbackReply.Step.bytes(
        Array("\(String(cut, radix: 16))\r\n".utf8) + recording[..<cut] + Array("\r\n".utf8))
      return cut == recording.count
        ? .steps([head, part, .lastChunk])
        : .steps(cut == 0 ? [head, .close] : [head, part, .close])
    }
    // A runtime each: an entry that has failed five times in a row is left alone for a while (R39).
    func ask(cut: Int) async throws -> Answer {
      let runtime = Self.runtime(Self.provider("acme", server.url(""), dialect))
      defer { runtime.shutdown() }
      var plan = RunPlan(
        entries: [
          ModelEntry("acme/first", headers: ["X-Cut": "\(cut)"], maxRetries: 0),
          ModelEntry("acme/second", maxRetries: 0),
        ], messages: [.user("hi")])
      plan.afterText = .stop
      return try await runtime.run(plan) { _ in }
    }
    let whole = try await ask(cut: recording.count)
    #expect(whole.outcome == .answered && !whole.isFallback && !whole.text.isEmpty)

    var outcomes: Set<String> = []
    var longest = ""
    // Every byte would do; steps of a prime number meet every kind of place in a tenth of the time.
    for cut in stride(from: 0, to: recording.count, by: 7) {
      let answer = try await ask(cut: cut)
      switch (answer.outcome, answer.isFallback) {
      case (.answered, _):
        #expect(answer.text == whole.text, "cut at \(cut)")
        outcomes.insert(answer.isFallback ? "fallback" : "answered")
      case (.interrupted, false):
        #expect(whole.text.hasPrefix(answer.text) && !answer.text.isEmpty, "cut at \(cut)")
        #expect(answer.text.hasPrefix(longest), "text grows with what came")
        longest = answer.text
        #expect(answer.finish?.reason == .interrupted)
        outcomes.insert("interrupted")
      default: Issue.record("cut at \(cut): \(answer.outcome)")
      }
    }
    #expect(outcomes.isSuperset(of: ["fallback", "interrupted"]))
  }

  private static func contentType(_ dialect: Dialect) -> String {
    dialect == .ollama ? "application/x-ndjson" : "text/event-stream"
  }

  /// A short stream of the demo provider, as libcurl received it.
  private static func recording(_ dialect: Dialect) async throws -> [UInt8] {
    let server = try DemoServer.strict()
    let runtime = runtime(provider("acme", server.baseURL(for: dialect), dialect))
    defer { runtime.shutdown() }
    let plan = RunPlan(
      entries: [ModelEntry("acme/length:after=4,pace=1000000,first=0")], messages: [.user("hi")])
    let preview = try #require(try runtime.previews(of: plan).first)
    let transport = CurlHTTPTransport(
      configuration: CurlConfiguration(userAgent: "tests", environment: [:]))
    defer { transport.shutdown() }
    var request = HTTPRequest(method: .post, url: preview.url, headers: preview.headers)
    request.body = preview.bytes
    let reply = try await transport.send(request)
    var bytes: [UInt8] = []
    while let piece = try await reply.body.next() { bytes += piece }
    #expect(reply.status == 200 && bytes.count > 200)
    return bytes
  }
}
