import ChatModel
import Demo
import JSONCoding
import TestSupport
import Testing
import Transport

@Suite struct `A key` {
  private static let key = "sk-canary-4f6a2b9c81d3e7"

  @Test(arguments: [301, 302, 303, 307, 308])
  func `does not follow a redirect, nor does the request (R9, K2)`(status: Int) throws {
    let other = try LoopbackServer { _ in .chat("stolen") }
    let server = try LoopbackServer { _ in
      .reply(status, [HTTPHeader("Location", other.url("/v1/chat/completions"))], body: "")
    }
    let scratch = try Scratch()
    try scratch.settings(server.table())

    let outcome = try ProgramRun.run(
      "ask", "--retries", "0", "--model", "acme/large", "hi", in: scratch,
      environment: ["ACME_KEY": Self.key])

    #expect(outcome.status == 1 && outcome.output.isEmpty)
    #expect(outcome.error.contains("redirects"), "\(outcome.error)")
    #expect(server.requests.count == 1)
    #expect(other.log.connections == 0)
  }

  @Test func `goes to its own provider in a chain and never to the next one (R9)`() throws {
    let first = try LoopbackServer { _ in .error(401, "no") }
    let second = try LoopbackServer { _ in .chat("done") }
    let scratch = try Scratch()
    try scratch.settings(first.table("acme") + second.table("beta"))

    let outcome = try ProgramRun.run(
      "ask", "--model", "acme/a", "--model", "beta/b", "hi", in: scratch,
      environment: ["ACME_KEY": Self.key, "BETA_KEY": "other-key"])

    #expect(outcome.output == "done\n")
    #expect(first.requests.map { $0.header("Authorization") } == ["Bearer \(Self.key)"])
    #expect(second.requests.map { $0.header("Authorization") } == ["Bearer other-key"])
    #expect(!second.requests.contains { "\($0)".contains(Self.key) })
  }

