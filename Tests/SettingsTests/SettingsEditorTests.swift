import Glibc
import Testing

@testable import Settings

@Suite struct `A key that is kept` {
  private static func directories(_ scratch: borrowing ScratchFolder) throws -> Directories {
    try Directories(Environment(["SWITCHBOARD_HOME": scratch.path]))
  }

  @Test func `is in a file of its own with mode 0600, which the settings name`() throws {
    let scratch = try ScratchFolder()
    let directories = try Self.directories(scratch)
    let path = try SettingsEditor(directories).keepKey("sk-canary", of: "google")

    #expect(path == directories.keys + "/google")
    #expect(try AtomicFile.read(path) == Array("sk-canary\n".utf8))
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o600)
    #expect(stat(directories.keys, &status) == 0 && status.st_mode & 0o777 == 0o700)
    let settings = try SettingsFile.load(directories)
    #expect(settings.mistakes.isEmpty)
    #expect(settings.value?.provider("google")?.key == .file(path))
  }

  @Test func `leaves every other line of the settings as it was`() throws {
    let scratch = try ScratchFolder()
    let directories = try Self.directories(scratch)
    let text =
      "# mine\nmodel = \"openai/gpt-5\"\n\n[providers.openai] # here\nname = \"O\"\n[theme]\nname = \"dusk\"\n"
    try AtomicFile.write(Array(text.utf8), to: directories.settingsFile)
    try SettingsEditor(directories).setKey(.command(["pass", "show", "a \"b\""]), of: "openai")

    let bytes = try #require(try AtomicFile.read(directories.settingsFile))
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == text.replacing(
          "# here\n", with: "# here\nkey_command = [\"pass\", \"show\", \"a \\\"b\\\"\"]\n"))
    #expect(
      try SettingsFile.load(directories).value?.provider("openai")?.key
        == .command(["pass", "show", "a \"b\""]))
  }

  @Test func `replaces no other key, and leaves nothing behind when it cannot be named`() throws {
    let scratch = try ScratchFolder()
    let directories = try Self.directories(scratch)
    for text in [
      "[providers.google]\nkey_env = \"MINE\"\n", "model = [",
      "providers = { google = { name = \"G\" } }\n",
    ] {
      try AtomicFile.write(Array(text.utf8), to: directories.settingsFile)
      #expect(throws: SettingsError.self) {
        try SettingsEditor(directories).keepKey("sk-canary", of: "google")
      }
      #expect(try AtomicFile.read(directories.settingsFile) == Array(text.utf8))
      #expect(try AtomicFile.read(directories.keys + "/google") == nil)
    }
  }

  @Test func `is replaced by a new one`() throws {
    let scratch = try ScratchFolder()
    let directories = try Self.directories(scratch)
    _ = try SettingsEditor(directories).keepKey("old", of: "x-ai")
    let settings = try AtomicFile.read(directories.settingsFile)
    let path = try SettingsEditor(directories).keepKey("new", of: "x-ai")
    #expect(try AtomicFile.read(path) == Array("new\n".utf8))
    #expect(try AtomicFile.read(directories.settingsFile) == settings)
  }
}

@Suite struct `The transcripts` {
  @Test func `are the last twenty, and no other file is touched`() throws {
    let scratch = try ScratchFolder()
    let directories = try Directories(Environment(["SWITCHBOARD_HOME": scratch.path]))
    let folder = TranscriptFolder(directories)
    try AtomicFile.write([0x41], to: directories.transcripts + "/notes.md")
    for day in 10..<35 {
      _ = try folder.add("text", title: "Hi", stamp: "2026-07-\(day)-1200")
    }

    #expect(folder.names().count == TranscriptFolder.most)
    #expect(folder.names().first == "2026-07-15-1200-hi.md")
    #expect(try AtomicFile.read(directories.transcripts + "/notes.md") == [0x41])
  }

  @Test(arguments: [
    ("Why is the sky blue?", "why-is-the-sky-blue"), ("../../etc/passwd\u{0}", "etc-passwd"),
    ("日本語", ""), ("", ""),
    (String(repeating: "word ", count: 50), "word-word-word-word-word-word-word-word"),
  ])
  func `are named after the first words, whatever these are`(title: String, slug: String) {
    #expect(TranscriptFolder.slug(title) == slug)
  }

  @Test func `of the same minute have numbers`() throws {
    let scratch = try ScratchFolder()
    let folder = TranscriptFolder(
      try Directories(Environment(["SWITCHBOARD_HOME": scratch.path])))
    let paths = try (0..<3).map { _ in
      try folder.add("text", title: "Hi", stamp: "2026-07-01-1200")
    }
    #expect(Set(paths).count == 3)
  }
}
