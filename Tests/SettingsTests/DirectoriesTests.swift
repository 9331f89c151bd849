import Glibc
import Settings
import Testing

@Suite struct `The directories` {
  @Test func `are those of XDG`() throws {
    let directories = try Directories(
      Environment(["HOME": "/home/ada", "XDG_CACHE_HOME": "/fast", "XDG_STATE_HOME": "relative"]))

    #expect(directories.settingsFile == "/home/ada/.config/switchboard/settings.toml")
    #expect(directories.agents == "/home/ada/.config/switchboard/agents")
    #expect(directories.chatsFile == "/home/ada/.local/share/switchboard/chats.sqlite")
    #expect(directories.cache == "/fast/switchboard")
    #expect(directories.stateFile == "/home/ada/.local/state/switchboard/state.json")
  }

  @Test(arguments: [("/box", "/box"), ("box/../case", "/work/case"), ("/box/", "/box")])
  func `are all under SWITCHBOARD_HOME when that is set`(value: String, folder: String) throws {
    let directories = try Directories(
      Environment(["HOME": "/home/ada", "SWITCHBOARD_HOME": value, "XDG_CONFIG_HOME": "/x"]),
      workingDirectory: "/work")

    #expect(directories.settingsFile == "\(folder)/settings.toml")
    #expect(directories.cache == "\(folder)/cache")
    #expect(directories.trustFile == "\(folder)/trusted-agents.json")
  }

  @Test func `do not need HOME when every variable is set`() throws {
    let names = ["XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"]
    let variables = Dictionary(uniqueKeysWithValues: names.map { ($0, "/\($0)") })

    #expect(
      try Directories(Environment(variables)).logFile
        == "/XDG_STATE_HOME/switchboard/switchboard.log")
  }

  @Test func `are made for their owner alone, the ones above them too`() throws {
    let folder = try ScratchFolder()

    try Directories.make(folder["a/b/c"])
    try Directories.make(folder["a/b/c"])

    #expect(["a", "a/b", "a/b/c"].map(folder.mode) == [0o700, 0o700, 0o700])
  }

  @Test func `are not made where a file is in the way`() throws {
    let folder = try ScratchFolder()
    try folder.write("x", to: "file")

    #expect(throws: SettingsError.self) { try Directories.make(folder["file"]) }
    #expect(throws: SettingsError.self) { try Directories.make(folder["file/below"]) }
  }
}

@Suite struct `The environment` {
  @Test func `counts an empty variable as unset`() {
    let environment = Environment(["A": "", "B": "x=y", "C": " "])

    #expect(environment["A"] == nil)
    #expect(environment["B"] == "x=y")
    #expect(environment.names == ["B", "C"])
    #expect(environment.assignments == ["A=", "B=x=y", "C= "])
  }

  @Test func `is that of the process`() {
    #expect(Environment.current()["PATH"] == getenv("PATH").map { String(cString: $0) })
  }
}
