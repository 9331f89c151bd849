import ChatModel
import JSONCoding
import Settings
import Testing

@Suite struct `An agent file` {
  static let example = """
    name = "careful"
    instructions = "Answer in at most five sentences."
    strategy = "fallback"            # fallback | race | balance | weighted
    after_text = "restart"           # restart | continue | stop

    [options.openai]
    reasoningEffort = "low"
    [options.anthropic.cacheControl]
    type = "ephemeral"

    [[model]]
    id = "openai/gpt-5"
    max_retries = 3
    [model.headers]
    OpenAI-Organization = "org-example"
    X-Team = "${TEAM}-x"
    [model.timeouts]
    connect = 2.5
    first_token = 30

    [[model]]
    id = "{provider-id}/{model-id}"
    max_retries = 2
    enabled = false
    after_text = "stop"
    weight = 2
    base_url = "http://127.0.0.1:8080/v1"
    key_command = ["pass", "show", "acme"]
    [model.settings]
    temperature = 0.2
    max_output_tokens = 500
    stopSequences = ["END"]
    [model.options.anthropic]
    thinking = { type = "disabled", budgetTokens = 0 }
    """

  static func parse(_ text: String, file: String = "agents/careful.toml") -> Parsed<AgentFile> {
    AgentFile.parse(Array(text.utf8), file: file)
  }

  @Test func `is read in full`() throws {
    let parsed = Self.parse(Self.example)
    let agent = try #require(parsed.value)

    #expect(parsed.mistakes.isEmpty)
    #expect(agent.name == "careful")
    #expect(agent.instructions == "Answer in at most five sentences.")
    #expect(agent.strategy == .fallback)
    #expect(agent.afterText == .restart)
    #expect(
      agent.options == [
        "openai": ["reasoningEffort": "low"],
        "anthropic": ["cacheControl": ["type": "ephemeral"]],
      ])
    #expect(agent.entries.count == 2)

