import Glibc
import JSONCoding
import TestSupport
import Testing
import Transport

@Suite struct `An agent file` {
  private static let careful = """
    name = "careful"
    instructions = "Answer in one word."

    [options.acme]
    user = "agent"

    [[model]]
    id = "acme/a"
    max_retries = 1
    [model.headers]
    X-Tenant = "one"

    [[model]]
    id = "acme/off"
    enabled = false

    [[model]]
    id = "acme/b"
    [model.headers]
    X-Tenant = "two"

    """

  private static func server(_ scratch: Scratch) throws -> LoopbackServer {
    let server = try LoopbackServer { request in
      request.json["model"] == "a"
        ? .error(500, "no", [.init("retry-after", "0.01")]) : .chat("done")
    }
    try scratch.settings(server.table())
    return server
  }

  @Test func `says whom to ask, how often, with which headers and what for (R31)`() throws {
    let scratch = try Scratch()
    let server = try Self.server(scratch)
    try scratch.write(Self.careful, to: "home/agents/careful.toml")

    let outcome = try ProgramRun.run(
      "ask", "--agent", "careful", "hi", in: scratch, environment: ["ACME_KEY": "k"])

    #expect(outcome.output == "done\n", "\(outcome)")
    #expect(outcome.error.hasPrefix("acme/b (asked for acme/a)  3 attempts  "), "\(outcome.error)")
    #expect(server.requests.map { $0.json["model"] } == ["a", "a", "b"])
    #expect(server.requests.map { $0.header("X-Tenant") } == ["one", "one", "two"])
    for request in server.requests {
      #expect(request.json["messages"]?[0]?["content"] == "Answer in one word.")
      #expect(request.json["user"] == "agent")
    }
  }

  @Test func `gives way to the flags, which are the later hand (R17)`() throws {
    let scratch = try Scratch()
    let server = try Self.server(scratch)
    try scratch.write(Self.careful, to: "home/agents/careful.toml")

    let outcome = try ProgramRun.run(
      "ask", "--agent", "careful", "--retries", "0", "--system", "Answer in two.", "--option",
      "acme.user=flag", "hi", in: scratch, environment: ["ACME_KEY": "k"])

    #expect(outcome.status == 0)
    #expect(server.requests.map { $0.json["model"] } == ["a", "b"])
    #expect(server.requests.allSatisfy { $0.json["user"] == "flag" })
    #expect(server.requests.allSatisfy { $0.json["messages"]?[0]?["content"] == "Answer in two." })
  }

  @Test func `of the settings is asked when no flag names a model`() throws {
    let scratch = try Scratch()
    try scratch.write(
      "[[model]]\nid = \"demo/prose\(DemoModels.fast)\"\n", to: "home/agents/quick.toml")
    try scratch.settings("agent = \"quick\"\n")

    let outcome = try ProgramRun.run("ask", "hi", in: scratch)
    #expect(outcome.status == 0 && outcome.error.hasPrefix("demo/prose"), "\(outcome)")
    let other = try ProgramRun.run(
      "ask", "--model", "demo/code" + DemoModels.fast, "hi", in: scratch)
    #expect(other.status == 0 && other.error.hasPrefix("demo/code"), "\(other)")
  }

  @Test func `fills its ids from the context, and names a value that is missing (R5)`() throws {
    let scratch = try Scratch()
    try scratch.write(
      "[[model]]\nid = \"{provider-id}/{model-id}\"\n", to: "home/agents/any.toml")

    let outcome = try ProgramRun.run(
      "ask", "--agent", "any", "--context", "provider-id=demo", "--context",
      "model-id=prose" + DemoModels.fast, "hi", in: scratch)
    #expect(outcome.status == 0, "\(outcome)")
    let missing = try ProgramRun.run(
      "ask", "--agent", "any", "--context", "provider-id=demo", "hi", in: scratch)
    #expect(missing.status == 64 && missing.error.contains("model-id"), "\(missing)")
  }

  @Test func `may bring providers along, which take the place of the settings' own (R9)`() throws {
    let scratch = try Scratch()
    let server = try Self.server(scratch)
    try scratch.settings("[providers.acme]\nkey_env = \"ACME_KEY\"\n")
    let text =
      server.table("mine") + "[providers.acme]\nbase_url = \"\(server.url("/v1"))\"\n"
      + "[[model]]\nid = \"mine/b\"\n"
    try scratch.write(text, to: "home/agents/mine.toml")
    let environment = ["MINE_KEY": "mine", "ACME_KEY": "settings"]

    let answered = try ProgramRun.run(
      "ask", "--agent", "mine", "hi", in: scratch, environment: environment)
    #expect(answered.output == "done\n", "\(answered)")
    #expect(server.requests.last?.header("Authorization") == "Bearer mine")
    let checked = try ProgramRun.run("agents", "check", "mine", in: scratch)
    #expect(checked.status == 0, "\(checked)")

    // The key of the settings does not go to an address that an agent file gives.
    try scratch.write(
      text.replacing("mine/b", with: "acme/b"), to: "home/agents/other.toml")
    let other = try ProgramRun.run(
      "ask", "--agent", "other", "hi", in: scratch, environment: environment)
    #expect(!server.requests.contains { $0.header("Authorization") == "Bearer settings" })
    #expect(!other.error.contains("settings file"), "\(other)")

    try scratch.write(text, to: "work/agents/theirs.toml")
    let refused = try ProgramRun.run(
      "ask", "--agent", "theirs", "hi", in: scratch, environment: environment)
    #expect(refused.end == .exited(64) && refused.error.contains("agents trust"), "\(refused)")
  }