  @Test func `of the environment is not sent to an address from a file (R9)`() throws {
    let server = try LoopbackServer { _ in .chat("stolen") }
    let scratch = try Scratch()
    try scratch.settings("[providers.openai]\nbase_url = \"\(server.url("/v1"))\"\n")

    let outcome = try ProgramRun.run(
      "ask", "--model", "openai/gpt-5", "hi", in: scratch, environment: ["OPENAI_API_KEY": Self.key]
    )

    #expect(outcome.status == 1 && outcome.output.isEmpty)
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.error.contains("key_env"), "\(outcome.error)")
    #expect(server.log.connections == 0)
  }

  @Test func `goes to an address from a file that names its variable, and that is said (R9)`()
    throws
  {
    let server = try DemoServer.strict()
    let scratch = try Scratch()
    try scratch.settings(
      """
      [providers.openai]
      base_url = "\(server.baseURL(for: .openAIResponses))"
      key_env = "OPENAI_API_KEY"
      """)

    let outcome = try ProgramRun.run(
      "ask", "--model", "openai/prose" + DemoModels.fast, "hi", in: scratch,
      environment: ["OPENAI_API_KEY": Self.key])

    #expect(outcome.status == 0, "\(outcome)")
    #expect(server.requests.first?.headers.value(of: "authorization") == "Bearer \(Self.key)")
    #expect(
      outcome.errorLines.first?.hasPrefix("The key OPENAI_API_KEY goes to 127.0.0.1") == true,
      "\(outcome.error)")
  }

  @Test(arguments: [
    "http://llm.example/v1", "file:///etc/passwd", "gopher://127.0.0.1/", "ftp://127.0.0.1/x",
    "https://user:password@llm.example/v1", "https://", "llm.example", "https://llm.example/v1?a=b",
    "http://127.0.0.1.evil.example/v1", "http://localhost.evil.example",
  ])
  func `is not sent to an address that cannot be one (R9, K4)`(address: String) throws {
    let outcome = try ProgramRun.run(
      "ask", "--model", "openai/gpt-5", "hi",
      environment: ["OPENAI_API_KEY": Self.key, "OPENAI_BASE_URL": address])

    #expect(outcome.status == 64 && outcome.output.isEmpty)
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.error.hasSuffix(".\n"), "\(outcome.error)")
  }

  @Test(arguments: ["two\nlines", "a\r\nX-Evil: 1", "bell\u{07}"])
  func `that no header can carry is not sent`(key: String) throws {
    let server = try LoopbackServer { _ in .chat("stolen") }
    let scratch = try Scratch()
    try scratch.settings(server.table())

    let outcome = try ProgramRun.run(
      "ask", "--model", "acme/large", "hi", in: scratch, environment: ["ACME_KEY": key])

    #expect(outcome.status == 1)
    #expect(server.requests.isEmpty)
    #expect(outcome.errorLines.count == 1 && outcome.error.contains("ACME_KEY"), "\(outcome.error)")
  }

  @Test func `that is not set costs no call and names every variable that would do (R7)`() throws {
    let outcome = try ProgramRun.run("ask", "--model", "google/gemini-2.5-pro", "hi")

    #expect(outcome.status == 1)
    #expect(
      outcome.error == "Google needs a key: set GOOGLE_API_KEY, GOOGLE_GENERATIVE_AI_API_KEY or "
        + "GEMINI_API_KEY.\n")
  }

  @Test func `in an empty variable counts as unset (R6)`() throws {
    let outcome = try ProgramRun.run(
      "ask", "--model", "anthropic/claude-sonnet-4-5", "hi", environment: ["ANTHROPIC_API_KEY": ""])

    #expect(outcome.status == 1)
    #expect(outcome.error == "Anthropic needs a key: set ANTHROPIC_API_KEY.\n")
  }

  @Test func `comes from a command once in a run, with the environment as it is (R6)`() throws {
    let server = try LoopbackServer { request in
      request.numberOnConnection < 3
        ? .error(500, "no", [HTTPHeader("retry-after", "0.01")])
        : .chat("done")
    }
    let scratch = try Scratch()
    let script = try scratch.write(
      [UInt8](
        """
        #!/bin/sh
        env >> "$HOME/environment"
        echo \(Self.key)
        echo second line
        """.utf8), to: "home/key.sh", mode: 0o700)
    try scratch.settings(
      """
      [providers.acme]
      base_url = "\(server.url("/v1"))"
      key_command = ["\(script)"]
      """)

    let outcome = try ProgramRun.run(
      "ask", "--model", "acme/large", "hi", in: scratch,
      environment: ["OPENAI_API_KEY": "visible", "TENANT": "acme"])

    #expect(outcome.output == "done\n", "\(outcome)")
    #expect(
      server.requests.map { $0.header("Authorization") }
        == Array(repeating: "Bearer \(Self.key)", count: 3))
    let variables = String(
      decoding: Scratch.bytes(of: scratch.home + "/environment"), as: UTF8.self)
    #expect(variables.contains("OPENAI_API_KEY=visible\n") && variables.contains("TENANT=acme\n"))
    #expect(variables.split(separator: "\n").filter { $0.hasPrefix("TENANT=") }.count == 1)
  }

  @Test(arguments: [
    ("[\"false\"]", "ended with status 1"), ("[\"/nope/nope\"]", "cannot be started"),
    ("[\"true\"]", "is empty"), ("[\"sh\", \"-c\", \"kill -9 $$\"]", "signal 9"),
  ])
  func `from a command that fails is a missing key with the reason`(
    command: String, reason: String
  ) throws {
    let server = try LoopbackServer { _ in .chat("stolen") }
    let scratch = try Scratch()
    try scratch.settings(
      "[providers.acme]\nbase_url = \"\(server.url("/v1"))\"\nkey_command = \(command)\n")

    let outcome = try ProgramRun.run("ask", "--model", "acme/large", "hi", in: scratch)

    #expect(outcome.status == 1 && outcome.output.isEmpty)
    #expect(outcome.errorLines.count == 1)
    #expect(outcome.error.contains(reason), "\(outcome.error)")
    #expect(server.requests.isEmpty)
  }

  @Test func `is neither taken from netrc nor shown to a proxy on the way to this machine (K2)`()
    throws
  {
    let proxy = try LoopbackServer { _ in .chat("stolen") }
    let server = try LoopbackServer { _ in .chat("done") }
    let scratch = try Scratch()
    try scratch.write("machine 127.0.0.1 login me password secret\n", to: "home/.netrc")
    try scratch.settings("[providers.acme]\nbase_url = \"\(server.url("/v1"))\"\n")
    let variables = [
      "http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY",
    ]
    let environment = Dictionary(uniqueKeysWithValues: variables.map { ($0, proxy.url("")) })

    let outcome = try ProgramRun.run(
      "ask", "--model", "acme/large", "hi", in: scratch, environment: environment)

    #expect(outcome.output == "done\n", "\(outcome)")
    #expect(proxy.log.connections == 0)
    #expect(server.requests.first?.header("Authorization") == nil)
  }

  @Test func `from a file is its first line, and a file that others can read is said`() throws {
    let server = try LoopbackServer { _ in .chat("done") }
    let scratch = try Scratch()
    try scratch.write(Array("\(Self.key)\nrest\n".utf8), to: "home/keys/acme", mode: 0o644)
    try scratch.settings(
      "[providers.acme]\nbase_url = \"\(server.url("/v1"))\"\nkey_file = \"keys/acme\"\n")

    let outcome = try ProgramRun.run("ask", "--model", "acme/large", "hi", in: scratch)

    #expect(outcome.output == "done\n", "\(outcome)")
    #expect(server.requests.first?.header("Authorization") == "Bearer \(Self.key)")
    #expect(outcome.error.contains("chmod 600"), "\(outcome.error)")
  }
}
