import Glibc
import JSONCoding
import TestSupport
import Testing
import Transport

@Suite struct `Plain mode in a pipe` {
  private static func play(_ lines: [String], _ flags: [String]) throws -> Outcome {
    try ProgramRun.run(
      ["--plain"] + flags, input: .text(lines.map { $0 + "\n" }.joined()))
  }

  @Test func `answers each line, and every line of its own begins with its kind`() throws {
    let outcome = try Self.play(["hi", "", "again"], ["--model", "demo/prose" + DemoModels.fast])

    #expect(outcome.status == 0 && outcome.errorBytes.isEmpty, "\(outcome)")
    let lines = outcome.output.split(separator: "\n").map(String.init)
    #expect(lines.first == "Switchboard, plain mode. Model: demo/prose\(DemoModels.fast).")
    #expect(lines.filter { $0 == "answer from demo/prose\(DemoModels.fast):" }.count == 2)
    #expect(lines.filter { $0 == "end of answer." }.count == 2)
    #expect(lines.filter { $0.hasPrefix("figures: ") && $0.hasSuffix("1 attempt.") }.count == 2)
    #expect(!outcome.output.contains("you>"), "a pipe is not prompted")
  }

  @Test func `tells a fallback in words: who failed, why, and who answered instead`() throws {
    let outcome = try Self.play(
      ["hi", "/timeline"],
      ["--model", "demo/status-401:first=0", "--model", "demo/prose" + DemoModels.fast])

    let lines = outcome.output.split(separator: "\n").map(String.init)
    #expect(
      lines.contains { $0.hasPrefix("status: demo/status-401:first=0 failed, 401 unauthorized.") })
    #expect(lines.contains("status: trying demo/prose\(DemoModels.fast), call 1 of 1."))
    #expect(
      lines.contains(
        "answer from demo/prose\(DemoModels.fast), fallback, asked for demo/status-401:first=0:"))
    #expect(lines.contains { $0.hasPrefix("attempt 1: ") && $0.contains("failed, 401") })
    #expect(lines.contains { $0.hasPrefix("attempt 2: ") && $0.hasSuffix("answered.") })
    #expect(outcome.status == 0)
  }

  @Test func `tells what went over the wire, without keys, and that a pipe copies nothing`() throws
  {
    let server = try LoopbackServer { _ in .chat("done") }
    let scratch = try Scratch()
    try scratch.settings(server.table())
    let lines = ["/wire", "/copy", "first", "second", "/wire", "/wire full", "/copy", "/help"]

    let outcome = try ProgramRun.run(
      "--plain", "--model", "acme/one", in: scratch, environment: ["ACME_KEY": "k3y-of-acme"],
      input: .text(lines.joined(separator: "\n") + "\n"))

    #expect(outcome.status == 0, "\(outcome)")
    let output = outcome.output
    #expect(output.contains("Nothing has been asked yet.\nThere is no answer to copy.\n"))
    #expect(output.ranges(of: "wire: attempt 1, acme/one.\nPOST ").count == 1)
    let summary = output.split(separator: "\n").filter {
      $0.hasPrefix("wire: attempt 1, acme/one, POST 127.0.0.1:")
    }
    #expect(summary.count == 1 && summary.first?.contains(" bytes, status 200, received ") == true)
    #expect(output.contains("\n/wire full tells all of it.\n"))
    #expect(output.contains("(ACME_KEY, hidden)") && !output.contains("k3y-of-acme"))
    let wire = output.split(separator: "wire: attempt 1").last ?? ""
    #expect(wire.contains("second") && wire.contains("HTTP 200"))
    #expect(wire.contains("POST /v1/chat/completions\n"))
    #expect(output.contains("Nothing was copied: standard output is no terminal."))
    for command in ["/wire [full]: ", "/copy: ", "/timeline: ", "/quiet: "] {
      #expect(output.contains("\n" + command), "\(command) is in /help")
    }
  }

  @Test func `names what a command does not take, and changes nothing`() throws {
    let outcome = try Self.play(
      ["/wire all", "/copy it", "/strategy none", "/set temperature=9", "/set", "/strategy"],
      ["--model", "demo/prose"])

    let lines = outcome.output.split(separator: "\n").map(String.init)
    for line in [
      "error: /wire takes full, or nothing; all was typed.",
      "error: /copy takes nothing behind it; it was typed.",
      "error: There is no strategy none; there are fallback, race, balance, weighted.",
      "error: For demo/prose: temperature must be from 0 to 2; 9 was typed.",
      "No setting is set.", "Strategy fallback: one entry after the other, until one answers.",
    ] {
      #expect(lines.contains(line), "\(outcome)")
    }
  }

  @Test func `says that an error stood inside a reply of success (R24)`() throws {
    let outcome = try Self.play(["hi", "/timeline"], ["--model", "demo/error-first:first=0:0"])

    #expect(outcome.output.contains("failed, overloaded inside HTTP 200"), "\(outcome)")
    #expect(!outcome.output.contains("failed, 503") && !outcome.output.contains("failed, 529"))
  }

  @Test func `R37 tells a race in words: who runs, who was first, who lost`() throws {
    let outcome = try Self.play(
      ["hi"],
      ["--strategy", "race", "--model", "demo/slow", "--fallback", "demo/prose" + DemoModels.fast])

    let lines = outcome.output.split(separator: "\n").map(String.init)
    #expect(lines.contains { $0.hasPrefix("status: demo/slow, call 1 of 1") })
    #expect(
      lines.contains("answer from demo/prose\(DemoModels.fast), first of the race:"),
      "\(outcome.output)")
    #expect(lines.contains { $0.hasPrefix("lost: demo/slow, cut off after ") })
    #expect(outcome.status == 0)
  }

  @Test func `changes the model, options and settings between prompts`() throws {
    let server = try LoopbackServer { _ in .chat("done") }
    let scratch = try Scratch()
    try scratch.settings(server.table())
    let lines = [
      "/model acme/two", "/option acme.user=me", "/set temperature=0.5", "/system Be brief.",
      "first", "/new", "/model acme/one, acme/three", "second", "/again", "/model", "/quit",
      "never",
    ]

    let outcome = try ProgramRun.run(
      "--plain", "--model", "acme/one", in: scratch, environment: ["ACME_KEY": "k"],
      input: .text(lines.joined(separator: "\n") + "\n"))

    #expect(outcome.status == 0, "\(outcome)")
    let bodies = server.requests.map(\.json)
    #expect(bodies.map { $0["model"] } == ["two", "one", "one"])
    #expect(bodies.allSatisfy { $0["user"] == "me" && $0["temperature"] == 0.5 })
    #expect(bodies[0]["messages"]?.array?.count == 2, "system and prompt")
    #expect(bodies[1]["messages"]?.array?.count == 2, "a new conversation")
    #expect(bodies[2]["messages"]?.array?.last?["content"] == "second")
    #expect(outcome.output.contains("Chain: acme/one, then acme/three."))
  }

  @Test func `sends an attached text and an image with the next prompt alone`() throws {
    let server = try LoopbackServer { _ in .chat("done") }
    let scratch = try Scratch()
    try scratch.settings(server.table())
    let notes = try scratch.write("some notes", to: "my notes.txt")
    let picture = try scratch.write(
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], to: "a.png")
    let lines = ["/attach \(notes)", "/attach \(picture)", "first", "/new", "second"]

    let outcome = try ProgramRun.run(
      "--plain", "--model", "acme/one", in: scratch, environment: ["ACME_KEY": "k"],
      input: .text(lines.joined(separator: "\n") + "\n"))

    #expect(outcome.output.contains("my notes.txt  text  10 bytes"), "\(outcome)")
    let bodies = server.requests.map(\.text)
    #expect(bodies.first?.contains("my notes.txt:\\n\\nsome notes") == true, "\(bodies)")
    #expect(bodies.first?.contains("data:image/png;base64,iVBORw0KGgo=") == true)
    #expect(bodies.last?.contains("notes") == false)
  }

  @Test func `keeps the conversation and says the prompt of a failed turn no more`() throws {
    let server = try LoopbackServer { request in
      request.text.contains("fail") ? .error(400, "no") : .chat("done")
    }
    let scratch = try Scratch()
    try scratch.settings(server.table())

    _ = try ProgramRun.run(
      "--plain", "--model", "acme/one", in: scratch, environment: ["ACME_KEY": "k"],
      input: .text("one\nfail\ntwo\n"))

    let turns = server.requests.last?.json["messages"]?.array?.map { $0["content"]?.string }
    #expect(turns == ["one", "done", "two"])
  }

  @Test(arguments: [
    ("/bogus", "error: /bogus is no command."), ("/model gpt-5", "error: “gpt-5” is no model id"),
    ("/model nope/x", "error: No provider is called nope."),
    ("/option x", "error: /option"), ("/options", "No option is set."),
    ("/set temperature=hot", "error: temperature takes a number"),
    ("/again", "Nothing has been asked yet."), ("/timeline", "Nothing has been asked yet."),
    ("/fallback demo/code", "Chain: demo/prose, then demo/code."),
    ("/attach /nowhere", "error: /nowhere is no file."), ("/attach", "No file is attached."),
    ("/help", "/quit: leaves"), ("/model", "Model: demo/prose."),
  ])
  func `answers a command in a sentence and goes on`(line: String, sentence: String) throws {
    let outcome = try Self.play([line, "/quit"], ["--model", "demo/prose"])

    #expect(outcome.status == 0 && outcome.output.contains(sentence), "\(outcome)")
  }

  @Test func `ends with the status of its last answer`() throws {
    #expect(try Self.play(["hi"], ["--model", "demo/status-401:first=0"]).status == 1)
    #expect(try Self.play(["hi"], ["--model", "demo/cut:first=0,pace=1000000"]).status == 2)
    #expect(try Self.play([], ["--model", "demo/prose"]).status == 0)
  }

  @Test func `opens the demo when no key is set, and says so`() throws {
    let outcome = try ProgramRun.run("--plain")

    #expect(outcome.output.contains("Chain: demo/busy, then demo/prose."))
    #expect(outcome.output.contains("No key is set, so the demo answers"))
    let found = try ProgramRun.run(
      "--plain", environment: ["ANTHROPIC_API_KEY": "a", "OPENAI_API_KEY": "b"])
    #expect(
      found.output.contains("Found ANTHROPIC_API_KEY and OPENAI_API_KEY. Asking anthropic/"),
      "\(found.output)")
  }

  @Test func `asks a provider of the settings when nothing else is ready`() throws {
    let scratch = try Scratch()
    try scratch.settings(
      """
      [providers.acme]
      base_url = "https://llm.acme.example/v1"
      key_env = "ACME_API_KEY"
      models = ["large", "small"]
      [providers.anthropic]
      key_command = ["/bin/false"]
      """)
    let command = try ProgramRun.run(
      "--plain", in: scratch, environment: ["ACME_API_KEY": "a"])
    #expect(
      command.output.contains("Found a key for Anthropic and ACME_API_KEY. Asking anthropic/"),
      "\(command.output)")
    try scratch.settings(
      """
      [providers.acme]
      base_url = "https://llm.acme.example/v1"
      key_env = "ACME_API_KEY"
      models = ["large", "small"]
      """)
    let own = try ProgramRun.run("--plain", in: scratch, environment: ["ACME_API_KEY": "a"])
    #expect(own.output.contains("Found ACME_API_KEY. Asking acme/large"), "\(own.output)")
    #expect(try ProgramRun.run("--plain", in: scratch).output.contains("No key is set"))
  }

  @Test func `ends when a signal comes or nobody reads any more`() throws {
    let stopped = try ProgramRun(
      ["--plain", "--model", "demo/stall:first=0,pace=1000000"], in: try Scratch(),
      input: .open)
    try stopped.send("hi\n")
    try stopped.read(until: "answer from")
    stopped.signal(SIGTERM)
    #expect(try stopped.finish().status == 143)

    let closed = try ProgramRun(
      ["--plain", "--model", "demo/flood:first=0,tokens=1000000"], in: try Scratch(), input: .open)
    try closed.send("hi\n")
    try closed.read(until: "answer from")
    closed.closeOutput()
    let outcome = try closed.finish()
    #expect(outcome.status == 128 + SIGPIPE && outcome.errorBytes.isEmpty, "\(outcome)")
  }
}