  @Test func `may name an address of its own for a provider that nobody knows (R5)`() throws {
    let scratch = try Scratch()
    let server = try Self.server(scratch)
    try scratch.write(
      "[[model]]\nid = \"nobody/b\"\nbase_url = \"\(server.url("/v1"))\"\n",
      to: "home/agents/own.toml")

    let answered = try ProgramRun.run("ask", "--agent", "own", "hi", in: scratch)
    #expect(answered.output == "done\n", "\(answered)")
    #expect(try ProgramRun.run("agents", "check", "own", in: scratch).status == 0)
  }

  @Test func `may limit the whole run, which an entry may not (R22)`() throws {
    let scratch = try Scratch()
    try scratch.write(
      "[timeouts]\ntotal = 0.05\n[[model]]\nid = \"demo/slow\"\n", to: "home/agents/short.toml")
    let short = try ProgramRun.run("ask", "--agent", "short", "hi", in: scratch)
    #expect(short.error.contains("0.05 s, its limit"), "\(short)")

    try scratch.write(
      "[[model]]\nid = \"demo/prose\"\n[model.timeouts]\ntotal = 9\n",
      to: "home/agents/wrong.toml")
    let wrong = try ProgramRun.run("ask", "--agent", "wrong", "hi", in: scratch)
    #expect(wrong.end == .exited(64) && wrong.error.contains("--total-timeout"), "\(wrong)")
  }

  @Test func `of the current folder that names a key is refused until it is trusted`() throws {
    let scratch = try Scratch()
    let server = try Self.server(scratch)
    let text = """
      [[model]]
      id = "acme/b"
      base_url = "\(server.url("/v1"))"
      key_command = ["sh", "-c", "touch $HOME/ran; echo the-key"]

      """
    try scratch.write(text, to: "work/agents/theirs.toml")
    func ask() throws -> Outcome {
      try ProgramRun.run("ask", "--agent", "theirs", "hi", in: scratch)
    }

    let refused = try ask()
    #expect(refused.end == .exited(64) && refused.outputBytes.isEmpty, "\(refused)")
    #expect(refused.error.contains("agents trust"), "\(refused.error)")
    #expect(refused.error.hasSuffix(".\n") && !refused.error.contains("..\n"), "\(refused.error)")
    #expect(server.requests.isEmpty && access(scratch.home + "/ran", F_OK) != 0)
    let listed = try ProgramRun.run("agents", in: scratch)
    #expect(listed.output.contains("not trusted"), "\(listed)")

    let trusted = try ProgramRun.run("agents", "trust", "theirs", in: scratch)
    #expect(trusted.status == 0, "\(trusted)")
    let answered = try ask()
    #expect(answered.output == "done\n", "\(answered)")
    #expect(server.requests.last?.header("Authorization") == "Bearer the-key")

    try scratch.write(text + "# changed\n", to: "work/agents/theirs.toml")
    let again = try ask()
    #expect(again.end == .exited(64) && again.error.contains("changed since"), "\(again)")
    #expect(server.requests.count == 1)
  }

  @Test func `keeps what is trusted in a file of the person alone (K6)`() throws {
    let scratch = try Scratch()
    try scratch.write(
      "[[model]]\nid = \"acme/b\"\nkey_env = \"ACME_KEY\"\n", to: "work/agents/theirs.toml")

    _ = try ProgramRun.run("agents", "trust", "./agents/theirs", in: scratch)

    var status = stat()
    #expect(stat(scratch.home + "/trusted-agents.json", &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
  }

  @Test func `of the current folder gives way to the person's own of that name`() throws {
    let scratch = try Scratch()
    try scratch.write("[[model]]\nid = \"demo/code\(DemoModels.fast)\"\n", to: "work/agents/x.toml")
    try scratch.write(
      "[[model]]\nid = \"demo/prose\(DemoModels.fast)\"\n", to: "home/agents/x.toml")

    #expect(
      try ProgramRun.run("ask", "--agent", "x", "hi", in: scratch).error.hasPrefix("demo/prose"))
    #expect(
      try ProgramRun.run("ask", "--agent", "./agents/x", "hi", in: scratch).error
        .hasPrefix("demo/code"))
  }

  @Test func `is checked with every mistake on its line`() throws {
    let scratch = try Scratch()
    try scratch.write(
      """
      name = "bad"
      instruction = "typo"
      [[model]]
      id = "gpt-5"
      max_retries = -1
      """, to: "home/agents/bad.toml")

    let outcome = try ProgramRun.run("agents", "check", "bad", in: scratch)

    #expect(outcome.end == .exited(64) && outcome.outputBytes.isEmpty, "\(outcome)")
    for line in [":2: ", ":4: ", ":5: "] {
      #expect(outcome.errorLines.filter { $0.contains("bad.toml\(line)") }.count == 1, "\(outcome)")
    }
    _ = try Self.server(scratch)
    try scratch.write(Self.careful, to: "home/agents/good.toml")
    let good = try ProgramRun.run("agents", "check", "good", in: scratch)
    #expect(good.status == 0 && good.errorBytes.isEmpty, "\(good)")
  }

  @Test func `is listed with its state`() throws {
    let scratch = try Scratch()
    let none = try ProgramRun.run("agents", in: scratch)
    #expect(none.status == 0 && none.output.isEmpty && none.errorLines.count == 1, "\(none)")
    try scratch.write(Self.careful, to: "home/agents/careful.toml")
    try scratch.write("nonsense", to: "home/agents/bad.toml")

    let outcome = try ProgramRun.run("agents", "list", in: scratch)

    let rows = outcome.output.split(separator: "\n")
    #expect(rows.count == 3)
    #expect(rows[1].hasPrefix("bad ") && rows[1].contains("has mistakes"), "\(outcome)")
    #expect(rows[2].hasPrefix("careful ") && rows[2].contains("ready"), "\(outcome)")
  }
}
