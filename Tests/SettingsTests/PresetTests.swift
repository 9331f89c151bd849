import ChatModel
import JSONCoding
import Testing

@testable import Settings

@Suite struct `Presets` {
  private let folder: ScratchFolder
  private let store: PresetStore

  init() throws {
    folder = try ScratchFolder()
    store = PresetStore(try Directories(Environment(["SWITCHBOARD_HOME": folder.path])))
  }

  private let preset = Preset(
    name: "fast & cheap",
    options: [
      "openai": ["reasoningEffort": "low", "metadata": ["team": "a\nb"]],
      "anthropic": ["thinking": ["type": "enabled", "budgetTokens": 2048]],
    ],
    settings: CallSettings(maxOutputTokens: 400, temperature: 0.5, stopSequences: ["END", "\""]))

  @Test func `are kept for their owner alone, listed, read back and deleted`() throws {
    #expect(store.names().isEmpty)
    try store.save(preset)
    try store.save(Preset(name: "another", settings: CallSettings(seed: 1)))

    #expect(store.names() == ["another", "fast & cheap"])
    #expect(folder.mode("presets/fast & cheap.toml") == 0o600 && folder.mode("presets") == 0o700)
    let loaded = try #require(try store.load("fast & cheap"))
    #expect(loaded.value == preset && loaded.mistakes.isEmpty)
    #expect(try store.delete("another"))
    #expect(try store.delete("another") == false)
    #expect(store.names() == ["fast & cheap"])
    #expect(try store.load("another") == nil)
  }

  @Test func `take the place of one of the same name`() throws {
    try store.save(preset)
    var other = preset
    other.settings = CallSettings(topP: 0.25)
    try store.save(other)

    #expect(try store.load(preset.name)?.value == other)
  }

  @Test func `say what is wrong in a file that was changed by hand`() throws {
    try folder.write("[settings]\ntemperature = \"hot\"\nmodel = 3\n", to: "presets/bad.toml")

    let loaded = try #require(try store.load("bad"))
    #expect(loaded.mistakes.map(\.line) == [2, 3])
  }

  @Test func `hold no key`() throws {
    var leaky = preset
    leaky.options["openai"]?["user"] = .string("sk-proj-" + String(repeating: "aB3", count: 16))

    #expect(throws: SettingsError.self) { try store.save(leaky) }
    #expect(store.names().isEmpty)
  }

  @Test(arguments: ["", "../x", "a/b", ".hidden", " x", "a\u{1B}b", "a\u{202E}b", "a\nb"])
  func `have names that a file can have`(name: String) {
    #expect(throws: SettingsError.notAName(name)) {
      try store.save(Preset(name: name, settings: CallSettings(seed: 1)))
    }
  }
}
