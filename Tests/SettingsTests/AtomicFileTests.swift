import Glibc
import Settings
import Testing

@Suite(.serialized) struct `A file written at once` {
  @Test func `has mode 0600 whatever the umask, in folders of mode 0700 (K6)`() throws {
    let folder = try ScratchFolder()
    let before = umask(0)
    defer { umask(before) }

    try folder.write("secret", to: "new/deep/file")

    #expect(folder.mode("new/deep/file") == 0o600)
    #expect(folder.mode("new/deep") == 0o700)
    #expect(folder.mode("new") == 0o700)
  }

  @Test func `replaces the old one whole and leaves nothing beside it`() throws {
    let folder = try ScratchFolder()
    try folder.write(String(repeating: "long ", count: 1000), to: "file")

    try folder.write("short", to: "file")

    #expect(try folder.text("file") == "short")
    #expect(folder.names() == ["file"])
  }

  @Test func `narrows the mode of the old one`() throws {
    let folder = try ScratchFolder()
    try folder.write("old", to: "file")
    chmod(folder["file"], 0o666)

    try folder.write("new", to: "file")

    #expect(folder.mode("file") == 0o600)
  }

  @Test func `goes where a link leads, and the link stays`() throws {
    let folder = try ScratchFolder()
    try folder.write("old", to: "real/file")
    symlink(folder["real/file"], folder["link"])

    try folder.write("new", to: "link")

    var status = stat()
    #expect(lstat(folder["link"], &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
    #expect(try folder.text("real/file") == "new")
  }

  @Test func `leaves nothing behind when it cannot be put in place`() throws {
    let folder = try ScratchFolder()
    try Directories.make(folder["taken/below"])

    #expect(throws: SettingsError.self) { try folder.write("x", to: "taken") }
    #expect(folder.names() == ["taken"])
  }

  @Test func `is read up to a limit, and only if it is a file`() throws {
    let folder = try ScratchFolder()
    try folder.write("12345", to: "file")
    mkfifo(folder["pipe"], 0o600)

    #expect(try AtomicFile.read(folder["file"], limit: 5) == Array("12345".utf8))
    #expect(throws: SettingsError.tooLarge(path: folder["file"], limit: 4)) {
      try AtomicFile.read(folder["file"], limit: 4)
    }
    #expect(try AtomicFile.read(folder["absent"]) == nil)
    #expect(try AtomicFile.read(folder["file/below"]) == nil)
    #expect(throws: SettingsError.self) { try AtomicFile.read(folder["pipe"]) }
    #expect(throws: SettingsError.self) { try AtomicFile.read(folder.path) }
  }
}