@Suite struct `The end of an answer in plain mode` {
  @Test func `says that the output limit cut it`() throws {
    let outcome = try ProgramRun.run(
      ["--plain", "--model", "demo/length" + DemoModels.fast], input: .text("hi\n"))
    #expect(outcome.output.contains("end of answer.\ncut: the output limit was reached;"))
  }
}

@Suite struct `Plain mode at a terminal` {
  private static func start(_ model: String) throws -> TerminalRun {
    try TerminalRun(
      ["--plain", "--model", model], in: try Scratch(), environment: ["TERM": "xterm-256color"])
  }

  @Test func `prompts, answers, obeys its commands and leaves`() throws {
    let run = try Self.start("demo/prose" + DemoModels.fast)
    try run.read(until: "you> ")
    #expect(run.text.contains("Commands: /model /option"))
    run.send("Why is the sky blue?\n")
    try run.read(until: "you> ", times: 2)
    #expect(run.text.contains("end of answer."))
    run.send("/model demo/code\(DemoModels.fast)\n")
    try run.read(until: "Model: demo/code", times: 1)
    run.send("/option openai.user=me\n/timeline\n")
    try run.read(until: "attempt 1: ")
    run.send("/quit\n")

    #expect(try run.finish() == .exited(0))
    #expect(TerminalRun.foreign(in: run.bytes) == [])
  }

