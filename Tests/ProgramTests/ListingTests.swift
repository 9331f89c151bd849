import JSONCoding
import Testing

@Suite struct `Listings` {
  @Test func `of models have the documented keys, and null for what is unknown`() throws {
    let outcome = try ProgramRun.run(
      "models", "--format", "json", "--provider", "anthropic",
      environment: ["ANTHROPIC_API_KEY": "k"])

    let models = try #require(try outcome.json.array)
    #expect(models.count > 5)
    let shape = Shape.object([
      "id": .text, "provider": .text, "model": .text, "name": .text, "context": .optional(.integer),
      "max_output": .optional(.integer), "input_price": .optional(.number),
      "output_price": .optional(.number), "cache_read_price": .optional(.number),
      "reasoning": .bool, "tools": .bool, "input": .list(.text), "open_weights": .bool,
      "released": .optional(.text), "status": .optional(.text), "dialect": .optional(.text),
      "has_key": .bool, "source": .text,
    ])
    for model in models { #expect(shape.flaws(in: model) == []) }
    let sonnet = try #require(models.first { $0["id"] == "anthropic/claude-sonnet-4-5" })
    #expect(sonnet["context"] == 200_000 && sonnet["max_output"] == 64_000)
    #expect(sonnet["input_price"]?.double == 3 && sonnet["output_price"]?.double == 15)
    #expect(sonnet["has_key"] == true && sonnet["source"] == "embedded")
    #expect(sonnet["released"] == "2025-09-29")
  }

  @Test func `of models find all words of a query, the maker first`() throws {
    let outcome = try ProgramRun.run("models", "sonnet", "4.5")

    #expect(outcome.status == 0)
    let rows = outcome.output.split(separator: "\n")
    #expect(rows.count > 3 && rows[1].contains("anthropic/claude-sonnet-4-5 "))
    #expect(outcome.errorLines.count == 1 && outcome.error.contains(" models; catalogue of "))
  }

  @Test func `of nothing say so and are no failure`() throws {
    let text = try ProgramRun.run("models", "no-such-model-at-all")
    #expect(text.status == 0 && text.error.hasPrefix("0 of "), "\(text)")
    let json = try ProgramRun.run("models", "no-such-model-at-all", "--format", "json")
    #expect(json.output == "[]\n")
  }

  @Test func `of the demo name every model with what it does`() throws {
    let outcome = try ProgramRun.run("models", "demo")

    #expect(outcome.output.hasPrefix("MODEL "))
    for name in ["demo/busy", "demo/prose", "demo/hostile", "demo/status-429"] {
      #expect(outcome.output.contains("\n\(name) "))
    }
    let records = try ProgramRun.run("models", "demo", "--format", "json").json.array ?? []
    #expect(records.count == outcome.output.split(separator: "\n").count - 1)
  }

  @Test func `of one model show its facts`() throws {
    let outcome = try ProgramRun.run("models", "show", "anthropic/claude-sonnet-4-5")

    #expect(outcome.status == 0 && outcome.error.hasPrefix("catalogue of "), "\(outcome)")
    for part in ["anthropic/claude-sonnet-4-5\n", "200000 tokens", "$3/$15", "ANTHROPIC_API_KEY"] {
      #expect(outcome.output.contains(part), "\(part)")
    }
  }

  @Test func `of one model that is no more say which are near`() throws {
    let outcome = try ProgramRun.run("models", "show", "anthropic/claude-sonnet-45")

    #expect(outcome.status == 64)
    #expect(outcome.error.contains("anthropic/claude-sonnet-4-5"), "\(outcome.error)")
  }

  @Test func `of providers have the documented keys and never a value`() throws {
    let outcome = try ProgramRun.run(
      "providers", "--format", "json", environment: ["OPENAI_API_KEY": "value-of-the-key"])

    let providers = try #require(try outcome.json.array)
    let shape = Shape.object([
      "id": .text, "name": .text, "kind": .text, "base_url": .text, "dialect": .optional(.text),
      "key_variables": .list(.object(["name": .text, "set": .bool])), "ready": .bool,
      "reason": .optional(.text), "models": .integer,
    ])
    for provider in providers { #expect(shape.flaws(in: provider) == []) }
    #expect(providers.count > 100)
    let openai = try #require(providers.first { $0["id"] == "openai" })
    #expect(openai["ready"] == true && openai["reason"] == .null)
    #expect(openai["key_variables"] == [["name": "OPENAI_API_KEY", "set": true]])
    let anthropic = try #require(providers.first { $0["id"] == "anthropic" })
    #expect(anthropic["ready"] == false)
    #expect(anthropic["reason"] == "Anthropic needs a key: set ANTHROPIC_API_KEY.")
    #expect(!outcome.output.contains("value-of-the-key"))
    for provider in providers where provider["ready"] == false {
      let reason = provider["reason"]?.string ?? ""
      #expect(reason.hasSuffix("."), "\(provider["id"]?.string ?? ""): \(reason)")
    }
  }

  @Test func `of providers begin with those of the settings`() throws {
    let scratch = try Scratch()
    try scratch.settings(
      """
      [providers.acme]
      name = "Acme"
      base_url = "https://llm.acme.example/v1"
      key_env = "ACME_KEY"
      models = ["large", "small"]
      """)

    let outcome = try ProgramRun.run("providers", "--format", "json", in: scratch)

    let acme = try #require(try outcome.json[0])
    #expect(acme["id"] == "acme" && acme["name"] == "Acme" && acme["models"] == 2)
    #expect(acme["dialect"] == "openai-chat")
    #expect(acme["base_url"] == "https://llm.acme.example/v1", "\(acme.text())")
    #expect(acme["key_variables"] == [["name": "ACME_KEY", "set": false]], "\(acme.text())")
    #expect(acme["ready"] == false, "\(acme.text())")
  }

  @Test func `of options are not padded to the longest cell in a pipe`() throws {
    let lines = try ProgramRun.run("options", "openai/gpt-5").output.split(separator: "\n")

    #expect(lines.contains { $0.contains("a list of ") && $0.count > 120 })
    #expect(!lines.contains { $0.last == " " })
    func start(_ title: String) throws -> Int {
      let place = try #require(lines[0].firstRange(of: title)).lowerBound
      return lines[0].distance(from: lines[0].startIndex, to: place)
    }
    let column = try start("DEFAULT")
    #expect(column - (try start("TAKES")) <= 60)
    #expect(lines.count { $0.dropFirst(column - 2).hasPrefix("  ") } > lines.count / 2)
  }

  @Test func `of a provider of the settings keep the order in which they stand there`() throws {
    let scratch = try Scratch()
    try scratch.settings(
      """
      [providers.acme]
      base_url = "https://llm.acme.example/v1"
      models = ["quite-a-large-one", "tiny", "medium"]
      """)
    let models = try ProgramRun.run(
      "models", "--provider", "acme", "--format", "json", in: scratch
    ).json.array
    #expect(models?.map { $0["model"] } == ["quite-a-large-one", "tiny", "medium"])
    let sorted = try ProgramRun.run(
      "models", "--provider", "acme", "--sort", "name", "--format", "json", in: scratch
    ).json.array
    #expect(sorted?.map { $0["model"] } == ["medium", "quite-a-large-one", "tiny"])
  }

  @Test(arguments: ["models", "providers"])
  func `as tab-separated values have one name and one cell a column`(command: String) throws {
    let outcome = try ProgramRun.run([command, "--format", "tsv"])

    let lines = outcome.output.split(separator: "\n").map {
      $0.split(separator: "\t", omittingEmptySubsequences: false).count
    }
    #expect(lines.count > 100 && Set(lines).count == 1)
  }

  @Test func `are made anew from the public form of the catalogue`() throws {
    let scratch = try Scratch()
    try scratch.write(
      """
      {"acme": {"id": "acme", "name": "Acme", "env": ["ACME_KEY"], "doc": "https://acme.example",
        "npm": "@ai-sdk/openai-compatible", "api": "https://llm.acme.example/v1",
        "models": {"large": {"id": "large", "name": "Large", "release_date": "2026-01-01",
          "modalities": {"input": ["text"], "output": ["text"]}, "limit": {"context": 1000}}}}}
      """, to: "work/api.json")

    let outcome = try ProgramRun.run(
      "models", "refresh", "--from", "api.json", "--to", "table", "--date", "2026-01-02",
      in: scratch)

    #expect(
      outcome.output == "1 model of 1 provider, as of 2026-01-02, written to table.\n",
      "\(outcome)")
    #expect(!Scratch.bytes(of: scratch.work + "/table").isEmpty)
  }

  @Test func `are fitted to the terminal they are shown on`() throws {
    for command in [["models", "demo"], ["models", "sonnet"], ["providers"], ["agents"]] {
      let run = try TerminalRun(command, in: try Scratch())

      #expect(try run.finish() == .exited(0))
      #expect(TerminalRun.foreign(in: run.bytes) == [])
      let table = run.text.split(separator: "\r\n").prefix {
        !$0.hasPrefix("A dialect may") && !$0.contains("; catalogue of ")
      }
      if command != ["agents"] { #expect(table.allSatisfy { $0.count <= 80 }, "\(run.text)") }
      if command == ["models", "sonnet"] { #expect(run.text.contains("PRICE")) }
      if command == ["providers"] { #expect(run.text.contains("OPENAI_API_KEY")) }
    }
  }

  @Test func `of what one provider check said stand on one line`() throws {
    let good = try ProgramRun.run("providers", "check", "demo/prose:pace=1000000,first=0")
    #expect(good.status == 0 && good.output.hasPrefix("demo works: "), "\(good)")
    let bad = try ProgramRun.run("providers", "check", "demo/status-401:first=0")
    #expect(bad.status == 1, "\(bad)")
    #expect(bad.output.hasPrefix("demo does not answer: ") && bad.output.hasSuffix(".\n"), "\(bad)")
    let keyless = try ProgramRun.run("providers", "check", "openai")
    #expect(keyless.status == 1 && keyless.output.contains("OPENAI_API_KEY"), "\(keyless)")
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `of completions are there for each shell`(shell: String) throws {
    let outcome = try ProgramRun.run("--generate-completion-script", shell)

    #expect(outcome.status == 0 && outcome.errorBytes.isEmpty)
    #expect(outcome.output.count > 1000 && outcome.output.contains("explain"))
  }

  @Test func `of what to type next come from the catalogue`() throws {
    let words = ["---completion", "ask", "--", "--model", "1", "2"]
    let providers = try ProgramRun.run(words + ["switchboard", "ask", "--model", "anthro"])
    #expect(providers.output.contains("anthropic/\n"), "\(providers)")
  }

  @Test(arguments: [
    [], ["ask"], ["play"], ["models"], ["models", "show"], ["models", "refresh"], ["providers"],
    ["providers", "check"], ["explain"], ["export"], ["agents"], ["agents", "check"],
  ])
  func `of help are short, on standard output, and the same by flag`(command: [String]) throws {
    let help = try ProgramRun.run(["help"] + command)
    let flag = try ProgramRun.run(command + ["--help"])

    #expect(help.status == 0 && help.errorBytes.isEmpty && help.outputBytes == flag.outputBytes)
    let lines = help.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count < 70 && lines.allSatisfy { $0.count <= 80 }, "\(help.output)")
    #expect(!help.output.contains("(values: text, json, jsonl; default: text) (values"))
    #expect(help.output.hasSuffix("\n") && !help.output.hasSuffix("\n\n"))
  }

  @Test func `of the version are one line`() throws {
    let outcome = try ProgramRun.run("--version")

    #expect(outcome.status == 0)
    #expect(outcome.output.split(separator: "\n").count == 1 && outcome.output.contains("."))
  }
}
