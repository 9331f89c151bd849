import JSONCoding
import TestSupport
import Testing

@Suite struct `The strategies of ask` {
  @Test func `R37 a race says in JSON who won, who lost and by which strategy`() throws {
    let outcome = try ProgramRun.run(
      "ask", "--format", "json", "--strategy", "race", "--model", "demo/slow", "--fallback",
      "demo/prose" + DemoModels.fast, "hi")

    #expect(outcome.status == 0, "\(outcome.error)")
    let json = try outcome.json
    #expect(json["strategy"]?.string == "race")
    #expect(json["fallback"]?.bool == false)
    let outcomes = try #require(json["attempts"]?.array).map { $0["outcome"]?.string }
    #expect(outcomes.sorted { ($0 ?? "") < ($1 ?? "") } == ["answered", "lost"])
  }

  @Test func `R38 a draw by weight says in JSON lines who goes first, and why`() throws {
    let fast = DemoModels.fast
    let outcome = try ProgramRun.run(
      "ask", "--format", "jsonl", "--strategy", "weighted", "--model", "demo/prose" + fast,
      "--weight", "0", "--fallback", "demo/code" + fast, "--weight", "2", "hi")

    #expect(outcome.status == 0, "\(outcome.error)")
    let lines = try outcome.output.split(separator: "\n").map { try JSONValue(parsing: String($0)) }
    #expect(lines.first?["event"]?.string == "entry_chosen")
    #expect(lines.first?["entry"]?.integer == 2)
    #expect(lines.first?["reason"]?.string?.contains("its weight is 2 of 2") == true)
    #expect(lines.last?["choice"]?.string == lines.first?["reason"]?.string)
    #expect(lines.last?["answered_by"]?.string?.hasPrefix("demo/code") == true)
  }

  @Test func `R37 an agent file races, and a flag is the later hand`() throws {
    let scratch = try Scratch()
    try scratch.write(
      """
      strategy = "race"
      hedge_after = 30
      [[model]]
      id = "demo/status-503"
      [[model]]
      id = "demo/prose\(DemoModels.fast)"
      """, to: "home/agents/quick.toml")
    func strategy(_ flags: String...) throws -> String? {
      let outcome = try ProgramRun.run(
        ["ask", "--format", "json", "--agent", "quick", "hi"] + flags, in: scratch)
      #expect(outcome.status == 0, "\(outcome.error)")
      return try outcome.json["strategy"]?.string
    }

    #expect(try strategy() == "race")
    #expect(try strategy("--strategy", "fallback") == "fallback")
  }

  @Test func `explain says what becomes of a prompt`() throws {
    let outcome = try ProgramRun.run(
      "explain", "demo/prose", "--fallback", "demo/code", "--strategy", "race", "--hedge-after",
      "0.2", "--win-on", "complete")

    #expect(
      outcome.output.hasPrefix(
        "Strategy race: the entries start 0.2 s apart, the first whole answer wins.\n"))
  }

  @Test(arguments: [
    (["--hedge-after", "1"], "--hedge-after belongs to a race; add --strategy race."),
    (
      ["--strategy", "balance", "--win-on", "text"],
      "--win-on belongs to a race; add --strategy race."
    ),
    (["--strategy", "race", "--hedge-after", "0"], "--hedge-after takes seconds"),
    (["--weight", "-1"], "--weight takes a number from 0"),
    (["--weight", "nan"], "--weight takes a number from 0"),
    (["--strategy", "fastest"], "--strategy takes fallback, race, balance or weighted; fastest"),
  ])
  func `wrong values are one sentence with the next step`(
    flags: [String], sentence: String
  ) throws {
    let outcome = try ProgramRun.run(["ask", "--model", "demo/prose", "hi"] + flags)

    #expect(outcome.status == 64)
    #expect(outcome.output.isEmpty)
    #expect(outcome.error.contains(sentence), "\(outcome.error)")
  }
}
