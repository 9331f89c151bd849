import Catalog
import CatalogRefresh
import ChatModel
import JSONCoding
import Settings
import Synchronization
import TestSupport
import Testing
import Transport

@Suite struct `A refresh of the catalogue` {
  @Test func `keeps the download, which the next start uses (R13)`() async throws {
    let scratch = try Scratch()
    let transport = ScriptedTransport { _, _ in PublicData.reply() }

    let outcome = try await scratch.refresher(transport).refresh(.asked)

    #expect(outcome == .updated(providers: 1, models: 1, held: []))
    let layers = scratch.layers
    #expect(layers.catalog.source == .refreshed)
    #expect(layers.catalog.date == "2026-09-21")
    #expect(layers.fetched == 1_790_000_000)
    #expect(layers.catalog.model(.init(provider: "fresh", model: "one"))?.source == .refreshed)
    #expect(layers.catalog.count == 3)
    #expect(layers.notice == nil)
    #expect(scratch.mode(scratch.cacheFile) == 0o600)
    #expect(transport.requests.map(\.url) == ["https://models.dev/api.json"])
    #expect(transport.requests.map(\.method) == [.get])
    #expect(transport.requests[0].headers.value(of: "authorization") == nil)
  }

  @Test func `sends the ETag, and keeps the data when nothing has changed (R13)`() async throws {
    let scratch = try Scratch()
    let transport = ScriptedTransport { request, _ in
      request.headers.value(of: "If-None-Match") == "\"v1\""
        ? .body(status: 304, headers: [], chunks: []) : PublicData.reply()
    }
    _ = try await scratch.refresher(transport).refresh(.asked)

    let outcome = try await scratch.refresher(transport, now: { 1_790_007_200 }).refresh(.asked)

    #expect(outcome == .unchanged)
    #expect(scratch.layers.fetched == 1_790_007_200)
    #expect(scratch.layers.catalog.provider("fresh") != nil)
    #expect(transport.requests.count == 2)
  }

  @Test(arguments: [
    ScriptedTransport.Reply.failure(TransportError(.dns, "models.dev could not be looked up.")),
    .json(500, "{}"), .json(429, "{}"), .json(408, ""),
    .body(
      status: 200, headers: [], chunks: [[0x7B]], then: TransportError(.connectionLost, "Lost.")),
  ])
  func `tries three times, one and two seconds apart, and keeps what it had (R13)`(
    reply: ScriptedTransport.Reply
  ) async throws {
    let scratch = try Scratch()
    _ = try await scratch.refresher(ScriptedTransport { _, _ in PublicData.reply() }).refresh(
      .asked)
    let clock = RetryClock()
    let failing = ScriptedTransport { _, _ in reply }
    let refresher = scratch.refresher(failing, clock: clock, now: { 1_790_099_999 })

    await #expect(throws: RefreshError.self) { try await refresher.refresh(.asked) }

    #expect(failing.requests.count == 3)
    #expect(clock.waits == [.seconds(1), .seconds(2)])
    #expect(scratch.layers.catalog.provider("fresh") != nil)
    #expect(scratch.layers.fetched == 1_790_000_000)
  }

  @Test func `takes the answer of a later try`() async throws {
    let scratch = try Scratch()
    let transport = ScriptedTransport { _, number in
      number < 2 ? .json(503, "") : PublicData.reply()
    }

    let outcome = try await scratch.refresher(transport).refresh(.asked)

    #expect(outcome == .updated(providers: 1, models: 1, held: []))
    #expect(transport.requests.count == 3)
  }

  @Test(arguments: [
    ScriptedTransport.Reply.json(404, ""), .json(301, ""), .json(403, "{}"), .json(200, ""),
    .json(200, "<html>"), .json(200, "{}"), .json(200, "[]"), .json(304, ""),
    .json(200, String(repeating: "[", count: 5000)),
    .json(200, #"{"a":{"models":{"#),
  ])
  func `does not repeat what will not get better, and keeps what it had`(
    reply: ScriptedTransport.Reply
  ) async throws {
    let scratch = try Scratch()
    let transport = ScriptedTransport { _, _ in reply }
    let refresher = scratch.refresher(transport)

    await #expect(throws: RefreshError.self) { try await refresher.refresh(.asked) }

    #expect(transport.requests.count == 1)
    #expect(scratch.layers.catalog.source == .embedded)
    #expect(scratch.layers.notice == nil)
  }

  @Test func `reads at most 32 MiB (R48)`() async throws {
    let scratch = try Scratch()
    let chunk = [UInt8](repeating: 0x20, count: 1 << 20)
    let transport = ScriptedTransport { _, _ in
      .body(status: 200, headers: [], chunks: Array(repeating: chunk, count: 40))
    }
    let refresher = scratch.refresher(transport)

    await #expect(throws: RefreshError.tooLarge(limit: 32 << 20)) {
      try await refresher.refresh(.asked)
    }
    #expect(transport.requests.count == 1)
  }

