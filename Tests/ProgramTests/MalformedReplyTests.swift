import ChatModel
import JSONCoding
import TestSupport
import Testing
import Transport

@Suite struct `A malformed reply` {
  private static let stream = [HTTPHeader("Content-Type", "text/event-stream")]

  /// Replies that no provider should send; HTTP that is right, with a wrong content.
  private static let contents: [String] = [
    "", "\n\n\n", "garbage", "<html><body>Sign in</body></html>", "null", "[]", "{}", "5", "\"x\"",
    "data:\n\n", "data: \n\n", "data: null\n\n", "data: []\n\n", "data: {\n\n", "data: {}\n\n",
    "data: [DONE]\n\n", "event: error\ndata: 5\n\n", "event: \u{0}\ndata: {}\n\n",
    "data: {\"choices\":5}\n\n", "data: {\"choices\":[5]}\n\n",
    "data: {\"choices\":[{\"delta\":5}]}\n\n",
    "data: {\"choices\":[{\"index\":-9223372036854775808,\"delta\":{\"content\":{}}}]}\n\n",
    "data: {\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":99999999999,\"function\":{\"arguments\":5}}]}}]}\n\n",
    "data: {\"usage\":{\"prompt_tokens\":1e300,\"completion_tokens\":-5,\"total_tokens\":\"x\"}}\n\n",
    "data: {\"usage\":{\"prompt_tokens\":9223372036854775807,\"completion_tokens\":9223372036854775807}}\n\n",
    "data: {\"type\":\"content_block_delta\",\"index\":5,\"delta\":{}}\n\n",
    "data: {\"type\":\"message_start\",\"message\":5}\n\n",
    "data: {\"type\":\"response.output_text.delta\",\"delta\":5}\n\n",
    "data: {\"type\":\"response.completed\",\"response\":[]}\n\n",
    "data: {\"candidates\":[{\"content\":{\"parts\":5}}]}\n\n",
    "data: {\"candidates\":[{\"content\":{\"parts\":[{\"functionCall\":{\"args\":5}}]}}]}\n\n",
    "{\"message\":{\"content\":5},\"done\":5}\n", "{\"error\":5}", "{\"error\":{\"message\":5}}",
    "{\"error\":{\"code\":1e99,\"message\":\"no\"}}",
    "{\"choices\":[{\"message\":{\"content\":[5]}}]}",
    "data: " + String(repeating: "[", count: 100_000) + "\n\n",
    "data: \"" + String(repeating: "x", count: 2_000_000), "\u{FEFF}\u{FEFF}data: {}\n\n",
    "data: {\"id\":\"\u{1B}[2J\"}\r\r", ": comment\n\n: comment\n\n", "retry: 99999999999999\n\n",
  ]

  @Test(arguments: Dialect.allCases)
  func `is a failed attempt with its kind or a warning, never a hang (R23, R24)`(
    dialect: Dialect
  ) throws {
    let bodies = Self.contents
    let server = try LoopbackServer { request in
      let index = request.headers.value(of: "X-Case").flatMap { Int($0) } ?? 0
      return .reply(200, Self.stream, chunks: bodies[index].isEmpty ? [] : [bodies[index]])
    }
    let scratch = try Scratch()
    try scratch.settings(server.table("acme", dialect))
    // Every case is an entry of one chain; the first that ends it is left out of the next.
    for streams in [true, false] {
      var cases = Array(bodies.indices)
      while !cases.isEmpty {
        let chain = cases.flatMap { ["--model", "acme/large", "--header", "X-Case: \($0)"] }
        let outcome = try ProgramRun.run(
          ["ask", "--format", "json"] + chain + (streams ? [] : ["--no-stream"]) + ["hi"],
          in: scratch, environment: ["ACME_KEY": "k"])
        let status = try #require(outcome.status, "\(outcome)")
        #expect([0, 1, 2].contains(status), "\(outcome)")
        let attempts = try #require(try outcome.json["attempts"]?.array)
        for attempt in attempts where attempt["outcome"] == "failed" {
          let message = attempt["message"]?.string ?? ""
          #expect(attempt["kind"]?.string != nil, "\(attempt.text())")
          #expect(message.count < 1000 && message.hasSuffix("."), "\(message)")
        }
        let ended = attempts.last?["entry"]?.integer ?? cases.count
        #expect(status == 1 || ended <= cases.count)
        cases.removeFirst(min(cases.count, max(1, ended)))
      }
    }
  }

