import JSONCoding
import Testing

@testable import Settings

@Suite struct `Keys written into the settings` {
  private static func changed(
    _ text: String, _ changes: [(action: String, keys: [String]?)]
  ) throws -> String {
    let scratch = try ScratchFolder()
    let directories = try Directories(Environment(["SWITCHBOARD_HOME": scratch.path]))
    try AtomicFile.write(Array(text.utf8), to: directories.settingsFile)
    try SettingsEditor(directories).setKeys(changes)
    let bytes = try #require(try AtomicFile.read(directories.settingsFile))
    #expect(SettingsFile.parse(bytes, file: "settings.toml").mistakes.isEmpty)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test func `begin a table where there is none`() throws {
    #expect(
      try Self.changed("model = \"demo/prose\" # mine\n", [("chat.again", ["r", "F6"])])
        == "model = \"demo/prose\" # mine\n\n[keymap]\n\"chat.again\" = [\"r\", \"F6\"]\n")
  }

  @Test func `leave comments and all other lines as they are`() throws {
    let text =
      "[keymap] # keys\n# again\n\"chat.again\" = \"a\" # often\n\n[theme]\nname = \"dusk\"\n"
    #expect(
      try Self.changed(text, [("chat.again", ["b", "F6"]), ("app.help", ["F2"])])
        == "[keymap] # keys\n# again\n\"chat.again\" = [\"b\", \"F6\"] # often\n\"app.help\" = \"F2\"\n\n[theme]\nname = \"dusk\"\n"
    )
  }

  @Test func `go with their line when they are those of the release again`() throws {
    #expect(
      try Self.changed(
        "[keymap]\n\"chat.again\" = \"a\"\n\"app.help\" = \"f2\"\n", [("chat.again", nil)])
        == "[keymap]\n\"app.help\" = \"f2\"\n")
    #expect(try Self.changed("# only\n", [("chat.again", nil)]) == "# only\n")
  }

  @Test func `are not written into a file with mistakes`() throws {
    let scratch = try ScratchFolder()
    let directories = try Directories(Environment(["SWITCHBOARD_HOME": scratch.path]))
    try AtomicFile.write(Array("model = [".utf8), to: directories.settingsFile)
    #expect(throws: SettingsError.self) {
      try SettingsEditor(directories).setKeys([("chat.again", ["a"])])
    }
    #expect(try AtomicFile.read(directories.settingsFile) == Array("model = [".utf8))
  }
}