    let first = agent.entries[0]
    #expect(first.model == "openai/gpt-5" && !first.isTemplate)
    #expect(first.maxRetries == 3 && first.isEnabled && first.key == nil)
    #expect(first.headers.map(\.name) == ["OpenAI-Organization", "X-Team"])
    #expect(first.headers.map(\.value.text) == ["org-example", "${TEAM}-x"])
    #expect(
      first.timeouts == TimeoutSettings(connect: .milliseconds(2500), firstToken: .seconds(30)))
  }

  @Test func `keeps what an entry sets for itself`() throws {
    let entry = try #require(Self.parse(Self.example).value?.entries.last)

    #expect(entry.isTemplate && entry.maxRetries == 2 && !entry.isEnabled)
    #expect(entry.afterText == .stop && entry.weight == 2)
    #expect(entry.baseURL?.text == "http://127.0.0.1:8080/v1")
    #expect(entry.key == .command(["pass", "show", "acme"]))
    #expect(
      entry.settings
        == CallSettings(maxOutputTokens: 500, temperature: 0.2, stopSequences: ["END"]))
    #expect(entry.options["anthropic"] == ["thinking": ["type": "disabled", "budgetTokens": 0]])
  }

  @Test func `names what needs trust, with its line`() throws {
    let agent = try #require(Self.parse(Self.example).value)

    #expect(
      agent.guardedUses.map { "\($0.line ?? 0) \($0.what)" } == [
        "16 model[1].headers.X-Team", "28 model[2].key_command", "27 model[2].base_url",
      ])
  }

  @Test func `takes one model in short form, and its name from the file`() throws {
    let agent = try #require(Self.parse("model = \"openai/gpt-5\"", file: "/x/quick.toml").value)

    #expect(agent.name == "quick")
    #expect(agent.entries == [AgentEntry(model: "openai/gpt-5")])
  }

  @Test func `says how its race is run (R37)`() throws {
    let text = "strategy = \"race\"\nhedge_after = 0.8\nwin_on = \"complete\"\nmodel = \"a/b\""
    let agent = try #require(Self.parse(text).value)

    #expect(agent.strategy == .race)
    #expect(agent.hedgeAfter == .milliseconds(800))
    #expect(agent.winOn == .complete)
  }

  @Test(arguments: [
    ("", nil, "The agent names no model"),
    ("\nmodel = \"gpt-5\"", 2, "must be provider/model, for example openai/gpt-5; \"gpt-5\" was"),
    ("[model]\nid = \"a/b\"", 1, "An entry is written [[model]], with two brackets."),
    ("[[model]]\nmax_retries = 1", 1, "model[1] has no id."),
    ("strategy = \"falback\"\nmodel = \"a/b\"", 1, "Did you mean fallback?"),
    ("strategy = 3\nmodel = \"a/b\"", 1, "strategy must be text in quotes; 3 was written."),
    ("hedge_after = 0\nstrategy = \"race\"\nmodel = \"a/b\"", 1, "from 0.001 to 604800; 0 was"),
    ("win_on = \"txt\"\nstrategy = \"race\"\nmodel = \"a/b\"", 1, "Did you mean text?"),
    ("strategy = \"weighted\"\n[[model]]\nid = \"a/b\"\nweight = 0", 2, "Every weight is 0;"),
    ("strategy = \"balance\"\n[[model]]\nid = \"a/b\"\nweight = -1", 4, "must not be negative."),
    ("[[model]]\nid = \"a/b\"\nmax_retries = -1", 3, "from 0 to 100; -1 was written."),
    ("[[model]]\nid = \"a/b\"\nmax_retries = 1.5", 3, "whole number from 0 to 100; 1.5 was"),
    ("[[model]]\nid = \"a/b\"\nmax_retries = \"2\"", 3, "whole number from 0 to 100; \"2\" was"),
    ("[[model]]\nid = \"a/b\"\nenabled = \"no\"", 3, "must be true or false; \"no\" was written."),
    ("[[model]]\nid = \"a/{b\"", 2, "has a { without its }"),
    ("[[model]]\nid = \"a/b\"\n[model.timeouts]\nidle = 0", 4, "from 0.001 to 604800; 0 was"),
    ("[[model]]\nid = \"a/b\"\n[model.timeouts]\nidle = nan", 4, "a number must be finite."),
    ("[[model]]\nid = \"a/b\"\n[model.headers]\n\"a b\" = \"x\"", 4, "cannot be the name of a"),
    ("[[model]]\nid = \"a/b\"\n[model.headers]\nX = \"a\\nb\"", 4, "holds a line break"),
    ("[[model]]\nid = \"a/b\"\n[model.headers]\nX = \"${A\"", 4, "has a ${ without"),
    (
      "[[model]]\nid = \"a/b\"\n[model.headers]\nX = 3", 4, "must be text in quotes; 3 was written."
    ),
    ("[[model]]\nid = \"a/b\"\nbase_url = \"x.example\"", 3, "must begin with https:// or http://"),
    ("[[model]]\nid = \"a/b\"\nbase_url = \"https://u:p@h/\"", 3, "must not hold a user name"),
    ("[[model]]\nid = \"a/b\"\nkey_env = \"A-B\"", 3, "must be the name of a variable"),
    ("[[model]]\nid = \"a/b\"\nkey_command = \"pass\"", 3, "must be a list of texts in quotes"),
    ("[[model]]\nid = \"a/b\"\nkey_command = []", 3, "must name a program."),
    ("[[model]]\nid = \"a/b\"\nkey_env = \"A\"\nkey_file = \"f\"", 4, "only one may be."),
    ("model = \"a/b\"\n[options]\nreasoningEffort = \"low\"", 3, "belongs to no provider"),
    ("model = \"a/b\"\nname = 2001-01-01", 2, "name must be text in quotes"),
  ])
  func `says in one sentence what is wrong and on which line`(
    text: String, line: Int?, words: String
  ) throws {
    let mistakes = Self.parse(text).mistakes

    let mistake = try #require(mistakes.first)
    #expect(mistakes.count == 1)
    #expect(mistake.line == line && mistake.severity == .error)
    #expect(mistake.message.contains(words), "\(mistake)")
    #expect(mistake.message.hasSuffix(".") || mistake.message.hasSuffix("?"))
  }

  @Test func `R37 says what belongs to a race where none is run`() {
    let parsed = Self.parse("model = \"a/b\"\nhedge_after = 1\nwin_on = \"text\"\n")

    #expect(
      parsed.mistakes.map(\.description) == [
        "agents/careful.toml:2: warning: hedge_after belongs to a race; the strategy is fallback.",
        "agents/careful.toml:3: warning: win_on belongs to a race; the strategy is fallback.",
      ])
  }

  @Test func `names unknown keys and goes on`() throws {
    let parsed = Self.parse("model = \"a/b\"\nstratgy = \"race\"\n[limits]\nx = 1\n")

    #expect(parsed.value?.entries.count == 1)
    #expect(
      parsed.mistakes.map(\.description) == [
        "agents/careful.toml:2: warning: stratgy is not known and is left out. "
          + "Did you mean strategy?",
        "agents/careful.toml:3: warning: limits is not known and is left out.",
      ])
  }

  @Test func `reports all its mistakes by line`() {
    let text = """
      strategy = "race "
      [[model]]
      id = "gpt-5"
      [[model]]
      max_retries = 1000
      [model.timeouts]
      first_tokn = 3
      """

    #expect(Self.parse(text).mistakes.map(\.line) == [1, 3, 4, 5, 7])
  }

  @Test(arguments: [
    ("[[model]]\nid = \"a/b\"\n[model.headers]\nX-Org = \"sk-ant-api03-Zx81mQp0aBcD\"", 4),
    ("[[model]]\nid = \"a/b\"\nkey_env = \"sk-ant-api03-Zx81mQp0aBcD\"", 3),
    ("[[model]]\nid = \"a/b\"\napi_key = \"Zx81mQp0aBcD\"", 3),
    ("[[model]]\nid = \"a/b\"\nkey_command = [\"echo\", \"sk-ant-api03-Zx81mQp0aBcD\"]", 3),
    ("instructions = \"use gsk_Zx81mQp0aBcD1234567\"\nmodel = \"a/b\"", 1),
    ("[[model]]\nid = \"a/b\"\n[model.headers]\nAuthorization = \"Bearer Zx81mQp0aBcD1234\"", 4),
    ("model = \"a/b\"\n[options.x]\nsecret = \"sk-Zx81mQp0aBcD12345\"", 3),
    ("strategy = \"sk-Zx81mQp0aBcD12345\"\nmodel = \"a/b\"", 1),
    ("model = \"a/b\"\nx = sk-ant-api03-Zx81mQp0aBcD\n", 2),
    ("model = \"a/b\"\nsk-ant-api03-Zx81mQp0aBcD = 1\nsk-ant-api03-Zx81mQp0aBcD = 1\n", 3),
  ])
  func `names a key in plain text without repeating it`(text: String, line: Int) throws {
    let mistakes = Self.parse(text).mistakes

    #expect(mistakes.contains { $0.line == line && $0.severity == .error })
    #expect(mistakes.allSatisfy { !"\($0)".contains("Zx81mQp0") }, "\(mistakes)")
  }
}
