import ChatModel
import JSONCoding
import TestSupport
import Testing

@Suite struct `Options of a chain` {
  /// Two providers of two dialects on one server that refuses every call; bodies by model.
  private static func bodies(
    first: String, second: String, flags: [String] = [], agent: String? = nil
  ) throws -> [String: JSONValue] {
    let server = try LoopbackServer { _ in .error(400, "no") }
    let scratch = try Scratch()
    try scratch.settings(
      server.table("acme", .openAIChat) + server.table("beta", .anthropic))
    var arguments = ["ask"] + flags
    if let agent {
      try scratch.write(agent, to: "home/agents/both.toml")
      arguments += ["--agent", "both"]
    } else {
      arguments += ["--model", first, "--model", second]
    }
    let outcome = try ProgramRun.run(
      arguments + ["hi"], in: scratch, environment: ["ACME_KEY": "a", "BETA_KEY": "b"])
    #expect(outcome.status == 1, "\(outcome)")
    let requests = server.requests
    #expect(requests.count == 2)
    return Dictionary(requests.map { ($0.json["model"]?.string ?? "", $0.json) }) { $1 }
  }

  @Test func `have the longest id of a provider as their namespace (R16)`() throws {
    let outcome = try ProgramRun.run(
      ["explain", "wafer.ai/any", "--format", "json", "--option", "wafer.ai.user=me"],
      in: try Scratch())
    let body = try JSONValue(parsing: outcome.output)["body"]
    #expect(body?["user"] == "me", "\(outcome)")
  }

  @Test(arguments: [["acme/a", "beta/b"], ["beta/b", "acme/a"]])
  func `arrive in the body of their own entry and only there, in either order (R16, R30)`(
    chain: [String]
  ) throws {
    let bodies = try Self.bodies(
      first: chain[0], second: chain[1],
      flags: [
        "--option", "acme.user=one", "--option", "acme.logit_bias={\"50256\":-100}",
        "--option", "beta.metadata.user_id=two", "--message-option", "acme.seed=7",
        "--message-option", "beta.container=box", "--set", "temperature=0.5",
      ])

    let acme = try #require(bodies["a"])
    let beta = try #require(bodies["b"])
    #expect(acme["user"] == "one" && acme["logit_bias"]?["50256"] == -100 && acme["seed"] == 7)
    #expect(acme["metadata"] == nil && acme["container"] == nil)
    #expect(beta["metadata"]?["user_id"] == "two" && beta["container"] == "box")
    #expect(beta["user"] == nil && beta["logit_bias"] == nil && beta["seed"] == nil)
    #expect(acme["temperature"] == 0.5 && beta["temperature"] == 0.5)
  }

  @Test func `of later layers win, and objects merge key by key (R17)`() throws {
    let bodies = try Self.bodies(
      first: "", second: "",
      flags: [
        "--option", "acme.metadata.from=flag", "--option", "acme.metadata.flag=\"1\"",
        "--message-option", "acme.metadata.last=message",
      ],
      agent: """
        name = "both"
        [options.acme]
        user = "agent"
        [options.acme.metadata]
        from = "agent"
        agent = "1"
        [options.beta.metadata]
        user_id = "agent"
        [[model]]
        id = "acme/a"
        max_retries = 0
        [model.options.acme]
        user = "entry"
        [[model]]
        id = "beta/b"
        max_retries = 0
        [model.settings]
        temperature = 0.25
        """)

    let acme = try #require(bodies["a"])
    #expect(acme["user"] == "entry")
    #expect(
      acme["metadata"]
        == ["from": "flag", "agent": "1", "flag": "1", "last": "message"])
    #expect(acme["temperature"] == nil)
    let beta = try #require(bodies["b"])
    #expect(beta["metadata"] == ["user_id": "agent"] && beta["temperature"] == 0.25)
    #expect(beta["user"] == nil)
  }

  @Test func `that are zero, false or null are sent as they are (R20)`() throws {
    let bodies = try Self.bodies(
      first: "acme/a", second: "beta/b",
      flags: [
        "--option", "acme.seed=0", "--option", "acme.store=false", "--option", "acme.user=null",
        "--option", "acme.note=not json", "--set", "temperature=0",
      ])

    let acme = try #require(bodies["a"])
    #expect(acme["seed"] == 0 && acme["store"] == false && acme["temperature"]?.double == 0)
    #expect(acme["note"] == "not json")
  }
}