  @Test func `goes over https alone (R48)`() async throws {
    let scratch = try Scratch()
    let transport = ScriptedTransport { _, _ in PublicData.reply() }
    let refresher = scratch.refresher(transport, url: "http://models.dev/api.json")

    await #expect(throws: RefreshError.notHTTPS("http://models.dev/api.json")) {
      try await refresher.refresh(.asked)
    }
    #expect(transport.requests.isEmpty)
  }

  @Test func `in the background fetches what is older than an hour alone (R13)`() async throws {
    let scratch = try Scratch()
    let transport = ScriptedTransport { _, _ in PublicData.reply() }
    let first = try await scratch.refresher(transport).refresh(.background)
    let young = try await scratch.refresher(transport, now: { 1_790_003_599 }).refresh(.background)
    let old = try await scratch.refresher(transport, now: { 1_790_003_600 }).refresh(.background)

    #expect(first == .updated(providers: 1, models: 1, held: []))
    #expect(young == .fresh)
    #expect(old != .fresh)
    #expect(transport.requests.count == 2)
  }

  @Test func `does as the variables say (R13)`() async throws {
    let scratch = try Scratch()
    let transport = ScriptedTransport { _, _ in PublicData.reply() }
    let offline = scratch.refresher(transport, policy: .forbidden)
    let quiet = scratch.refresher(transport, policy: .onRequest)

    await #expect(throws: RefreshError.offline) { try await offline.refresh(.asked) }
    await #expect(throws: RefreshError.offline) { try await offline.refresh(.background) }
    #expect(try await quiet.refresh(.background) == .notWanted)
    #expect(transport.requests.isEmpty)
    #expect(try await quiet.refresh(.asked) != .notWanted)
  }

  @Test(arguments: [
    ([:], RefreshPolicy.automatic), (["SWITCHBOARD_OFFLINE": "1"], .forbidden),
    (["SWITCHBOARD_OFFLINE": "0"], .automatic), (["SWITCHBOARD_OFFLINE": ""], .automatic),
    (["SWITCHBOARD_AUTO_REFRESH": "false"], .onRequest),
    (["SWITCHBOARD_AUTO_REFRESH": "TRUE"], .automatic),
    (["MASTRA_AUTO_REFRESH_PROVIDERS": "false"], .onRequest),
    (["SWITCHBOARD_OFFLINE": "1", "SWITCHBOARD_AUTO_REFRESH": "true"], .forbidden),
  ])
  func `reads the variables (R13)`(environment: [String: String], policy: RefreshPolicy) {
    #expect(RefreshPolicy(environment: environment) == policy)
  }

  @Test func `holds back a moved provider until a person accepts it (R48)`() async throws {
    let scratch = try Scratch()
    let transport = ScriptedTransport { _, _ in PublicData.reply(PublicData.moved) }

    let first = try await scratch.refresher(transport).refresh(.asked)
    let before = scratch.layers
    let second = try await scratch.refresher(transport).refresh(.asked, accepting: ["groq"])
    let after = scratch.layers

    guard case .updated(_, _, let held) = first else {
      Issue.record("\(first)")
      return
    }
    #expect(held.map(\.provider) == ["groq"])
    #expect(before.held == held)
    #expect(before.catalog.provider("groq")?.baseURL == "https://api.groq.com/openai/v1")
    #expect(second == .updated(providers: 1, models: 1, held: []))
    #expect(after.catalog.provider("groq")?.baseURL == "https://moved.example/v1")
    #expect(after.held.isEmpty)
    #expect(transport.requests.last?.headers.value(of: "If-None-Match") == nil)
  }

  @Test func `does not use what was made with other acceptances`() async throws {
    let scratch = try Scratch()
    let transport = ScriptedTransport { _, _ in PublicData.reply(PublicData.moved) }
    _ = try await scratch.refresher(transport).refresh(.asked, accepting: ["groq"])

    try StateFile(scratch.directories.stateFile).update { $0["catalogue"] = nil }

    #expect(scratch.layers.catalog.source == .embedded)
    #expect(scratch.layers.catalog.provider("groq")?.baseURL == "https://api.groq.com/openai/v1")
  }

  @Test func `names a provider that cannot be accepted`() async throws {
    let scratch = try Scratch()
    let refresher = scratch.refresher(ScriptedTransport { _, _ in PublicData.reply() })

    await #expect(throws: RefreshError.noSuchProvider("nobody")) {
      try await refresher.refresh(.asked, accepting: ["nobody"])
    }
  }

  @Test func `leaves one valid file when twenty go at once (R14)`() async throws {
    let scratch = try Scratch()
    let transport = ScriptedTransport { _, number in
      PublicData.reply(number.isMultiple(of: 2) ? PublicData.small : PublicData.moved)
    }

    let outcomes = try await withThrowingTaskGroup(of: CatalogRefresher.Outcome.self) { group in
      for number in 0..<20 {
        let refresher = scratch.refresher(transport, now: { 1_790_000_000 })
        let occasion: CatalogRefresher.Occasion = number.isMultiple(of: 2) ? .asked : .background
        group.addTask { try await refresher.refresh(occasion) }
      }
      var outcomes: [CatalogRefresher.Outcome] = []
      for try await outcome in group {
        outcomes.append(outcome)
        #expect(scratch.layers.notice == nil)
      }
      return outcomes
    }

    #expect(outcomes.count == 20)
    #expect(transport.requests.count == 1)
    #expect(scratch.layers.catalog.source == .refreshed)
    #expect(scratch.layers.notice == nil)
  }
}
