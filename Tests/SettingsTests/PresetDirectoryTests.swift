import ChatModel
import JSONCoding
import Settings
import Testing

@Suite struct `The presets` {
  private let folder: ScratchFolder
  private let presets: PresetDirectory

  init() throws {
    folder = try ScratchFolder()
    presets = PresetDirectory(
      try Directories(Environment(["SWITCHBOARD_HOME": folder.path, "HOME": folder.path])))
  }

  @Test func `come back as they were kept, and nobody else can read them`() throws {
    let contents = PresetDirectory.Contents(
      options: [
        "openai": ["reasoningEffort": "low", "metadata": ["a b": "q\"\n\\ü"]],
        "anthropic": [
          "thinking": ["type": "enabled", "budgetTokens": 4096],
          "mcpServers": [["type": "url", "name": "n"], ["type": "url", "name": "m"]],
          "toolStreaming": false,
        ],
      ], settings: CallSettings(temperature: 0.2, stopSequences: ["a", "b"], seed: -3))

    try presets.save("careful", contents)

    #expect(presets.names() == ["careful"])
    let read = try presets.load("careful")
    #expect(read.mistakes.isEmpty)
    #expect(read.value == contents)
    #expect(folder.mode("presets/careful.toml") == 0o600)
    try presets.delete("careful")
    try presets.delete("careful")
    #expect(presets.names().isEmpty)
  }

  @Test func `leave out what TOML cannot say`() throws {
    try presets.save(
      "x", .init(options: ["openai": ["user": nil, "store": true]], settings: CallSettings()))

    #expect(try folder.text("presets/x.toml") == "[options.openai]\nstore = true\n")
  }

  @Test(arguments: ["", "../x", "a/b", ".", "a b", "ä"])
  func `never lead out of their folder`(name: String) {
    #expect(throws: SettingsError.self) {
      try presets.save(name, .init(options: [:], settings: CallSettings()))
    }
  }

  @Test func `say what is wrong with a file`() throws {
    try folder.write("[settings]\ntemperature = \"hot\"\n", to: "presets/bad.toml")

    let read = try presets.load("bad")
    #expect(read.value == nil)
    #expect(read.mistakes.first?.line == 2)
  }
}
