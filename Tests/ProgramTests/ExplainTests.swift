import ChatModel
import Demo
import Glibc
import JSONCoding
import TestSupport
import Testing
import Transport

@Suite struct `Explain and export` {
  @Test func `say how an id resolves without sending anything (R21)`() throws {
    let server = try LoopbackServer { _ in .chat("sent") }
    let scratch = try Scratch()
    try scratch.settings(server.table())

    let outcome = try ProgramRun.run(
      "explain", "acme/large", "Why?", "--set", "temperature=0.5", "--option", "acme.user=me",
      "--header", "X-Title: shown", "--header", "X-Secret: hidden-value", in: scratch,
      environment: ["ACME_KEY": "key-of-acme"])

    #expect(outcome.status == 0 && outcome.errorBytes.isEmpty, "\(outcome)")
    let text = outcome.output
    for part in [
      "acme/large\n", "provider   acme\n", "dialect    openai-chat\n", "key        ACME_KEY\n",
      "POST \(server.url("/v1/chat/completions"))\n", "Authorization: (ACME_KEY, hidden)\n",
      "X-Title: shown\n", "X-Secret: (hidden)\n", "\"temperature\": 0.5", "\"user\": \"me\"",
    ] {
      #expect(text.contains(part), "\(part) is missing in \(text)")
    }
    #expect(!text.contains("hidden-value") && !text.contains("key-of-acme"))
    #expect(server.log.connections == 0)
  }

  @Test(arguments: [
    ("openai/gpt-5", "OPENAI_API_KEY", "openai-responses", "https://api.openai.com/v1/responses"),
    (
      "anthropic/claude-sonnet-4-5", "ANTHROPIC_API_KEY", "anthropic",
      "https://api.anthropic.com/v1/messages"
    ),
    (
      "openrouter/anthropic/claude-haiku-4.5", "OPENROUTER_API_KEY", "openai-chat",
      "https://openrouter.ai/api/v1/chat/completions"
    ),
  ])
  func `give the documented object as JSON (R1, R12)`(
    id: String, variable: String, dialect: String, url: String
  ) throws {
    let outcome = try ProgramRun.run(
      "explain", id, "--format", "json", environment: [variable: "the-key"])

    let object = try outcome.json
    #expect(
      Shape.object([
        "rule": .text, "provider": .text, "dialect": .text, "url": .text, "key_variable": .text,
        "wire_model": .text, "headers": .object([:]), "body": .object(["model": .text]),
      ]).flaws(in: object) == [])
    #expect(object["url"]?.string == url && object["dialect"]?.string == dialect)
    #expect(object["key_variable"]?.string == variable)
    let model = id.split(separator: "/", maxSplits: 1).last.map(String.init)
    #expect(object["wire_model"]?.string == model && object["body"]?["model"]?.string == model)
  }

  @Test func `work without a key and say what is missing`() throws {
    let outcome = try ProgramRun.run("explain", "anthropic/claude-sonnet-4-5", "--format", "json")

    #expect(outcome.status == 0)
    let object = try outcome.json
    #expect(object["key_variable"] == .null)
    #expect(object["key_missing"] == "Anthropic needs a key: set ANTHROPIC_API_KEY.")
    #expect(object["headers"]?["x-api-key"] == "(ANTHROPIC_API_KEY, hidden)")
  }

  @Test func `show a chain entry by entry`() throws {
    let object = try ProgramRun.run(
      "explain", "openai/gpt-5", "--model", "anthropic/claude-sonnet-4-5", "--format", "json"
    ).json

    #expect(object.array?.map { $0["provider"]?.string } == ["openai", "anthropic"])
  }

  @Test(arguments: Dialect.allCases, [true, false])
  func `write a curl command that sends what ask sends, byte for byte`(
    dialect: Dialect, streams: Bool
  ) throws {
    let server = try DemoServer.strict()
    let scratch = try Scratch()
    try scratch.settings(server.table("acme", dialect))
    let key = ["ACME_KEY": "key-of-acme"]
    let flags = [
      "--system", "It's \"quoted\" $HOME `date` \\ \u{1B}[31m", "--set", "temperature=0.5",
      "--header", "X-Title: it's me",
    ]
    let tail = streams ? [] : ["--no-stream"]
    let id = "acme/prose" + DemoModels.fast
    let prompt = "Don't $(touch hacked) \"this\"\nnew line ünd 👩‍👩‍👧‍👦 -n @file %s"

    let asked = try ProgramRun.run(
      ["ask", "--model", id] + flags + tail + [prompt], in: scratch, environment: key)
    let exported = try ProgramRun.run(
      ["export", id, "--as", "curl"] + flags + tail + [prompt], in: scratch, environment: key)
    #expect(exported.status == 0 && !exported.output.contains("key-of-acme"))
    let shell = try ProgramRun(
      ["-s"], in: scratch, environment: key, input: .text(exported.output), program: "/bin/sh")
    let piped = try shell.finish()

    #expect(asked.status == 0 && piped.status == 0, "\(exported.output) \(piped)")
    #expect(server.requests.count == 2)
    let (first, second) = (server.requests[0], server.requests[1])
    #expect(first.body == second.body)
    #expect(first.target == second.target && first.method == second.method)
    for name in ["authorization", "x-api-key", "x-goog-api-key", "content-type", "x-title"] {
      #expect(first.headers.value(of: name) == second.headers.value(of: name), "\(name)")
    }
    #expect(scratch.files().allSatisfy { !$0.path.hasSuffix("hacked") })
  }
}
