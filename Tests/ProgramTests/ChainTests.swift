import ChatModel
import Demo
import Glibc
import JSONCoding
import SwitchboardKit
import TestSupport
import Testing
import Transport

@Suite struct `A chain on the wire` {
  @Test func `calls an entry with three retries exactly four times (R26)`() throws {
    let server = try LoopbackServer { _ in .error(500, "broken") }
    let scratch = try Scratch()
    try scratch.settings(server.table())

    let outcome = try ProgramRun.run(
      "ask", "--format", "json", "--model", "acme/large:3", "hi", in: scratch,
      environment: ["ACME_KEY": "k"])

    #expect(outcome.status == 1)
    #expect(server.requests.count == 4)
    let attempts = try #require(try outcome.json["attempts"]?.array)
    #expect(attempts.map { $0["call"]?.integer } == [1, 2, 3, 4])
    #expect(attempts.map { $0["wait_reason"]?.string } == ["backoff", "backoff", "backoff", nil])
    #expect(server.log.connections == 1)
  }

  @Test(arguments: [400, 401, 402, 403, 404, 405, 413, 422, 501, 505])
  func `calls an entry once when a retry makes no sense (R27)`(status: Int) throws {
    let server = try LoopbackServer { _ in .error(status, "no") }
    let scratch = try Scratch()
    try scratch.settings(server.table())

    let outcome = try ProgramRun.run(
      "ask", "--model", "acme/large:3", "hi", in: scratch, environment: ["ACME_KEY": "k"])

    #expect(outcome.status == 1)
    #expect(server.requests.count == 1)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errorLines.count == 1, "\(outcome.error)")
  }

  @Test func `calls again at most as often as the retries of its entry say (R26)`() throws {
    let server = try LoopbackServer { _ in .error(503, "busy", [HTTPHeader("retry-after", "0.01")])
    }
    let scratch = try Scratch()
    try scratch.settings(server.table())
    func models(_ arguments: String...) throws -> [String?] {
      let outcome = try ProgramRun.run(
        ["ask", "--format", "json"] + arguments + ["hi"], in: scratch,
        environment: ["ACME_KEY": "k"])
      return try outcome.json["attempts"]?.array?.map { $0["model"]?.string } ?? []
    }

    #expect(try models("--model", "acme/a") == ["acme/a", "acme/a", "acme/a"])
    #expect(try models("--model", "acme/a", "--fallback", "acme/b") == ["acme/a", "acme/b"])
    #expect(
      try models("--retries", "1", "--model", "acme/a", "--model", "acme/b")
        == ["acme/a", "acme/a", "acme/b", "acme/b"])
    #expect(
      try models("--model", "acme/a", "--retries", "1", "--model", "acme/b")
        == ["acme/a", "acme/a", "acme/b"])
    #expect(
      try models("--retries", "0", "--model", "acme/a:1", "--fallback", "acme/b")
        == ["acme/a", "acme/a", "acme/b"])
  }

  @Test func `lists all failures in order when every entry failed (R32)`() throws {
    let server = try DemoServer.strict()
    let scratch = try Scratch()
    try scratch.settings(server.table())
    let chain = ["acme/status-401", "beta/nothing", "acme/status-429", "acme/html"]
    try scratch.settings(server.table() + server.table("beta"))
    let flags = chain.flatMap { ["--model", $0] }

    let outcome = try ProgramRun.run(
      ["ask"] + flags + ["hi"], in: scratch, environment: ["ACME_KEY": "k"])

    #expect(outcome.status == 1)
    #expect(outcome.output.isEmpty)
    let lines = outcome.errorLines
    #expect(lines.first?.hasPrefix("All 4 entries failed after ") == true, "\(outcome.error)")
    #expect(lines.count == 5)
    for (line, id) in zip(lines.dropFirst(), chain) { #expect(line.contains("  \(id)  ")) }
    #expect(lines.last?.hasSuffix(".") == true)
    #expect(server.requests.count == 3, "an entry without a key is not called")
  }

  @Test func `sends the headers of one entry to that entry alone (R10)`() throws {
    let server = try LoopbackServer { request in
      request.json["model"] == "c" ? .chat("done") : .error(400, "no")
    }
    let scratch = try Scratch()
    try scratch.settings(server.table())

    let outcome = try ProgramRun.run(
      "ask", "--model", "acme/a", "--header", "X-Own: of a", "--header", "X-Second: also a",
      "--model", "acme/b", "--fallback", "acme/c", "--header", "X-Own: of c", "hi", in: scratch,
      environment: ["ACME_KEY": "k"])

    #expect(outcome.output == "done\n")
    #expect(server.requests.map { $0.header("X-Own") } == ["of a", nil, "of c"])
    #expect(server.requests.map { $0.header("X-Second") } == ["also a", nil, nil])
  }

  @Test func `does not let a header take the place of the key (R9)`() throws {
    let server = try LoopbackServer { _ in .chat("done") }
    let scratch = try Scratch()
    try scratch.settings(server.table())

    _ = try ProgramRun.run(
      "ask", "--model", "acme/a", "--header", "Authorization: Bearer other", "hi", in: scratch,
      environment: ["ACME_KEY": "right"])

    let values = server.requests.flatMap(\.headers)
      .filter { $0.name.lowercased() == "authorization" }.map(\.value)
    #expect(values == ["Bearer right"])
  }

  @Test(.timeLimit(.minutes(1)))
  func `makes one request for each attempt when a warm connection dies (R26)`() async throws {
    let server = try LoopbackServer { request in
      switch (request.connection, request.numberOnConnection) {
      case (1, 1): .error(500, "broken")
      case (1, _): .hangUp
      default: .chat("done")
      }
    }
    let runtime = Self.runtime(server)

    let answer = try await runtime.run(Self.plan(retries: 5)) { _ in }

    runtime.shutdown()
    #expect(answer.outcome == .answered && answer.text == "done")
    #expect(answer.attempts.map(\.kind) == [.serverError, .connectionLost, nil])
    #expect(answer.attempts.map(\.phases.reusedConnection) == [false, true, false])
    #expect(server.requests.count == answer.attempts.count)
  }

  @Test(.timeLimit(.minutes(1)), arguments: [LoopbackReply.hangUp, .steps([.reset])])
  func `makes one request for each attempt when each connection dies unanswered (F4)`(
    reply: LoopbackReply
  ) async throws {
    let server = try LoopbackServer { _ in reply }
    let runtime = Self.runtime(server)

    let answer = try await runtime.run(Self.plan(retries: 3)) { _ in }

    runtime.shutdown()
    #expect(answer.outcome == .failed)
    #expect(answer.attempts.map(\.kind) == Array(repeating: .connectionLost, count: 4))
    #expect(answer.attempts.map(\.billing) == Array(repeating: .possible, count: 4))
    #expect(server.requests.count == 4)
  }

  /// The real transport under a clock that waits for nothing between calls.
  private static func runtime(_ server: LoopbackServer) -> ModelRuntime {
    var provider = ProviderConfiguration(id: "acme")
    provider.baseURL = server.url("/v1")
    var clock = RunClock.continuous
    clock.random = { $0.lowerBound }
    return ModelRuntime(environment: [:], providers: ["acme": provider], clock: clock)
  }

  private static func plan(retries: Int) -> RunPlan {
    RunPlan(entries: [ModelEntry("acme/large", maxRetries: retries)], messages: [.user("hi")])
  }
}
