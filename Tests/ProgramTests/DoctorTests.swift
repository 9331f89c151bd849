import Testing

@Suite struct `The doctor` {
  @Test func `has one line for each thing, and nothing to mend in a fresh home`() throws {
    let outcome = try ProgramRun.run(
      "doctor", environment: ["TERM": "xterm-256color", "LANG": "C.UTF-8"])

    #expect(outcome.status == 0, "\(outcome)")
    for check in [
      "terminal", "colours", "locale", "symbols", "libcurl", "ncurses", "settings", "catalogue",
      "keys", "proxy", "local servers",
    ] {
      #expect(outcome.output.contains(" \(check) "), "\(check)")
    }
  }

  @Test func `names mistakes of keys, theme and modes, and ends with 1`() throws {
    let scratch = try Scratch()
    try scratch.settings(
      "[keymap]\n\"chat.agian\" = [\"f5\"]\n\"app.help\" = [\"ctrl+m\"]\n[theme]\nname = \"dsk\"\n")
    let outcome = try ProgramRun.run(
      "doctor", in: scratch,
      environment: ["TERM": "xterm", "LANG": "C", "ANTHROPIC_API_KEY": "sk-ant-canary-1"])

    #expect(outcome.status == 1)
    for piece in [
      "chat.agian is no action. Did you mean chat.again?", "Ctrl+M is Enter in a terminal",
      "dsk, which is not there. Write dusk", "LANG=C", "ASCII, because", "ANTHROPIC_API_KEY",
    ] {
      #expect(outcome.output.contains(piece), "\(piece)")
    }
    #expect(!outcome.output.contains("canary"))
  }

  @Test func `works with settings that cannot be used`() throws {
    let scratch = try Scratch()
    try scratch.settings("model = [")
    let outcome = try ProgramRun.run("doctor", "--format", "tsv", in: scratch)

    #expect(outcome.status == 1)
    #expect(outcome.output.hasPrefix("check\tstatus\tmessage\tmend\n"))
    #expect(outcome.output.contains("settings\tbroken\t"))
  }
}

@Suite struct `Themes on the command line` {
  @Test func `are listed with those of the settings folder`() throws {
    let scratch = try Scratch()
    try scratch.write("name = \"mine\"\n", to: "home/themes/mine.toml")
    let outcome = try ProgramRun.run("themes", "list", in: scratch)

    #expect(outcome.status == 0)
    for name in ["dusk", "paper", "contrast", "brass", "sixteen", "mono"] {
      #expect(outcome.output.contains("\n\(name) "))
    }
    #expect(outcome.output.contains("has mistakes"))
  }

  @Test func `are checked with line, role and a value that would do`() throws {
    let scratch = try Scratch()
    let path = try scratch.write(
      """
      name = "mine"
      ground = "#000000"
      [roles]
      txt = { hex = "#ffffff" }
      muted = { hex = "#333333" }
      """, to: "work/mine.toml")
    let outcome = try ProgramRun.run("themes", "check", path, in: scratch)

    #expect(outcome.status == 64)
    #expect(outcome.error.contains("\(path):3: The role text is missing."))
    #expect(outcome.error.contains("\(path):4: warning: roles.txt is not known"))
    #expect(outcome.error.contains("Did you mean text?"))
  }

  @Test func `are in order as they are shipped`() throws {
    for name in ["dusk", "paper", "contrast", "brass", "sixteen", "mono"] {
      let outcome = try ProgramRun.run("themes", "check", name)
      #expect(outcome.status == 0 && outcome.output == "\(name) is in order.\n")
    }
    #expect(try ProgramRun.run("themes", "check", "dsk").error.contains("Did you mean dusk?"))
  }
}
