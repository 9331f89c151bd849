import Testing

@Suite struct `Bad input` {
  /// Runs the program and expects one sentence, nothing on standard output, and 64.
  private static func expectRefusal(
    _ arguments: [String], _ scratch: Scratch? = nil, _ environment: [String: String] = [:],
    lines: Int = 1, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let outcome = try ProgramRun.run(arguments, in: scratch, environment: environment)
    let shown = "\(arguments): \(outcome)"
    #expect(outcome.end == .exited(64), "\(shown)", sourceLocation: sourceLocation)
    #expect(outcome.outputBytes.isEmpty, "\(shown)", sourceLocation: sourceLocation)
    var sentences = outcome.errorLines
    if sentences.last?.hasPrefix("More: switchboard help") == true { sentences.removeLast() }
    #expect(sentences.count == lines, "\(shown)", sourceLocation: sourceLocation)
    for sentence in sentences {
      #expect(
        sentence.hasSuffix(".") || sentence.hasSuffix("?"), "\(shown)",
        sourceLocation: sourceLocation)
      for word in ["invalid", "error", "please", "Please", "Error", "Invalid", "fatal"] {
        #expect(!sentence.contains(word), "\(shown)", sourceLocation: sourceLocation)
      }
    }
  }

  @Test(arguments: [
    "", "gpt-5", "/", "/x", "openai/", "openai", " ", "openai/ gpt", "openai/gpt\n5", "open ai/x",
    "nope/x", "demo/", "demo/nope", "demo/prose:", "demo/prose:x", "demo/prose:pace",
    "demo/prose:pace=", "demo/prose:pace=0", "demo/prose:pace=1e9", "demo/nope/prose",
    "demo/cut:after=-1", "demo/cut:after=99999999999999999999", "demo/status-200",
    "demo/status-999",
    "netlify/x", "demo/{x}", "{provider-id}/x",
  ])
  func `as an id is named before anything is sent (R2, R3)`(id: String) throws {
    try Self.expectRefusal(["ask", "--model", id, "hi"])
    try Self.expectRefusal(["explain", id, "hi"])
    try Self.expectRefusal(["ask", "--model", "demo/prose", "--fallback", id, "hi"])
  }

  @Test(arguments: [
    ["--option", "foo"], ["--option", "foo=1"], ["--option", "=1"], ["--option", ".a=1"],
    ["--option", "a.=1"], ["--option", "a..b=1"], ["--message-option", "x"], ["--option", ""],
    ["--header", "X"], ["--header", ": x"], ["--header", "X Y: z"], ["--header", "X: a\r\nY: b"],
    ["--header", "X: a\nY: b"], ["--header", ""], ["--set", "temperature"], ["--set", "x=1"],
    ["--set", "temperature=hot"], ["--set", "temperature="], ["--set", "temperature=nan"],
    ["--set", "temperature=inf"], ["--set", "maxOutputTokens=0"], ["--set", "maxOutputTokens=1.5"],
    ["--set", "maxOutputTokens=99999999999999999999"], ["--set", "topK=-1"], ["--set", "seed=x"],
    ["--retries", "-1"], ["--retries", "x"], ["--retries", "1.5"], ["--retries", "1001"],
    ["--retries", "99999999999999999999"], ["--retries", ""], ["--connect-timeout", "0"],
    ["--connect-timeout", "-1"], ["--first-token-timeout", "abc"], ["--idle-timeout", "nan"],
    ["--total-timeout", "inf"], ["--total-timeout", "1e300"], ["--total-timeout", ""],
    ["--context", "x"], ["--context", "=x"], ["--after-text", "maybe"], ["--format", "xml"],
    ["--file", "nope"], ["--file", ""], ["--attach", "nope"], ["--agent", "nope"],
    ["--agent", "./nope.toml"], ["--agent", ""], ["--bogus"], ["--frmat", "json"], ["-x"],
    ["--model"], ["--quiet=3"], ["--strategy", "nope"],
  ])
  func `in a flag is one sentence`(flags: [String]) throws {
    try Self.expectRefusal(["ask", "--model", "demo/prose", "hi"] + flags)
  }

  @Test(arguments: [
    ("openai/gpt-5", "openai.reasoningEffort=banana", "reasoningEffort must be "),
    ("openai/gpt-5", "openai.store=yes", "store must be true or false; yes was typed."),
    (
      "anthropic/claude-sonnet-4-5", "anthropic.thinking.budgetTokens=900",
      "thinking needs type: enabled or disabled."
    ),
  ])
  func `as an option that the provider would refuse is named before it is sent (R19)`(
    model: String, option: String, sentence: String
  ) throws {
    try Self.expectRefusal(["ask", "--model", model, "--option", option, "hi"])
    try Self.expectRefusal(["ask", "--model", model, "--message-option", option, "hi"])

    let shown = try ProgramRun.run("explain", model, "--option", option)
    #expect(shown.status == 0 && shown.output.contains("note       For \(model): \(sentence)"))
    let other = try ProgramRun.run(
      "ask", "--model", "demo/prose" + DemoModels.fast, "--option", option, "hi")
    #expect(other.status == 0, "options of another provider are not its business (R16)")
  }

  @Test(arguments: [
    ("openai/gpt-4o", "temperature=9", "temperature must be from 0 to 2; 9 was typed."),
    ("openai/gpt-5", "temperature=9", "temperature must be from 0 to 2; 9 was typed."),
    ("mistral/mistral-large-latest", "temperature=1.7", "temperature must be from 0 to 1.5"),
    ("google/gemini-2.5-flash", "topP=1.5", "topP must be from 0 to 1; 1.5 was typed."),
    ("demo/prose", "presencePenalty=-5", "presencePenalty must be from -2 to 2; -5 was typed."),
  ])
  func `as a common setting that the provider would refuse is named before it is sent (R19)`(
    model: String, setting: String, sentence: String
  ) throws {
    let said = "For \(model): \(sentence)"
    try Self.expectRefusal(["ask", "--model", model, "--set", setting, "hi"])
    try Self.expectRefusal(["export", model, "--as", "curl", "--set", setting])
    let shown = try ProgramRun.run("explain", model, "--set", setting)
    #expect(shown.status == 0 && shown.output.contains("note       \(said)"), "\(shown)")
    let sheet = try ProgramRun.run("options", model, "--set", setting)
    #expect(sheet.status == 64 && sheet.error.contains(sentence), "\(sheet)")
  }

  /// Claude's temperature is brought into its range, and a server of one's own decides for itself.
  @Test(arguments: [
    ("anthropic/claude-sonnet-4-5", "temperature=1.5", "Claude takes values from 0 to 1."),
    ("acme/large", "temperature=9", "temperature is usually a number from 0 to 2; 9 is sent"),
    ("ollama/llama3.2", "temperature=3", "temperature is usually a number from 0 to 2; 3 is sent"),
  ])
  func `as a common setting is a note where nobody is known to refuse it`(
    model: String, setting: String, note: String
  ) throws {
    let scratch = try Scratch()
    try scratch.settings(
      """
      [providers.acme]
      base_url = "https://llm.acme.example/v1"
      models = ["large"]
      """)
    let shown = try ProgramRun.run("explain", model, "--set", setting, in: scratch)
    #expect(shown.status == 0 && shown.output.contains(note), "\(shown)")
    let code = try ProgramRun.run(
      "export", model, "--as", "curl", "--set", setting, in: scratch)
    #expect(code.status == 0, "\(code)")
  }

  @Test(arguments: [
    ["bogus"], ["mod"], ["ask", "--header", "A: b", "--model", "demo/prose", "hi"], ["ask"],
    ["ask", "hi"], ["explain"], ["explain", "openai/gpt-5", "--format", "tsv"], ["export"],
    ["export", "openai/gpt-5"], ["export", "openai/gpt-5", "--as", "cobol"], ["models", "show"],
    ["models", "show", "x"], ["models", "show", "openai/nope"], ["models", "show", "a", "b"],
    ["models", "--provider", "nope"], ["models", "--format", "xml"],
    ["models", "refresh", "--to", "x"],
    ["models", "refresh", "--from", "nope", "--to", "x"],
    ["models", "refresh", "--from", "/etc/passwd", "--to", "x"], ["providers", "check"],
    ["providers", "check", "nope"], ["providers", "nope"], ["providers", "--format", "xml"],
    ["agents", "check"], ["agents", "check", "nope"], ["agents", "trust", "nope"],
    ["agents", "nope"], ["--generate-completion-script", "tcsh"], ["--model", "x"],
    ["--plain", "--model", "x"], ["--plain", "--retries", "x"],
    ["--resume"], ["--chat", "7"],
  ])
  func `on the command line is one sentence`(arguments: [String]) throws {
    try Self.expectRefusal(arguments)
  }

  @Test(arguments: [
    (["models", "show"], "models show needs <id>."),
    (
      ["--set", "topP=2", "--model", "demo/prose"],
      "For demo/prose: topP must be from 0 to 1; 2 was typed."
    ),
    (["chats", "delete"], "chats delete needs <numbers>."),
    (["export", "openai/gpt-5"], "export needs --as <form>."),
    (["--chat", "x"], "--chat takes a whole number; x was given."),
    (["chats", "show", "x"], "<number> takes a whole number; x was given."),
    (
      ["--resume", "--chat", "3"], "--resume and --chat do not go together: --chat names the chat."
    ),
    (
      ["ask", "--agent", "nope", "hi"],
      "No agent is called nope; switchboard agents lists those there are."
    ),
    (
      ["ask", "--model", "demo/prose", "--file", "/tmp", "hi"],
      "/tmp cannot be read: it is a folder."
    ),
  ])
  func `says what is needed instead`(arguments: [String], sentence: String) throws {
    #expect(try ProgramRun.run(arguments).errorLines.first == sentence)
  }

  @Test func `in place of one of many values names them all`() throws {
    let outcome = try ProgramRun.run("export", "openai/gpt-5", "--as", "cobol")

    #expect(
      outcome.errorLines.first
        == "--as takes curl, ai-sdk, mastra, openai-python, anthropic-python, google-python, swift "
        + "or agent; cobol was given.")
  }

  @Test(arguments: [
    "name = ", "[[model]]\n", "[[model]]\nid = \"gpt-5\"", "[[model]]\nid = 5",
    "[[model]]\nid = \"demo/prose\"\nmax_retries = -1",
    "[[model]]\nid = \"demo/prose\"\nmax_retries = \"x\"",
    "strategy = \"nope\"\n[[model]]\nid=\"demo/prose\"",
    "[[model]]\nid = \"demo/prose\"\n[model.headers]\n\"X Y\" = \"z\"",
    "[[model]]\nid = \"demo/prose\"\n[model.timeouts]\nfirst_token = -1",
    "[[model]]\nid = \"nope/x\"", "[[model]]\nid = \"demo/prose\"\nenabled = false",
    "model = \"x\"", "\u{0}", "a = \"\\q\"", "[a]\n[a]", "x = 99999999999999999999", "",
  ])
  func `in an agent file is named with its file`(text: String) throws {
    let scratch = try Scratch()
    try scratch.write(text, to: "home/agents/bad.toml")

    let outcome = try ProgramRun.run("ask", "--agent", "bad", "hi", in: scratch)

    #expect(outcome.end == .exited(64) && outcome.outputBytes.isEmpty, "\(outcome)")
    #expect(outcome.error.hasSuffix(".\n"), "\(outcome.error)")
    #expect(!outcome.error.contains("..\n"), "\(outcome.error)")
  }

  @Test(arguments: [
    "model = ", "model = \"gpt-5\"", "model = 5", "[providers.acme]\nbase_url = \"ftp://x\"",
    "[providers.acme]\nbase_url = \"http://llm.example\"", "[providers.acme]\ndialect = \"soap\"",
    "[providers.acme]\nkey_env = \"\"", "[providers.acme]\nkey_env = \"A\"\nkey_file = \"b\"",
    "[providers.acme]\nkey_command = \"pass show acme\"", "[providers.acme]\nkey_command = []",
    "[providers.\"a/b\"]\nname = \"x\"", "[providers.acme.headers]\n\"X Y\" = \"z\"",
    "[providers.acme.headers]\nX = \"a\\nb\"", "providers = 5", "\u{FEFF}\u{0}", "a\nb",
    "[providers.acme]\nkey = \"sk-ant-api03-0123456789abcdef0123456789abcdef0123456789\"",
  ])
  func `in the settings file is named with its file`(text: String) throws {
    let scratch = try Scratch()
    try scratch.settings(text)

    let outcome = try ProgramRun.run("ask", "--model", "demo/prose", "hi", in: scratch)

    #expect(outcome.end == .exited(64) && outcome.outputBytes.isEmpty, "\(outcome)")
    #expect(outcome.error.contains("settings.toml"), "\(outcome.error)")
    #expect(outcome.error.hasSuffix(".\n") && !outcome.error.contains("..\n"), "\(outcome.error)")
    #expect(!outcome.error.contains("sk-ant-api03-0123"), "\(outcome.error)")
  }

  @Test func `never reaches a terminal as it is`() throws {
    let run = try TerminalRun(
      ["ask", "--model", "\u{1B}]0;x\u{7}\u{9B}2Jdemo/\u{202E}x", "hi"], in: try Scratch())

    #expect(try run.finish() == .exited(64))
    #expect(TerminalRun.foreign(in: run.bytes) == [])
  }
}