  @Test(arguments: [
    "\u{0}\u{1}\u{2}garbage\r\n\r\n", "HTTP/1.1 200 OK\r\n", "HTTP/1.1 abc\r\n\r\n",
    "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nx", "HTTP/1.1 999999 OK\r\n\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzzz\r\nx",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nx",
    "HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\nx",
    "HTTP/1.1 100 Continue\r\n\r\n", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nnot gzip",
    "HTTP/0.9 what", "SSH-2.0-OpenSSH_9.2\r\n",
    "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\ndata: {\"choices\":[{\"delta\":{\"content\":\"Hi\"}}]}\n\n",
  ])
  func `below HTTP is a failed attempt or a broken answer`(bytes: String) throws {
    let server = try LoopbackServer { _ in .steps([.text(bytes), .close]) }
    let scratch = try Scratch()
    try scratch.settings(server.table())

    let outcome = try ProgramRun.run(
      "ask", "--format", "json", "--retries", "0", "--model", "acme/large", "hi", in: scratch,
      environment: ["ACME_KEY": "k"])

    let status = try #require(outcome.status, "\(outcome)")
    #expect([1, 2].contains(status), "\(outcome)")
    let attempt = try #require(try outcome.json["attempts"]?[0])
    #expect(
      ["bad_response", "connection_lost", "empty_response"].contains(attempt["kind"]?.string),
      "\(attempt.text())")
    #expect(attempt["message"]?.string?.hasSuffix(".") == true, "\(attempt.text())")
  }

  @Test func `with endless headers is refused in bounded memory (T7)`() throws {
    let header = "X-Filler: " + String(repeating: "x", count: 1000) + "\r\n"
    let flood = LoopbackReply.Step.text(String(repeating: header, count: 1000))
    let server = try LoopbackServer { _ in
      .steps([.text("HTTP/1.1 200 OK\r\n")] + Array(repeating: flood, count: 20) + [.close])
    }
    let scratch = try Scratch()
    try scratch.settings(server.table())

    let outcome = try ProgramRun.run(
      "ask", "--retries", "0", "--model", "acme/large", "hi", in: scratch,
      environment: ["ACME_KEY": "k"])

    #expect(outcome.status == 1, "\(outcome)")
    #expect(outcome.errorLines.count == 1)
  }

  @Test func `with one broken event is an answer with a warning (R23)`() throws {
    let server = try LoopbackServer { _ in
      .reply(
        200, Self.stream,
        chunks: [
          LoopbackReply.chatEvent("One "), "data: {broken\n\n", LoopbackReply.chatEvent("two"),
          LoopbackReply.chatEvent(nil, finish: "stop"),
        ])
    }
    let scratch = try Scratch()
    try scratch.settings(server.table())

    let outcome = try ProgramRun.run(
      "ask", "--format", "json", "--model", "acme/large", "hi", in: scratch,
      environment: ["ACME_KEY": "k"])

    #expect(outcome.status == 0)
    let answer = try outcome.json
    #expect(answer["text"] == "One two")
    #expect(answer["warnings"]?.array?.isEmpty == false)
  }

  @Test func `that is silent ends at its limits, and says which (R22, F8)`() throws {
    let server = try LoopbackServer { request in
      request.json["model"] == "mute"
        ? .never
        : .steps([
          .chunkedHead(200, Self.stream), .chunk(LoopbackReply.chatEvent("Half")), .silence,
        ])
    }
    let scratch = try Scratch()
    try scratch.settings(server.table())
    func ask(_ flags: String...) throws -> Outcome {
      try ProgramRun.run(
        ["ask", "--format", "json", "--retries", "0"] + flags + ["hi"], in: scratch,
        environment: ["ACME_KEY": "k"])
    }

    let first = try ask("--model", "acme/mute", "--first-token-timeout", "0.2")
    #expect(first.status == 1)
    #expect(try first.json["attempts"]?[0]?["kind"] == "first_token_timeout")
    let idle = try ask("--model", "acme/stalls", "--idle-timeout", "0.2")
    #expect(idle.status == 2)
    #expect(try idle.json["attempts"]?[0]?["kind"] == "idle_timeout")
    #expect(try idle.json["text"] == "Half")
    let total = try ask("--model", "acme/mute", "--total-timeout", "0.2")
    #expect(total.status == 1)
    #expect(try total.json["attempts"]?[0]?["kind"] == "total_timeout")
    for outcome in [first, idle, total] {
      let message = try outcome.json["attempts"]?[0]?["message"]?.string ?? ""
      #expect(message.contains("0.2 s"), "\(message)")
    }
  }

  @Test func `of a port where nobody listens names the address (F4)`() throws {
    let scratch = try Scratch()
    try scratch.settings(
      "[providers.acme]\nbase_url = \"http://127.0.0.1:1\"\nkey_env = \"ACME_KEY\"\n")

    let outcome = try ProgramRun.run(
      "ask", "--format", "json", "--retries", "0", "--model", "acme/large", "hi", in: scratch,
      environment: ["ACME_KEY": "k"])

    #expect(outcome.status == 1)
    let attempt = try #require(try outcome.json["attempts"]?[0])
    #expect(attempt["kind"] == "connect")
    #expect(attempt["message"]?.string?.contains("127.0.0.1") == true, "\(attempt.text())")
    #expect(attempt["billing"] == "none")
  }
}
