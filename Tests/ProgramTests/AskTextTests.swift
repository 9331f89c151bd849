import Demo
import JSONCoding
import TestSupport
import Testing
import Transport

@Suite struct `The text form of ask` {
  private static func answer(
    _ reply: LoopbackReply, _ flags: String..., retries: String = "0"
  ) throws -> Outcome {
    let server = try LoopbackServer { _ in reply }
    let scratch = try Scratch()
    try scratch.settings(server.table())
    return try ProgramRun.run(
      ["ask", "--retries", retries, "--model", "acme/large"] + flags + ["hi"], in: scratch,
      environment: ["ACME_KEY": "k"])
  }

  @Test func `writes the answer to a pipe byte for byte, whatever it holds`() throws {
    let outcome = try Self.answer(.chat(HostileText.sample, "\n", HostileText.sample, "\n\n"))

    #expect(outcome.status == 0)
    #expect(
      outcome.outputBytes == Array((HostileText.sample + "\n" + HostileText.sample + "\n\n").utf8))
  }

  @Test func `keeps characters whole that the network cuts anywhere`() throws {
    let text = "añ→𝄞🇩🇪👩‍👩‍👧‍👦"
    let event = LoopbackReply.chatEvent(text) + LoopbackReply.chatEvent(nil, finish: "stop")
    let bytes = Array(event.utf8).map {
      LoopbackReply.Step.bytes(Array("1\r\n".utf8) + [$0, 13, 10])
    }
    let head = LoopbackReply.Step.chunkedHead(
      200, [HTTPHeader("Content-Type", "text/event-stream")])

    let outcome = try Self.answer(.steps([head] + bytes + [.lastChunk]))

    #expect(outcome.output == text + "\n")
  }

  @Test func `ends the last line of an answer and adds nothing else`() throws {
    #expect(try Self.answer(.chat("no newline")).output == "no newline\n")
    #expect(try Self.answer(.chat("one", "\n")).output == "one\n")
  }

  @Test func `says who answered in one line on standard error`() throws {
    let outcome = try Self.answer(.chat("Hi"))

    #expect(outcome.errorLines.count == 1 && outcome.error.hasSuffix("\n"), "\(outcome.error)")
    #expect(outcome.error.hasPrefix("acme/large  "))
    #expect(outcome.error.contains("cost unknown"), "an unknown price is not shown as 0 (R25)")
  }

  @Test func `keeps nothing of what was asked and answered`() throws {
    let scratch = try Scratch()

    _ = try ProgramRun.run("ask", "--model", "demo/prose" + DemoModels.fast, "hi", in: scratch)

    #expect(scratch.files().isEmpty)
  }

  @Test func `says nothing at all with quiet, but for failures`() throws {
    #expect(try Self.answer(.chat("Hi"), "--quiet").errorBytes.isEmpty)
    let failed = try Self.answer(.error(400, "Bad thing."), "--quiet")
    #expect(failed.status == 1 && failed.errorLines.count == 1)
  }

  @Test func `says whose failure it was, its status and how often it was called`() throws {
    let once = try Self.answer(.error(401, "Bad key."))
    #expect(once.error == "acme/large: 401 unauthorized: Bad key.\n")
    let often = try Self.answer(.error(503, "Busy", [HTTPHeader("retry-after", "0")]), retries: "1")
    #expect(often.error == "acme/large failed 2 times: 503 overloaded: Busy.\n", "\(often)")
  }

  @Test func `passes on what a provider says of a failure as one line`() throws {
    let outcome = try Self.answer(.error(400, "First line.\nSecond line.\r\n\tThird\u{1B}[31m"))

    #expect(outcome.status == 1)
    #expect(outcome.errorLines.count == 1, "\(outcome.error)")
    #expect(outcome.error.contains("First line."))
  }

  @Test func `keeps a part of an answer that broke off, says so and ends with 2 (R34)`() throws {
    let cut = LoopbackReply.steps([
      .chunkedHead(200, [HTTPHeader("Content-Type", "text/event-stream")]),
      .chunk(LoopbackReply.chatEvent("Half an ans")), .reset,
    ])

    let outcome = try Self.answer(cut, retries: "3")

    #expect(outcome.status == 2)
    #expect(outcome.output == "Half an ans\n")
    #expect(outcome.error.hasPrefix("Interrupted: "), "\(outcome.error)")
  }

  @Test func `never calls again or goes on to the next entry after text unless told to (R34)`()
    throws
  {
    let server = try DemoServer.strict()
    let scratch = try Scratch()
    try scratch.settings(server.table())
    let chain = [
      "--model", "acme/cut:pace=1000000,first=0,after=8:2", "--model",
      "acme/prose" + DemoModels.fast,
    ]

    let stopped = try ProgramRun.run(
      ["ask"] + chain + ["hi"], in: scratch, environment: ["ACME_KEY": "k"])
    #expect(stopped.status == 2 && server.requests.count == 1)

    let restarted = try ProgramRun.run(
      ["ask", "--after-text", "restart"] + chain + ["hi"], in: scratch,
      environment: ["ACME_KEY": "k"])
    #expect(restarted.status == 0 && server.requests.count == 3, "\(restarted)")
  }

  private static let prose = "demo/anthropic/prose" + DemoModels.fast
  private static let cut = "demo/anthropic/cut:pace=1000000,first=0"

  @Test func `holds text back from a pipe where it may be taken back (R34)`() throws {
    let whole = try ProgramRun.run("ask", "--quiet", "--model", Self.prose, "hi")

    let outcome = try ProgramRun.run(
      "ask", "--after-text", "restart", "--model", Self.cut, "--model", Self.prose, "hi")
    #expect(outcome.status == 0 && outcome.outputBytes == whole.outputBytes, "\(outcome)")
    let failed = try ProgramRun.run(
      "ask", "--after-text", "restart", "--model", Self.cut, "--model", "demo/status-401:first=0",
      "hi")
    #expect(failed.status == 1 && failed.outputBytes.isEmpty, "\(failed)")
  }

  @Test func `goes on from the text of another entry and names both authors (R34)`() throws {
    let whole = try ProgramRun.run("ask", "--quiet", "--model", Self.prose, "hi")

    let outcome = try ProgramRun.run(
      "ask", "--after-text", "continue", "--model", Self.cut, "--model", Self.prose, "hi")

    #expect(outcome.status == 0 && outcome.outputBytes == whole.outputBytes, "\(outcome)")
    #expect(outcome.errorLines.first == "[here \(Self.cut) broke off; the next entry goes on]")
    #expect(outcome.errorLines.last?.hasPrefix("\(Self.prose) (asked for \(Self.cut))") == true)
  }

  @Test func `begins a new line for what it says between texts on a terminal`() throws {
    let run = try TerminalRun(
      ["ask", "--after-text", "restart", "--model", Self.cut, "--model", Self.prose, "hi"],
      in: try Scratch())

    #expect(try run.finish() == .exited(0))
    #expect(run.text.contains("\r\n\(Self.cut): "), "\(run.text)")
    #expect(run.text.contains("is taken back"))
  }
}
