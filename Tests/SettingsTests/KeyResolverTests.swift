import ChatModel
import Glibc
import Settings
import Testing

@Suite struct `A key` {
  let folder: ScratchFolder
  let resolver: KeyResolver

  init() throws {
    folder = try ScratchFolder()
    resolver = KeyResolver(
      Environment([
        "PATH": Environment.current()["PATH"] ?? "/bin", "HOME": folder.path, "ACME": " abc\n",
        "EMPTY": "", "BAD": "a\u{1B}b", "MARK": "seen",
      ]))
  }

  func key(_ source: KeySource) async throws -> String {
    try await resolver.key(from: source).secret.revealed
  }

  // MARK: Variables and files

  @Test func `comes from a variable, without the white space around it`() async throws {
    let found = try await resolver.key(from: .variable("ACME"))

    #expect(found.secret == Secret("abc", origin: "ACME") && found.warning == nil)
  }

  @Test(arguments: [
    ("EMPTY", SettingsError.variableUnset(name: "EMPTY", place: "key_env")),
    ("ABSENT", .variableUnset(name: "ABSENT", place: "key_env")),
    ("BAD", .unusableKey(origin: "BAD")),
  ])
  func `is refused with a sentence that names the variable`(
    name: String, error: SettingsError
  ) async {
    await #expect(throws: error) { try await key(.variable(name)) }
    #expect("\(error)".contains(name))
  }

  @Test func `comes from the first line of a file`() async throws {
    try folder.write("  k-123 \r\nsecond\n", to: "keys/acme")

    let found = try await resolver.key(from: .file("~/keys/acme"))

    #expect(found.secret == Secret("k-123", origin: "key_file") && found.warning == nil)
  }

  @Test func `comes with a warning from a file that others can read`() async throws {
    try folder.write("k", to: "acme")
    chmod(folder["acme"], 0o640)

    let warning = try await resolver.key(from: .file(folder["acme"])).warning

    #expect(warning == "\(folder["acme"]) can be read by others: run chmod 600 \(folder["acme"]).")
  }

  @Test func `is not had from a file that is absent, empty or too long`() async throws {
    try folder.write("\nsecond", to: "empty")
    try folder.write(String(repeating: "k", count: 17_000), to: "long")

    await #expect(throws: SettingsError.self) { try await key(.file(folder["absent"])) }
    await #expect(throws: SettingsError.emptyKey(origin: "key_file")) {
      try await key(.file(folder["empty"]))
    }
    await #expect(throws: SettingsError.self) { try await key(.file(folder["long"])) }
  }

  // MARK: Commands

  @Test func `is the first line that a command prints, run without a shell (R6)`() async throws {
    let found = try await resolver.key(from: .command(["printf", "%s\n", "k $HOME;x", "more"]))

    #expect(found.secret == Secret("k $HOME;x", origin: "key_command"))
  }

  @Test func `comes from a command that has the environment and no terminal or input`() async throws
  {
    let script = "test ! -t 0 && ! (: </dev/tty) 2>/dev/null && cat && echo \"$MARK\""

    #expect(try await key(.command(["sh", "-c", script])) == "seen")
  }

  @Test func `comes from a command that inherits no open file`() async throws {
    let descriptor = open(folder.path, O_RDONLY)
    defer { close(descriptor) }

    let words = ["sh", "-c", "test -e /proc/$$/fd/\(descriptor) && echo open || echo closed"]

    #expect(descriptor > 2)
    #expect(try await key(.command(words)) == "closed")
  }

  @Test func `is asked of its command once, however many want it`() async throws {
    let words = ["sh", "-c", "echo run >> '\(folder["runs"])'; echo key"]

    let keys = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<20 { group.addTask { try await key(.command(words)) } }
      return try await group.reduce(into: []) { $0.append($1) }
    }

    #expect(keys == Array(repeating: "key", count: 20))
    #expect(try await key(.command(words)) == "key")
    #expect(try folder.text("runs") == "run\n")
  }

  @Test func `is asked for again after its command has failed`() async throws {
    let marker = folder["unlocked"]
    let words = ["sh", "-c", "test -e '\(marker)' && echo key || { echo locked >&2; exit 3; }"]

    await #expect(
      throws: SettingsError.commandFailed(program: "sh", status: 3, message: "locked")
    ) { try await key(.command(words)) }
    try folder.write("", to: "unlocked")

    #expect(try await key(.command(words)) == "key")
  }

  @Test(arguments: [
    (["no-such-program-at-all"], "No such file or directory"),
    (["sh", "-c", "kill -9 $$"], "was ended by signal 9"),
    (["true"], "The key from key_command is empty."),
    (["sh", "-c", "echo first >&2; echo 'last words' >&2; exit 2"], "with status 2: last words"),
    (["sh", "-c", "printf 'a\\033b\\n'"], "holds control characters"),
  ])
  func `is missing for a reason that a person can read`(words: [String], reason: String) async {
    let error = await #expect(throws: SettingsError.self) { try await key(.command(words)) }

    #expect(error?.description.contains(reason) == true, "\(String(describing: error))")
  }

  @Test func `is in no message, also when its command complains with it (K1)`() async {
    let script = "echo canary-77; echo 'bad key canary-77 or sk-ant-api03-Zx81mQp0aBcD' >&2; exit 1"

    let error = await #expect(throws: SettingsError.self) {
      try await key(.command(["sh", "-c", script]))
    }

    let message = error?.description ?? ""
    #expect(message.contains("bad key (hidden) or (hidden)"))
    #expect(!message.contains("canary") && !message.contains("Zx81"))
  }

  @Test func `is had at once although something the command started lives on`() async throws {
    let resolver = KeyResolver(Environment.current(), limit: .seconds(5))
    let words = ["sh", "-c", "sleep 10 & echo key"]

    #expect(try await resolver.key(from: .command(words)).secret.revealed == "key")
  }

  @Test func `is had from a command that prints very much`() async throws {
    let words = ["sh", "-c", "echo key; head -c 3000000 /dev/zero; head -c 3000000 /dev/zero >&2"]

    #expect(try await key(.command(words)) == "key")
  }
}