  @Test func `stops the run with Ctrl-C, then leaves with Ctrl-C`() throws {
    let run = try Self.start("demo/stall:first=0,pace=1000000")
    try run.read(until: "you> ")
    run.send("hi\n")
    try run.read(until: "answer from")
    run.send("\u{3}")
    try run.read(until: "stopped after ")
    try run.read(until: "you> ", times: 2)
    run.send("/timeline\n")
    try run.read(until: ", stopped")
    run.send("\u{3}")

    #expect(try run.finish() == .exited(0))
  }

  @Test func `takes lines while an answer comes: commands at once, prompts in their turn (R35)`()
    throws
  {
    let fast = DemoModels.fast
    let run = try TerminalRun(
      ["--plain", "--model", "demo/stall:first=0", "--model", "demo/prose" + fast],
      in: try Scratch(), environment: ["TERM": "xterm-256color"])
    try run.read(until: "you> ")
    run.send("/next\n")
    try run.read(until: "Nothing is being asked.")
    run.send("hi\n")
    try run.read(until: "answer from demo/stall")
    run.send("and then?\n")
    try run.read(until: "status: kept until this answer has ended.")
    run.send("/stop\n")
    try run.read(until: "stopped after ")
    // The line that was kept is asked without being typed again.
    try run.read(until: "answer from demo/stall", times: 2)
    run.send("/stop\n")
    try run.read(until: "stopped after ", times: 2)
    run.send("/model demo/slow demo/prose\(fast)\n")
    try run.read(until: "Chain: ", times: 2)
    run.send("hi\n")
    try run.read(until: "waiting for first token", times: 3)
    run.send("/next\n")
    try run.read(until: "answer from demo/prose")
    try run.read(until: "end of answer.")
    run.send("/quit\n")

    #expect(try run.finish() == .exited(0))
  }

