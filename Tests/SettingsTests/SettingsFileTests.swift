import ChatModel
import JSONCoding
import Settings
import Testing

@Suite struct `The settings file` {
  static let example = """
    model = "anthropic/claude-haiku-4-5"

    [providers.acme]
    name = "Acme"
    base_url = "https://llm.acme.example/v1"
    dialect = "openai-chat"          # openai-chat | openai-responses | anthropic | gemini | ollama
    key_env = "ACME_API_KEY"         # or key_command = ["pass", "show", "acme"]
    models = ["acme-large"]
    # allow_http = true              # plain http to a host that is not this machine
    [providers.acme.headers]
    X-Tenant = "${TENANT}"
    [providers.acme.options]
    reasoningEffort = "low"
    [providers.acme.timeouts]
    idle = 60

    [providers.openai]
    key_file = "keys/openai"

    [keymap]                         # rebind any named action
    "chat.send" = ["enter"]

    [theme]
    name = "dusk"
    """

  static func parse(_ text: String) -> Parsed<SettingsFile> {
    SettingsFile.parse(Array(text.utf8), file: "/etc/sb/settings.toml")
  }

  @Test func `is read in full`() throws {
    let parsed = Self.parse(Self.example)
    let settings = try #require(parsed.value)
    let acme = try #require(settings.provider("acme"))

    #expect(parsed.mistakes.isEmpty)
    #expect(settings.model == "anthropic/claude-haiku-4-5" && settings.agent == nil)
    #expect(settings.theme == "dusk")
    #expect(settings.keymap == ["chat.send": ["enter"]])
    #expect(settings.providers.map(\.id) == ["acme", "openai"])
    #expect(acme.name == "Acme" && acme.dialect == .openAIChat && acme.models == ["acme-large"])
    #expect(acme.baseURL?.text == "https://llm.acme.example/v1" && !acme.allowsPlainHTTP)
    #expect(acme.key == .variable("ACME_API_KEY"))
    #expect(acme.headers.map(\.value.variables) == [["TENANT"]])
    #expect(acme.options == ["acme": ["reasoningEffort": "low"]])
    #expect(acme.timeouts.idle == .seconds(60))
  }

  @Test func `sets no limit of a whole run for a provider (R22)`() {
    let mistakes = Self.parse("[providers.acme.timeouts]\ntotal = 600\n").mistakes
    #expect(mistakes.map(\.severity) == [.error])
    #expect(mistakes.first?.message.contains("--total-timeout") == true)
  }

  @Test func `finds a relative key file beside itself`() {
    #expect(Self.parse(Self.example).value?.provider("openai")?.key == .file("/etc/sb/keys/openai"))
  }

  @Test func `is empty where there is none`() throws {
    let folder = try ScratchFolder()
    let directories = try Directories(Environment(["SWITCHBOARD_HOME": folder.path]))

    let parsed = try SettingsFile.load(directories)

    #expect(parsed.value == SettingsFile() && parsed.mistakes.isEmpty)
  }

  @Test func `is read from the configuration directory`() throws {
    let folder = try ScratchFolder()
    try folder.write("agent = \"careful\"", to: "settings.toml")
    let directories = try Directories(Environment(["SWITCHBOARD_HOME": folder.path]))

    #expect(try SettingsFile.load(directories).value?.agent == "careful")
  }

  @Test(arguments: [
    ("http://127.0.0.1:11434", true), ("http://localhost:1/v1", true), ("http://[::1]:80", true),
    ("http://127.9.9.9", true), ("https://far.example", true), ("http://far.example/v1", false),
    ("http://127.0.0.1.far.example", false), ("http://localhost.far.example", false),
    ("http://1270.0.1", false), ("HTTP://FAR.example", false),
  ])
  func `lets plain http go to this machine only (R9)`(url: String, isFine: Bool) {
    let text = "[providers.x]\nbase_url = \"\(url)\"\n"

    #expect((Self.parse(text).value?.provider("x")?.baseURL != nil) == isFine)
    #expect(Self.parse(text).mistakes.map(\.line) == (isFine ? [] : [2]))
    #expect(Self.parse(text + "allow_http = true").mistakes.isEmpty)
  }

  @Test(arguments: [
    ("model = \"gpt-5\"", 1, "must be provider/model"),
    ("providers = 3", 1, "providers must be a table; 3 was written."),
    ("[providers]\nacme = \"x\"", 2, "providers.acme must be a table"),
    ("[providers.\"a/b\"]\nname = \"x\"", 1, "an id has no slash"),
    ("[providers.x]\ndialect = \"openai\"", 2, "must be openai-chat, openai-responses, anthropic,"),
    ("[providers.x]\nmodels = [\"a\", 2]", 2, "must be a list of texts in quotes"),
    ("[providers.x]\nallow_http = 1", 2, "must be true or false; 1 was written."),
    ("[theme]\nname = []", 2, "theme.name must be text in quotes; a list was written."),
    ("[providers.x.options]\na = inf", 2, "a number must be finite."),
    ("keymap = \"vi\"", 1, "keymap must be a table"),
  ])
  func `says in one sentence what is wrong and on which line`(
    text: String, line: Int, words: String
  ) throws {
    let mistakes = Self.parse(text).mistakes

    #expect(mistakes.count == 1)
    #expect(mistakes.first?.line == line)
    #expect(mistakes.first?.message.contains(words) == true, "\(mistakes)")
  }

  @Test(arguments: [
    ("modle = \"a/b\"", "modle is not known and is left out. Did you mean model?"),
    ("[providers.x]\nbase-url = \"https://h\"", "Did you mean base_url?"),
    ("[theme]\ncolour = 1", "theme.colour is not known and is left out."),
    ("model = \"a/b\"\nagent = \"c\"", "model and agent are both set; the agent is used."),
    (
      "[providers.x.headers]\nAuthorization = \"Bearer ${T}\"",
      "The header Authorization is written from the key and cannot be set here; use key_env."
    ),
  ])
  func `warns and goes on`(text: String, words: String) {
    let parsed = Self.parse(text)

    #expect(parsed.value != nil)
    #expect(parsed.mistakes.map(\.severity) == [.warning])
    #expect(parsed.mistakes.first?.message.hasSuffix(words) == true, "\(parsed.mistakes)")
  }
}
