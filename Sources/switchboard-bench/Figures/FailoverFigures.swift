import ChatModel
import CurlTransport
import SwitchboardKit
import Synchronization
import Transport

/// The time from the end of a failing reply to the first byte of the next request, both noted by the
/// server.
///
/// No wait is asked for: what is left is reading the failure, deciding, and sending.
struct FailoverFigures {
  let server: ServerProcess

  private static let runs = 40
  private static let environment = ["GROQ_API_KEY": ChatBody.key]
  private static let entries = Atomic(0)

  func measure(into report: inout Report) throws {
    report.begin("From a failing reply to the next request")
    let retries = RunClock(
      now: RunClock.continuous.now, wait: RunClock.continuous.wait,
      alarm: RunClock.continuous.alarm, random: { $0.lowerBound })
    let kept = ModelRuntime(environment: Self.environment)
    let retrying = ModelRuntime(environment: Self.environment, clock: retries)
    defer {
      kept.shutdown()
      retrying.shutdown()
    }
    let plain = try PlainClient(port: server.ports[0])
    let other = try PlainClient(port: server.ports[1])
    let result = try Rounds.run([
      { try self.gap { try await self.chain(on: kept) } },
      { try self.gap { try await self.chain(on: kept, nextPort: 1) } },
      { try self.gap { try await self.retry(on: retrying) } },
      { try self.coldGap() },
      { try self.plainGap(plain, plain) },
      { try self.plainGap(plain, other) },
      { try self.plainColdGap() },
    ])
    let limit = Figure.Limit.atMost(1e6)
    func add(_ name: String, _ ours: Int, _ floor: String, _ peer: Int) {
      report.add(
        Figure(
          name, Amount(result[ours], .nanoseconds),
          beside: .measured(floor, Amount(result[peer], .nanoseconds)), limit: limit))
    }
    add("next entry, same provider", 0, "bare sockets", 4)
    add("next entry, other provider, connection kept", 1, "bare sockets", 5)
    add("next entry, other provider, new connection", 3, "bare sockets, connect included", 6)
    add("same entry again, back-off zero", 2, "bare sockets", 4)
    try addCurl(to: &report)
    report.end()
  }

  /// The median gap of some runs.
  private func gap(_ run: @escaping @Sendable () async throws -> Void) throws -> Double {
    _ = try server.notes()
    try Pool.run { for _ in 0..<Self.runs { try await run() } }
    return try medianGap()
  }

  private func medianGap() throws -> Double {
    let gaps = try server.notes().gaps
    guard !gaps.isEmpty else { throw BenchError("no request followed a failing reply") }
    return Series(gaps).median
  }

  /// A chain of two entries, the first of which fails.
  private func chain(on runtime: ModelRuntime, nextPort: Int = 0) async throws {
    let plan = RunPlan(
      entries: [entry(.failing, port: 0), entry(.small, port: nextPort)],
      messages: [.user(ChatBody.prompt)])
    let answer = try await runtime.run(plan) { _ in }
    guard answer.outcome == .answered else { throw BenchError("the chain did not answer") }
  }

  /// One entry that fails twice.
  private func retry(on runtime: ModelRuntime) async throws {
    var failing = entry(.failing, port: 0)
    failing.maxRetries = 1
    let plan = RunPlan(entries: [failing], messages: [.user(ChatBody.prompt)])
    _ = try await runtime.run(plan) { _ in }
    // The next run's first request must not count as following this run's last failure.
    _ = try await runtime.run(
      RunPlan(entries: [entry(.small, port: 0)], messages: [.user(ChatBody.prompt)])
    ) { _ in }
  }

  /// An entry with a key of its own each time, so that none fails so often that it is left alone.
  private func entry(_ script: BenchScript, port: Int) -> ModelEntry {
    let number = Self.entries.add(1, ordering: .relaxed).newValue
    return ModelEntry(
      "groq/\(ChatBody.model)", key: "\(ChatBody.key)-\(number)",
      baseURL: server.baseURL(script, port: port), maxRetries: 0)
  }

  /// A chain whose runtime has no connection to the second provider yet.
  private func coldGap() throws -> Double {
    _ = try server.notes()
    for _ in 0..<Self.runs / 4 {
      let runtime = ModelRuntime(environment: Self.environment)
      defer { runtime.shutdown() }
      try Pool.run { try await self.chain(on: runtime, nextPort: 1) }
    }
    return try medianGap()
  }

  private func plainGap(_ first: PlainClient, _ second: PlainClient) throws -> Double {
    _ = try server.notes()
    let failing = PlainClient.request(.failing)
    let small = PlainClient.request(.small)
    for _ in 0..<Self.runs {
      try first.send(failing)
      try first.reply()
      try second.send(small)
      try second.reply()
    }
    return try medianGap()
  }

  private func plainColdGap() throws -> Double {
    _ = try server.notes()
    let failing = PlainClient.request(.failing)
    let small = PlainClient.request(.small)
    for _ in 0..<Self.runs {
      let first = try PlainClient(port: server.ports[0])
      try first.send(failing)
      try first.reply()
      let second = try PlainClient(port: server.ports[1])
      try second.send(small)
      try second.reply()
    }
    return try medianGap()
  }

  /// curl asked for two URLs in one process: the same library without our decisions.
  private func addCurl(to report: inout Report) throws {
    guard let curl = Tools.path(of: "curl") else {
      return report.notMeasured("curl with two URLs", "curl is missing")
    }
    var arguments = ["-q", "-s", "-d", ChatBody.text, "-H", "content-type: application/json"]
    for script in [BenchScript.failing, .small] {
      arguments += ["-o", "/dev/null", server.baseURL(script) + "/chat/completions"]
    }
    let fetch = arguments
    let result = try Rounds.run([
      {
        _ = try self.server.notes()
        for _ in 0..<10 { _ = try ChildProcess(curl, fetch).wait() }
        return try self.medianGap()
      }
    ])
    report.add(
      Figure("for comparison: curl with two URLs, same provider", Amount(result[0], .nanoseconds)))
  }
}
