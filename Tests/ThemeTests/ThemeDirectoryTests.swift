import Settings
import Testing
import Themes

@Suite struct `The themes of a person` {
  static func directory(_ home: String) throws -> ThemeDirectory {
    ThemeDirectory(try Directories(Environment(["SWITCHBOARD_HOME": home])))
  }

  @Test func `are the built-in ones where there is no folder`() throws {
    let themes = try Self.directory("/nonexistent/switchboard")

    #expect(themes.names() == BuiltInThemes.names)
    #expect(try themes.load("dusk")?.value?.name == "dusk")
    #expect(try themes.load("nothing") == nil)
    #expect(try themes.load("../settings") == nil)
    #expect(themes.nearest(to: "dus") == "dusk")
    #expect(themes.file(of: "own") == "/nonexistent/switchboard/themes/own.toml")
  }
}
