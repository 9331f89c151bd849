import Glibc
import Settings
import Testing

@Suite struct `The agent directories` {
  let folder: ScratchFolder
  let directory: AgentDirectory
  static let plain = "model = \"openai/gpt-5\"\n"
  static let guarded = "[[model]]\nid = \"openai/gpt-5\"\nkey_command = [\"./key\"]\n"

  init() throws {
    folder = try ScratchFolder()
    directory = AgentDirectory(
      try Directories(Environment(["SWITCHBOARD_HOME": folder["home"]])),
      workingDirectory: folder["work"])
    try folder.write(Self.plain, to: "home/agents/careful.toml")
    try folder.write("name = \"swift-expert\"\n" + Self.plain, to: "home/agents/swift.toml")
    try folder.write(Self.plain, to: "work/agents/careful.toml")
    try folder.write(Self.guarded, to: "work/agents/local.toml")
    try folder.write("x", to: "work/agents/notes.txt")
  }

  @Test func `are listed, the person's own first`() {
    #expect(directory.list().map(\.reference) == ["careful", "swift", "./agents/careful", "local"])
    #expect(directory.list().map(\.origin) == [.own, .own, .here, .here])
  }

  @Test(arguments: [
    ("careful", "home/agents/careful.toml", AgentLocation.Origin.own),
    ("./agents/careful", "work/./agents/careful.toml", .here),
    ("agents/careful.toml", "work/agents/careful.toml", .here),
    ("local", "work/agents/local.toml", .here),
    ("../work/agents/local", "work/../work/agents/local.toml", .here),
    ("swift-expert", "home/agents/swift.toml", .own),
    ("../home/agents/swift.toml", "work/../home/agents/swift.toml", .own),
  ])
  func `find a name or a file`(
    reference: String, path: String, origin: AgentLocation.Origin
  ) throws {
    let location = try directory.find(reference)

    #expect(location.path == folder[path])
    #expect(location.origin == origin)
  }

  @Test func `find a file elsewhere, also through a link out of the folder`() throws {
    try folder.write(Self.plain, to: "other/x.toml")
    symlink(folder["other/x.toml"], folder["work/agents/linked.toml"])
    symlink(folder["work/agents/local.toml"], folder["other/back.toml"])

    #expect(try directory.find(folder["other/x.toml"]).origin == .named)
    #expect(try directory.find("./agents/linked").origin == .here)
    #expect(try directory.find(folder["other/back.toml"]).origin == .here)
  }

  @Test func `say which agent is not there, and the nearest`() {
    #expect(throws: SettingsError.noSuchAgent(name: "carefull", nearest: "careful")) {
      try directory.find("carefull")
    }
    #expect(
      "\(SettingsError.noSuchAgent(name: "./nothing", nearest: nil))"
        == "There is no file ./nothing.")
    #expect(throws: SettingsError.noSuchAgent(name: "./nothing", nearest: nil)) {
      try directory.find("./nothing")
    }
  }

  @Test func `withhold what came with the current folder until it is trusted`() throws {
    let location = try directory.find("local")

    let before = try directory.load(location)
    try directory.trust(location)
    let trusted = try directory.load(location)
    try folder.write(Self.guarded + "max_retries = 1\n", to: "work/agents/local.toml")
    let changed = try directory.load(location)

    #expect(before.agent == nil && before.needsTrust && before.mistakes.map(\.line) == [3])
    #expect(before.mistakes.first?.message.contains("switchboard agents trust") == true)
    #expect(trusted.agent != nil && !trusted.needsTrust && trusted.mistakes.isEmpty)
    #expect(changed.agent == nil && changed.needsTrust)
    #expect(changed.mistakes.first?.message.contains("has changed since you trusted") == true)
    #expect(folder.mode("home/trusted-agents.json") == 0o600)
  }

  @Test(arguments: [
    "key_env = \"OPENAI_API_KEY\"", "key_file = \"/k\"", "base_url = \"https://evil.example/v1\"",
    "[model.headers]\nX = \"${HOME}\"", "[providers.openai]\nname = \"x\"",
  ])
  func `withhold every kind of thing that needs trust`(line: String) throws {
    try folder.write("[[model]]\nid = \"a/b\"\n\(line)\n", to: "work/agents/new.toml")

    #expect(try directory.load(directory.find("new")).needsTrust)
    #expect(try directory.load(directory.find("new")).agent == nil)
  }

  @Test func `ask for no trust where nothing needs it, nor for the person's own`() throws {
    try folder.write(Self.guarded, to: "home/agents/mine.toml")

    #expect(try directory.load(directory.find("./agents/careful")).agent != nil)
    #expect(try directory.load(directory.find("mine")).agent != nil)
  }

  @Test func `trust the same bytes in no other place`() throws {
    try directory.trust(directory.find("local"))
    try folder.write(Self.guarded, to: "work/agents/copy.toml")

    #expect(try directory.load(directory.find("copy")).needsTrust)
  }

  @Test func `trust nothing when the list of trusted files is damaged`() throws {
    let location = try directory.find("local")
    try directory.trust(location)
    try folder.write("{\"agents\": [", to: "home/trusted-agents.json")

    #expect(try directory.load(location).needsTrust)
    try directory.trust(location)
    #expect(try !directory.load(location).needsTrust)
  }
}