  @Test func `leaves at the end of the input`() throws {
    let run = try Self.start("demo/prose")
    try run.read(until: "you> ")
    run.send("\u{4}")

    #expect(try run.finish() == .exited(0))
  }

  @Test func `ends when it is told to or its terminal goes`() throws {
    let run = try Self.start("demo/prose")
    try run.read(until: "you> ")
    run.signal(SIGTERM)
    #expect(try run.finish() == .exited(143))

    let gone = try Self.start("demo/stall:first=0")
    try gone.read(until: "you> ")
    gone.send("hi\n")
    try gone.read(until: "waiting")
    gone.hangUp()
    #expect(try gone.finish() == .exited(128 + SIGHUP))
  }

  @Test(arguments: Array(0..<12))
  func `lets no control character of a hostile answer through, however it is cut (S1)`(
    case index: Int
  ) throws {
    let hostile = Array(HostileText.sample.unicodeScalars)
    // The demo's own text, then a text of ours in pieces of every size, also as reasoning and error.
    let size = index + 1
    let pieces = stride(from: 0, to: hostile.count, by: size).map { start -> String in
      var piece = String.UnicodeScalarView()
      piece.append(contentsOf: hostile[start..<min(start + size, hostile.count)])
      return String(piece)
    }
    let server = try LoopbackServer { request in
      request.json["model"] == "bad" ? .error(400, HostileText.sample) : .chat(pieces: pieces)
    }
    let scratch = try Scratch()
    try scratch.settings(server.table())
    let run = try TerminalRun(
      ["--plain", "--model", "demo/hostile" + DemoModels.fast], in: scratch,
      environment: ["ACME_KEY": "k"])
    try run.read(until: "you> ")
    run.send("hi\n")
    try run.read(until: "end of answer.")
    run.send("/model acme/bad acme/large\n")
    try run.read(until: "Chain: ")
    run.send("hi\n")
    try run.read(until: "end of answer.", times: 2)
    run.send("/timeline\n/quit\n")

    #expect(try run.finish() == .exited(0))
    #expect(TerminalRun.foreign(in: run.bytes) == [])
    #expect(run.text.contains("still here") && run.text.contains("title"))
  }

  @Test func `of ask lets none through either`() throws {
    for flags in [["--quiet"], ["--format", "jsonl"], []] {
      let run = try TerminalRun(
        ["ask", "--model", "demo/hostile" + DemoModels.fast, "hi"] + flags, in: try Scratch())
      #expect(try run.finish() == .exited(0))
      #expect(TerminalRun.foreign(in: run.bytes) == [], "\(flags)")
    }
  }
}
